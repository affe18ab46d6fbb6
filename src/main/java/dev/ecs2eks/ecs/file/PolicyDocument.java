package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** An IAM policy however a file holds it: an object (AWS CLI), URL-encoded text (the API) or plain JSON text. */
final class PolicyDocument {

    private static final Set<String> MEMBERS = Set.of("AssumeRolePolicyDocument", "PolicyDocument", "Document");

    private final JsonDocument json;

    PolicyDocument(JsonDocument json) {
        this.json = json;
    }

    static boolean isIn(String member) {
        return MEMBERS.contains(member);
    }

    /** Compact JSON text; the order of its members is kept. */
    String read(JsonNode node, Place place) throws BadInput {
        if (node.isObject()) {
            return node.toString();
        }
        if (!node.isTextual()) {
            throw Scalar.wrongType(place, "a policy (an object, or its JSON as text)", node);
        }
        try {
            var text = node.textValue().strip();
            // a plus is a plus in percent-encoding; only HTML forms make it a space
            var decoded =
                    text.startsWith("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
            var policy = json.readText(decoded);
            if (policy.isObject()) {
                return policy.toString();
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw BadInput.at(place, "a policy belongs here, and this text is no JSON, URL-encoded or not");
        }
        throw BadInput.at(place, "a policy belongs here, and this text is no JSON object");
    }
}
