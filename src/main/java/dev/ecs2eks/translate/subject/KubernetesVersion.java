package dev.ecs2eks.translate.subject;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Kubernetes minor version such as 1.36; decides which features a plan may use. */
public record KubernetesVersion(int major, int minor) implements Comparable<KubernetesVersion> {

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})(\\D.*)?");

    /** Reads {@code 1.36}, {@code v1.36.3} and what EKS prints ({@code 1.36+}); empty for anything else. */
    public static Optional<KubernetesVersion> of(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new KubernetesVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    public boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return compareTo(new KubernetesVersion(wantedMajor, wantedMinor)) >= 0;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
