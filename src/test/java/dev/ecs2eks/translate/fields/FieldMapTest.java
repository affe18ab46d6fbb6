package dev.ecs2eks.translate.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecs2eks.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;

class FieldMapTest {

    @Test
    void a_key_that_is_twice_in_a_file_stops_the_build(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "Volume.name: {effect: mapped}\nVolume.name: {effect: kept}\n");

        assertThatThrownBy(() -> FieldMapCompiler.compile(folder)).hasMessageContaining("Duplicate");
    }

    /** Every shape that a snapshot can hold, by reflection over the SDK's models: an SDK upgrade adds its own. */
    static Set<SdkPojo> shapes() {
        var shapes = new HashSet<SdkPojo>();
        var seen = new HashSet<Class<?>>();
        Stream.of(
                        TaskDefinition.builder().build(),
                        software.amazon.awssdk.services.ecs.model.Service.builder()
                                .build(),
                        Cluster.builder().build(),
                        CapacityProvider.builder().build(),
                        ServiceRevision.builder().build(),
                        ScalableTarget.builder().build(),
                        ScalingPolicy.builder().build(),
                        ScheduledAction.builder().build(),
                        TargetGroup.builder().build(),
                        TargetGroupAttribute.builder().build(),
                        LoadBalancer.builder().build(),
                        Listener.builder().build(),
                        Rule.builder().build(),
                        software.amazon.awssdk.services.servicediscovery.model.Service.builder()
                                .build(),
                        Namespace.builder().build(),
                        Role.builder().build(),
                        AttachedPolicy.builder().build(),
                        GetRolePolicyResponse.builder().build(),
                        LoadBalancerAttribute.builder().build(),
                        ListenerAttribute.builder().build(),
                        MetricAlarm.builder().build(),
                        software.amazon.awssdk.services.eks.model.Cluster.builder()
                                .build())
                .forEach(root -> collect(root, shapes, seen));
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void every_member_the_sdk_knows_has_an_entry(SdkPojo shape) {
        assertThat(Shape.of(shape).members()).hasSameSizeAs(shape.sdkFields());
    }

    @Test
    void a_code_nobody_wrote_is_a_bug() {
        assertThatThrownBy(() -> FieldMap.compiled().of("no-such-rule")).hasMessageContaining("no-such-rule");
    }

    @Test
    void whatever_gives_a_finding_has_words_and_above_information_a_remedy() {
        assertThat(FieldMap.compiled().entries())
                .filteredOn(entry -> entry.effect().needsWords())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.because()).isNotBlank())
                .filteredOn(entry -> entry.severity() != Severity.INFO)
                .allSatisfy(entry -> assertThat(entry.remedy()).isNotBlank());
    }

    private static void collect(SdkPojo shape, Set<SdkPojo> shapes, Set<Class<?>> seen) {
        if (!seen.add(shape.getClass())) {
            return;
        }
        shapes.add(shape);
        shape.sdkFields().forEach(field -> inner(field).forEach(pojo -> collect(pojo, shapes, seen)));
    }

    private static Stream<SdkPojo> inner(SdkField<?> field) {
        if (field.containsTrait(ListTrait.class)) {
            return inner(field.getTrait(ListTrait.class).memberFieldInfo());
        }
        if (field.containsTrait(MapTrait.class)) {
            return inner(field.getTrait(MapTrait.class).valueFieldInfo());
        }
        return field.constructor() == null
                ? Stream.empty()
                : Stream.of((SdkPojo) ((software.amazon.awssdk.utils.builder.Buildable)
                                field.constructor().get())
                        .build());
    }
}
