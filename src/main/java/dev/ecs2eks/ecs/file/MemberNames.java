package dev.ecs2eks.ecs.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The members of a shape by the names that the AWS CLI prints. The SDK's own table has them by their names on the wire,
 * which for EC2 are others ({@code UserIdGroupPairs} travels as {@code groups}).
 */
final class MemberNames {

    /** Derived from immutable SDK classes, so one answer for the whole program. */
    private static final Map<Class<?>, Map<String, SdkField<?>>> KNOWN = new ConcurrentHashMap<>();

    private MemberNames() {}

    static Map<String, SdkField<?>> of(SdkPojo builder) {
        var known = KNOWN.get(builder.getClass());
        return known != null ? known : KNOWN.computeIfAbsent(builder.getClass(), type -> read(builder));
    }

    private static Map<String, SdkField<?>> read(SdkPojo builder) {
        var byName = new LinkedHashMap<String, SdkField<?>>();
        builder.sdkFields().forEach(field -> byName.put(field.memberName(), field));
        return byName;
    }
}
