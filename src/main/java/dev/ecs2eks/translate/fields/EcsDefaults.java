package dev.ecs2eks.translate.fields;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** What ECS does anyway: such values are as good as absent and give no finding (contract: No finding). */
final class EcsDefaults {

    private static final Set<String> WORDS = Set.of("", "DISABLED", "NONE", "LATEST");
    private static final String PRIMARY = "PRIMARY";

    private EcsDefaults() {}

    /** Whether a value says no more than the member's absence would. */
    static boolean isDefault(Object value) {
        if (value instanceof String text) {
            return WORDS.contains(text);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        if (value instanceof Number number) {
            return number.doubleValue() == 0;
        }
        return Boolean.FALSE.equals(value);
    }

    /** Whether a structure holds nothing but defaults. */
    static boolean isEmptyStructure(Object value) {
        return value instanceof SdkPojo pojo
                && pojo.sdkFields().stream()
                        .map(field -> field.getValueOrDefault(pojo))
                        .allMatch(inner -> inner == null || isDefault(inner) || isEmptyStructure(inner));
    }

    /** A host port that equals the container port is what awsvpc and host networking do by nature. */
    static boolean isNatural(SdkPojo owner, String member, Object value, boolean containersAreAddressed) {
        return containersAreAddressed
                && owner instanceof PortMapping port
                && member.equals("hostPort")
                && value.equals(port.containerPort());
    }

    /** An old deployment or task set: what it says holds no longer. */
    static boolean isPast(Object element) {
        return (element instanceof Deployment deployment && !PRIMARY.equals(deployment.status()))
                || (element instanceof TaskSet taskSet && !PRIMARY.equals(taskSet.status()));
    }

    /** A value as the field map writes it: {@code 50} also for the double 50.0. */
    static String asKey(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }
}
