package dev.ecs2eks.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills groups of documents up to a size in bytes; a document too large for one group is continued under a number. */
final class Groups {

    private final int limit;
    private final List<Map<String, String>> filled = new ArrayList<>();
    private Map<String, String> current = new LinkedHashMap<>();
    private int size;

    Groups(int limit) {
        this.limit = limit;
    }

    Groups addAll(Map<String, String> documents) {
        documents.forEach((name, text) -> {
            var parts = parts(text);
            for (int i = 0; i < parts.size(); i++) {
                add(parts.size() == 1 ? name : name + "." + (i + 1), parts.get(i));
            }
        });
        return this;
    }

    List<Map<String, String>> all() {
        var all = new ArrayList<>(filled);
        all.add(current);
        return all;
    }

    private void add(String name, String text) {
        int bytes = bytes(name) + bytes(text);
        if (size > 0 && size + bytes > limit) {
            filled.add(current);
            current = new LinkedHashMap<>();
            size = 0;
        }
        current.put(name, text);
        size += bytes;
    }

    /** A quarter of the limit in characters is at most the limit in bytes; surrogate pairs stay together. */
    private List<String> parts(String text) {
        if (bytes(text) <= limit) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + limit / 4);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
