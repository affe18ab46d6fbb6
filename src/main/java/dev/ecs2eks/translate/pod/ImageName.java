package dev.ecs2eks.translate.pod;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of an image, as registries and the kubelet understand it. */
record ImageName(String text) {

    private static final Pattern PATH = Pattern.compile("[a-z0-9]++(?:(?:[._]|__|-++)[a-z0-9]++)*+");
    private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9.-]++(?::\\d{1,5})?+");
    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9]++(?:[+._-][a-z0-9]++)*+:[0-9a-fA-F]{32,}+");

    boolean isTemplated() {
        return text.contains("${")
                || text.contains("{{")
                || text.contains("$(")
                || text.contains("<")
                || text.startsWith("$")
                || text.toUpperCase(Locale.ROOT).contains("PLACEHOLDER");
    }

    boolean hasDigest() {
        return text.indexOf('@') >= 0;
    }

    /** The name without tag and digest. */
    String repository() {
        var name = hasDigest() ? text.substring(0, text.indexOf('@')) : text;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }

    /** Whether the kubelet takes it; anything else ends in InvalidImageName. */
    boolean isValid() {
        var repository = repository();
        var rest = text.substring(repository.length());
        int at = rest.indexOf('@');
        var tag = at < 0 ? rest : rest.substring(0, at);
        return isRepository(repository)
                && (tag.isEmpty() || TAG.matcher(tag.substring(1)).matches())
                && (at < 0 || DIGEST.matcher(rest.substring(at + 1)).matches());
    }

    private static boolean isRepository(String repository) {
        var parts = repository.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean registry =
                    i == 0 && parts.length > 1 && REGISTRY.matcher(parts[i]).matches();
            if (!registry && !PATH.matcher(parts[i]).matches()) {
                return false;
            }
        }
        return repository.length() <= 255;
    }
}
