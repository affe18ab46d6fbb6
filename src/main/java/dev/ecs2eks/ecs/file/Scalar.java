package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Reads one JSON value as the Java type that a member of the SDK has. */
final class Scalar {

    /** What template languages leave behind in files that were never rendered. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?s).*(\\$\\{.*}|\\{\\{.*}}).*");

    /** Texts in AWS's API that hold numbers, and are often written as such by hand. */
    private static final Set<String> NUMBERS_AS_TEXT = Set.of("cpu", "memory");

    /** Free texts that are often written as a number or a boolean by hand: variables, options, attributes. */
    private static final Set<String> FREE_TEXT = Set.of("value", "healthcheckport");

    /** ISO 8601 as programs write it: with an offset of any form or none, to the second or finer, or the day alone. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ZZZZZ][xx][x]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    private Scalar() {}

    /** Whether this is a template's placeholder in the place of a value of this type. */
    static boolean isPlaceholder(JsonNode node, MarshallingKnownType type, String member) {
        return node.isTextual()
                && type != MarshallingKnownType.DOCUMENT
                && (type != MarshallingKnownType.STRING || NUMBERS_AS_TEXT.contains(member))
                && PLACEHOLDER.matcher(node.textValue()).matches();
    }

    /** The value; never a placeholder. */
    static Object read(JsonNode node, MarshallingKnownType type, String member, Place place) throws BadInput {
        try {
            return switch (type) {
                case STRING -> text(node, member, place);
                case BOOLEAN -> truth(node, place);
                case INTEGER -> number(node, place).intValueExact();
                case LONG -> number(node, place).longValueExact();
                case SHORT -> number(node, place).shortValueExact();
                case BYTE -> number(node, place).byteValueExact();
                case FLOAT -> number(node, place).floatValue();
                case DOUBLE -> number(node, place).doubleValue();
                case BIG_DECIMAL -> number(node, place);
                case INSTANT -> instant(node, place);
                case SDK_BYTES -> SdkBytes.fromUtf8String(text(node, member, place));
                default -> throw new IllegalStateException("no shape of a bundle has a member of type " + type);
            };
        } catch (ArithmeticException e) {
            throw BadInput.at(place, "a whole number that AWS accepts belongs here");
        }
    }

    private static String text(JsonNode node, String member, Place place) throws BadInput {
        if (node.isTextual()) {
            return node.textValue();
        }
        boolean takesNumbers = NUMBERS_AS_TEXT.contains(member) || FREE_TEXT.contains(member.toLowerCase(Locale.ROOT));
        if ((node.isNumber() || node.isBoolean()) && takesNumbers) {
            return node.asText();
        }
        throw wrongType(place, "a text", node);
    }

    private static Boolean truth(JsonNode node, Place place) throws BadInput {
        if (!node.isBoolean()) {
            throw wrongType(place, "true or false", node);
        }
        return node.booleanValue();
    }

    private static BigDecimal number(JsonNode node, Place place) throws BadInput {
        if (!node.isNumber()) {
            throw wrongType(place, "a number", node);
        }
        return node.decimalValue();
    }

    /** ISO 8601 with or without an offset, or seconds since 1970. */
    private static Instant instant(JsonNode node, Place place) throws BadInput {
        try {
            if (node.isNumber()) {
                var seconds = node.decimalValue();
                return Instant.ofEpochMilli(
                        seconds.movePointRight(3).toBigInteger().longValueExact());
            }
            if (node.isTextual()) {
                var parsed = TIME.parseBest(node.textValue(), OffsetDateTime::from, LocalDateTime::from);
                return parsed instanceof OffsetDateTime offset
                        ? offset.toInstant()
                        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw BadInput.at(place, "a time in ISO 8601 or in seconds since 1970 belongs here");
        }
        throw wrongType(place, "a time", node);
    }

    static BadInput wrongType(Place place, String wanted, JsonNode found) {
        return BadInput.at(place, wanted + " belongs here, found " + describe(found));
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "nothing";
        };
    }
}
