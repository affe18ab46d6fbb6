package dev.ecs2eks.translate.secrets;

import dev.ecs2eks.translate.subject.Options.Provider;
import dev.ecs2eks.translate.subject.Subject;
import java.util.regex.Pattern;

/** What a reference is called in an IAM policy. */
final class SecretArn {

    /** The six characters that Secrets Manager puts behind a name. */
    private static final Pattern WITH_SUFFIX = Pattern.compile(".*-[A-Za-z0-9]{6}");

    private SecretArn() {}

    static String of(SecretReference reference, Subject subject) {
        boolean secret = reference.provider() == Provider.SECRETS_MANAGER;
        var arn = reference.key().startsWith("arn:")
                ? reference.key()
                : String.join(
                        ":",
                        "arn",
                        partition(reference.region()),
                        secret ? "secretsmanager" : "ssm",
                        reference.region(),
                        subject.account().orElse("*"),
                        secret ? "secret:" + reference.key() : parameter(reference.key()));
        return secret && !WITH_SUFFIX.matcher(arn).matches() ? arn + "-??????" : arn;
    }

    private static String parameter(String name) {
        return name.startsWith("/") ? "parameter" + name : "parameter/" + name;
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
