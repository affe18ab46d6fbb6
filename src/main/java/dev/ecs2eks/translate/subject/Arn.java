package dev.ecs2eks.translate.subject;

import java.util.Optional;

/** An Amazon Resource Name, taken apart: {@code arn:partition:service:region:account:resource}. */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** Empty for anything that is no ARN. */
    public static Optional<Arn> of(String text) {
        var parts = text.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn")
                ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
