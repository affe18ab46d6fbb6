package dev.ecs2eks.ecs.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** IAM gives policy documents percent-encoded, with the white space their author liked. */
final class PolicyDocument {

    private final ObjectMapper json = new ObjectMapper();

    /** Compact JSON; what is none stays as it is. */
    String decoded(String document) {
        // a plus is a plus in percent-encoding, only HTML forms make it a space
        var text = document.stripLeading().startsWith("{")
                ? document
                : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        try {
            return json.readTree(text).toString();
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
