package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a file into JSON and says where that fails, without ever quoting the file. */
final class JsonDocument {

    /** 50 MB; no real service comes near it. */
    static final int LARGEST = 50_000_000;

    private static final int DEEPEST = 1_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LARGEST)
                            .maxNameLength(LARGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // the last one would win, and what the first one says would be lost silently
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The one document in these bytes. */
    JsonNode read(byte[] content) throws BadInput {
        if (content.length > LARGEST) {
            throw BadInput.at(1, 1, "the file is larger than 50 MB; split it, one service a file");
        }
        var text = decode(content);
        if (text.isBlank()) {
            throw BadInput.at(1, 1, "the file is empty");
        }
        HalfCharacters.refuse(text);
        return parse(text);
    }

    /** JSON inside a JSON text, such as a policy document. */
    JsonNode readText(String text) throws JsonProcessingException {
        return tree(text);
    }

    private JsonNode parse(String text) throws BadInput {
        try {
            return tree(text);
        } catch (JsonEOFException e) {
            throw at(e, "the file ends here in the middle of its JSON");
        } catch (StreamConstraintsException e) {
            throw at(e, "more than 1,000 levels, or a number of absurd length");
        } catch (MismatchedInputException e) {
            throw at(
                    e,
                    e.getOriginalMessage().startsWith("Trailing token")
                            ? "a second document begins here; one document a file"
                            : "the same key for the second time in one object; remove one of them");
        } catch (JsonProcessingException e) {
            throw at(e, "this is not JSON");
        }
    }

    private JsonNode tree(String text) throws JsonProcessingException {
        try {
            return json.readTree(text);
        } catch (NumberFormatException e) {
            throw new StreamConstraintsException("a number that no program can hold", placeOfAbsurdNumber(text));
        }
    }

    /** Jackson forgets it for an exponent of more than ten digits. */
    private @Nullable JsonLocation placeOfAbsurdNumber(String text) {
        try (var parser = json.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT && !isHeld(parser)) {
                    return parser.currentTokenLocation();
                }
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private static boolean isHeld(JsonParser parser) throws IOException {
        try {
            parser.getDecimalValue();
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static BadInput at(JsonProcessingException e, String what) {
        var location = e.getLocation();
        return location == null
                ? BadInput.at(1, 1, what)
                : BadInput.at(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), what);
    }

    private static String decode(byte[] content) throws BadInput {
        var bytes = ByteBuffer.wrap(content);
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            var good = new String(content, 0, bytes.position(), StandardCharsets.UTF_8);
            var lineStart = good.lastIndexOf('\n') + 1;
            throw BadInput.at(
                    good.chars().filter(c -> c == '\n').count() + 1,
                    good.length() - lineStart + 1,
                    "the file is not UTF-8; save it as UTF-8");
        }
    }
}
