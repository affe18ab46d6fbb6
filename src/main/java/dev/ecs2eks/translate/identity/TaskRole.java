package dev.ecs2eks.translate.identity;

import dev.ecs2eks.ecs.Identity.ObservedRole;
import dev.ecs2eks.translate.subject.Arn;
import dev.ecs2eks.translate.subject.Located;
import dev.ecs2eks.translate.subject.Subject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The role of the task.
 *
 * @param named what the task definition says: an ARN or a bare name
 * @param arn with its path; empty when only a name is known
 * @param seen with its trust policy; empty when the role was not read
 */
record TaskRole(String named, Optional<Arn> arn, Optional<Located<ObservedRole>> seen) {

    static final String POINTER = "/taskDefinition/taskRoleArn";

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    static Optional<TaskRole> of(Subject subject) {
        var named = subject.application().taskDefinition().taskRoleArn();
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        var seen = seen(subject, named);
        var arn = roleArn(named)
                .or(() -> seen.flatMap(
                        it -> roleArn(String.valueOf(it.value().role().arn()))));
        return Optional.of(new TaskRole(named, arn, seen));
    }

    /** A placeholder inside an ARN leaves none. */
    private static Optional<Arn> roleArn(String text) {
        return Arn.of(text)
                .filter(it -> it.service().equals("iam")
                        && it.resource().startsWith("role/")
                        && ACCOUNT.matcher(it.account()).matches());
    }

    private static Optional<Located<ObservedRole>> seen(Subject subject, String named) {
        var roles = subject.application().identity().roles().values();
        for (int i = 0; i < roles.size(); i++) {
            var role = roles.get(i).role();
            if (named.equals(role.arn()) || named.equals(role.roleName())) {
                return Optional.of(new Located<>("/roles/" + i, roles.get(i)));
            }
        }
        return Optional.empty();
    }
}
