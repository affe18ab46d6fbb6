package dev.ecs2eks.translate.fields;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * A structure of an AWS API as the field map names it: {@code ContainerDefinition}, {@code elb:TargetGroup}.
 *
 * @param members all of them
 * @param telling those that can lead to a finding of the sweep
 */
public record Shape(String name, List<Member> members, List<Member> telling) {

    private static final String MODELS = "software.amazon.awssdk.services.";

    private static final Map<String, String> PREFIXES = Map.of(
            "ecs", "",
            "applicationautoscaling", "aas:",
            "elasticloadbalancingv2", "elb:",
            "servicediscovery", "sd:",
            "iam", "iam:",
            "secretsmanager", "sm:",
            "ssm", "ssm:",
            "eks", "eks:",
            "cloudwatch", "cw:",
            "ec2", "ec2:");

    /** Derived from immutable SDK classes, so one answer for the whole program. */
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    /** The shape of a model object. */
    public static Shape of(SdkPojo pojo) {
        var known = SHAPES.get(pojo.getClass());
        return known != null ? known : SHAPES.computeIfAbsent(pojo.getClass(), type -> read(type, pojo));
    }

    private static Shape read(Class<?> type, SdkPojo pojo) {
        var service = type.getName().substring(MODELS.length());
        var prefix = PREFIXES.get(service.substring(0, service.indexOf('.')));
        var name = prefix + type.getSimpleName();
        var members = pojo.sdkFields().stream()
                .map(field -> Member.of(name, field, EnumValues.of(type, field.memberName())))
                .toList();
        return new Shape(name, members, members.stream().filter(Member::tells).toList());
    }

    /**
     * A member with its entries of the field map.
     *
     * @param values entries of single values ({@code networkMode=host}), by value; mostly empty
     * @param enumValues what the SDK knows this member may be; empty for one that is no enum
     */
    public record Member(
            SdkField<?> field, String key, Map<String, FieldEntry> values, FieldEntry entry, Set<String> enumValues) {

        private static Member of(String shape, SdkField<?> field, Set<String> enumValues) {
            var key = shape + "." + field.memberName();
            var entry = FieldMap.compiled()
                    .entry(key)
                    .orElseThrow(() -> new IllegalStateException("the field map has no entry for " + key));
            return new Member(field, key, FieldMap.compiled().valuesOf(key), entry, enumValues);
        }

        public String name() {
            return field.memberName();
        }

        /** Whether single values matter: then each element of a list is looked at. */
        boolean knowsValues() {
            return !values.isEmpty() || !enumValues.isEmpty();
        }

        /** A quiet member without a structure in it never does. */
        private boolean tells() {
            return entry.effect().needsWords()
                    || !values.isEmpty()
                    || (!enumValues.isEmpty() && entry.effect() != Effect.INFORMATIONAL)
                    || (entry.effect().isWalkedInto() && holdsStructures(field));
        }

        private static boolean holdsStructures(SdkField<?> field) {
            return switch (field.marshallingType().getKnownType()) {
                case SDK_POJO -> true;
                case LIST -> holdsStructures(field.getTrait(ListTrait.class).memberFieldInfo());
                case MAP -> holdsStructures(field.getTrait(MapTrait.class).valueFieldInfo());
                default -> false;
            };
        }

        /** Whether the value is none of the enum's. */
        boolean refuses(Object value) {
            return !enumValues.isEmpty() && !enumValues.contains(String.valueOf(value));
        }

        /** The entry that holds for this value. */
        FieldEntry entryFor(Object value) {
            return values.isEmpty() ? entry : values.getOrDefault(EcsDefaults.asKey(value), entry);
        }

        /** Whether the field map speaks of just this value. */
        boolean hasEntryOf(Object value) {
            return !values.isEmpty() && values.containsKey(EcsDefaults.asKey(value));
        }
    }
}
