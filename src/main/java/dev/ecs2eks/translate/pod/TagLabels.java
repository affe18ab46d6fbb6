package dev.ecs2eks.translate.pod;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecs.model.Tag;

/** ECS tags: all of them in an annotation, and as labels those that fit unchanged (mapping G6, T57). */
public final class TagLabels {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?+");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[-a-z0-9]*+)(?:\\.[a-z0-9][-a-z0-9]*+)*+");

    private TagLabels() {}

    /** By key, in the order of the keys. */
    public static Map<String, String> all(List<Tag> tags) {
        var all = new TreeMap<String, String>();
        for (var tag : tags) {
            if (tag.key() != null) {
                all.put(tag.key(), tag.value() == null ? "" : tag.value());
            }
        }
        return all;
    }

    /** Adds the tags that fit; a label that is there already stays. */
    public static void label(Map<String, String> labels, List<Tag> tags) {
        all(tags).forEach((key, value) -> {
            if (isKey(key) && (value.isEmpty() || WORD.matcher(value).matches())) {
                labels.putIfAbsent(key, value);
            }
        });
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return WORD.matcher(key.substring(slash + 1)).matches() && (slash < 0 || isFree(key.substring(0, slash)));
    }

    /** Domains whose labels Kubernetes, EKS and we act on are nobody's tags. */
    private static boolean isFree(String domain) {
        return domain.length() <= 253
                && DOMAIN.matcher(domain).matches()
                && !domain.endsWith("-")
                && !domain.contains("-.")
                && !domain.endsWith("kubernetes.io")
                && !domain.endsWith("k8s.io")
                && !domain.endsWith("eks.amazonaws.com")
                && !domain.endsWith("ecs2eks.dev");
    }
}
