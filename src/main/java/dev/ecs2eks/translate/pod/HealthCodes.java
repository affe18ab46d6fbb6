package dev.ecs2eks.translate.pod;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Codes that a load balancer counts as healthy, such as {@code 200,202} or {@code 200-299}. */
record HealthCodes(String text) {

    private static final String USUAL = "200";

    /** The kubelet's own range. */
    private static final int LEAST = 200;

    private static final int MOST = 399;

    static HealthCodes of(@Nullable String text) {
        return new HealthCodes(text == null || text.isBlank() ? USUAL : text);
    }

    /** Whether some code among them is a success to the kubelet. */
    boolean acceptsSuccess() {
        return Arrays.stream(text.split(",")).anyMatch(HealthCodes::overlaps);
    }

    boolean isWhatTheKubeletTakes() {
        return text.strip().equals(LEAST + "-" + MOST);
    }

    private static boolean overlaps(String part) {
        int hyphen = part.indexOf('-');
        int first = number(hyphen < 0 ? part : part.substring(0, hyphen));
        int last = number(part.substring(hyphen + 1));
        return first > 0 && last >= LEAST && first <= MOST;
    }

    private static int number(String text) {
        var digits = text.strip();
        return digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(digits)
                : 0;
    }
}
