package dev.ecs2eks.translate.fields;

import dev.ecs2eks.finding.Severity;
import dev.ecs2eks.finding.Wording;

/**
 * An entry of the field map.
 *
 * @param key {@code Shape.member}, with a prefix for services other than ECS ({@code aas:}, {@code elb:} …) and perhaps
 *     {@code =value}; or a named rule in kebab-case, whose effect is {@link Effect#REPORTED}
 * @param because what differs; empty where nothing does
 * @param remedy what to do; may be empty for information
 */
public record FieldEntry(String key, Effect effect, Severity severity, String because, String remedy) {

    /** The finding's code: the key without {@code =value}. */
    public String code() {
        int equals = key.indexOf('=');
        return equals < 0 ? key : key.substring(0, equals);
    }

    Wording.Text text() {
        return new Wording.Text(severity, because, remedy);
    }
}
