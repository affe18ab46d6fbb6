package dev.ecs2eks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Manifests as YAML documents. Texts stand plain only where no YAML parser of any version could take them for something
 * else; all others are quoted as in JSON, which YAML understands.
 */
public final class ManifestYaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/]([A-Za-z0-9_./@:-]*[A-Za-z0-9_/])?");

    /** Booleans and nulls of YAML 1.1. */
    private static final Set<String> NO_TEXT = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Each as a document of its own, in their order; empty for none. */
    public String documents(List<? extends HasMetadata> manifests) {
        var yaml = new StringBuilder();
        for (var manifest : manifests) {
            yaml.append("---\n");
            value(yaml, json.valueToTree(manifest), "");
        }
        return yaml.toString();
    }

    /** A member's value behind {@code key:}, or a document. */
    private static void value(StringBuilder yaml, JsonNode node, String indent) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(member -> {
                yaml.append(indent).append(text(member.getKey())).append(':');
                inner(yaml, member.getValue(), indent);
            });
        } else if (node.isArray() && !node.isEmpty()) {
            node.forEach(element -> element(yaml, element, indent));
        } else {
            yaml.append(indent).append(scalar(node)).append('\n');
        }
    }

    /** Lists stand below their key without further indent, as kubectl writes them. */
    private static void inner(StringBuilder yaml, JsonNode node, String indent) {
        if (node.isContainerNode() && !node.isEmpty()) {
            yaml.append('\n');
            value(yaml, node, node.isObject() ? indent + "  " : indent);
        } else {
            yaml.append(' ').append(scalar(node)).append('\n');
        }
    }

    private static void element(StringBuilder yaml, JsonNode node, String indent) {
        yaml.append(indent).append("- ");
        var begin = yaml.length();
        value(yaml, node, indent + "  ");
        // the first line of an element stands behind its dash
        yaml.delete(begin, begin + indent.length() + 2);
    }

    private static String scalar(JsonNode node) {
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** JSON escapes no line separators of Unicode and no C1 controls, which YAML would fold or refuse. */
    private static String quoted(String text) {
        var quoted = new StringBuilder();
        TextNode.valueOf(text).toString().chars().forEach(c -> {
            if (c >= 0x7F && c <= 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c >= 0xFFFE) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.toString();
    }
}
