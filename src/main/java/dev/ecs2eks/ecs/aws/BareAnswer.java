package dev.ecs2eks.ecs.aws;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** An answer that is itself what was asked for, without how it came: two equal ones are equal. */
final class BareAnswer {

    private BareAnswer() {}

    /** @param empty a new builder of the answer's shape */
    static <T extends SdkPojo> T of(T answer, SdkBuilder<?, T> empty) {
        answer.sdkFields().forEach(field -> field.set(empty, field.getValueOrDefault(answer)));
        return empty.build();
    }
}
