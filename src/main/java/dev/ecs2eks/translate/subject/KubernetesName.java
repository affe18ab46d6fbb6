package dev.ecs2eks.translate.subject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns names that ECS allows into names that Kubernetes allows (mapping G5, T58). */
public final class KubernetesName {

    /** Of a workload and everything named after it; leaves room for suffixes of generated names. */
    public static final int BASE_LENGTH = 52;

    /** Of a DNS label: containers, volumes, Services. */
    public static final int LABEL_LENGTH = 63;

    /** Of a port of a container or a Service. */
    public static final int PORT_LENGTH = 15;

    private static final Pattern DOUBLED = Pattern.compile("-{2,}");
    private static final Pattern REFUSED = Pattern.compile("[^a-z0-9-]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private KubernetesName() {}

    /** A DNS-1123 label of at most this length; cut names end in five hexadecimal digits of the original's hash. */
    public static String label(String original, int length) {
        var cleaned = isClean(original) ? original : clean(original);
        if (cleaned.isEmpty()) {
            return "x-" + hash(original);
        }
        return cleaned.length() <= length ? cleaned : withHash(cleaned, original, length);
    }

    private static String clean(String original) {
        var dashed = REFUSED.matcher(original.toLowerCase(Locale.ROOT)).replaceAll("-");
        return EDGES.matcher(dashed).replaceAll("");
    }

    /** Most names are; the regular expressions are a tenth of a translation. */
    private static boolean isClean(String original) {
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            boolean inside = i > 0 && i < original.length() - 1;
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || !inside)) {
                return false;
            }
        }
        return true;
    }

    /** A DNS-1035 label, which starts with a letter: Services and everything named like one. */
    public static String service(String original, int length) {
        var label = label(original, length);
        return Character.isDigit(label.charAt(0)) ? label("x-" + label, length) : label;
    }

    /** A port's name: a label of at most 15 characters with a letter in it and no two hyphens in a row. */
    public static String port(String original) {
        var cleaned = DOUBLED.matcher(label(original, LABEL_LENGTH)).replaceAll("-");
        var lettered = hasLetter(cleaned) ? cleaned : "p-" + cleaned;
        return lettered.length() <= PORT_LENGTH ? lettered : withHash(lettered, original, PORT_LENGTH);
    }

    /** Whether one stands early enough to be there still when the rest is cut off. */
    private static boolean hasLetter(String cleaned) {
        return cleaned.chars().limit(PORT_LENGTH - 6L).anyMatch(c -> c >= 'a' && c <= 'z');
    }

    /** The name with the original's hash behind it, within the length: for cut and for colliding names. */
    public static String withHash(String cleaned, String original, int length) {
        var kept = cleaned.substring(0, Math.min(cleaned.length(), length - 6));
        return EDGES.matcher(kept).replaceAll("") + "-" + hash(original);
    }

    /** Whether a person may give this as a namespace. */
    public static boolean isLabel(String text) {
        return text.length() <= LABEL_LENGTH && LABEL.matcher(text).matches();
    }

    private static String hash(String original) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(original.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
