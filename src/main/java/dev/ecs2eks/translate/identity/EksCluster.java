package dev.ecs2eks.translate.identity;

import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Optional;
import java.util.regex.Pattern;

/** The EKS cluster that the pods go to, as IAM conditions name it. */
final class EksCluster {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("\\d{12}");

    private EksCluster() {}

    /** Where nothing else is said, that of the service; empty for none and for a placeholder. */
    static Optional<String> account(Subject subject) {
        return subject.target().account().or(subject::account).filter(it -> TWELVE_DIGITS
                .matcher(it)
                .matches());
    }

    /** Its ARN; empty unless name, Region and account are known. */
    static Optional<Arn> arn(Subject subject, String partition) {
        var region = subject.target().region().or(subject::region).filter(it -> !it.isBlank());
        var name = subject.target().clusterName().filter(it -> !it.isBlank());
        return name.flatMap(cluster -> region.flatMap(where ->
                account(subject).map(account -> new Arn(partition, "eks", where, account, "cluster/" + cluster))));
    }
}
