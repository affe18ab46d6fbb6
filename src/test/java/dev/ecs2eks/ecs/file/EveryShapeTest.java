package dev.ecs2eks.ecs.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ecs2eks.ecs.Oddity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** What the AWS CLI prints of a shape comes back as that shape, whichever of its members are set. */
class EveryShapeTest {

    private static final String POLICY = "{\"Version\":\"2012-10-17\"}";
    private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.678Z");

    static Stream<Named<Supplier<? extends SdkBuilder<?, ? extends SdkPojo>>>> shapes() {
        return Stream.of(
                shape("TaskDefinition", TaskDefinition::builder),
                shape("Service", Service::builder),
                shape("Tag", Tag::builder),
                shape("Cluster", Cluster::builder),
                shape("ServiceRevision", ServiceRevision::builder),
                shape("CapacityProvider", CapacityProvider::builder),
                shape("ScalableTarget", ScalableTarget::builder),
                shape("ScalingPolicy", ScalingPolicy::builder),
                shape("ScheduledAction", ScheduledAction::builder),
                shape("MetricAlarm", MetricAlarm::builder),
                shape("TargetGroup", TargetGroup::builder),
                shape("TargetGroupAttribute", TargetGroupAttribute::builder),
                shape("LoadBalancer", LoadBalancer::builder),
                shape("Listener", Listener::builder),
                shape("ListenerAttribute", ListenerAttribute::builder),
                shape("Rule", Rule::builder),
                shape(
                        "servicediscovery Service",
                        software.amazon.awssdk.services.servicediscovery.model.Service::builder),
                shape("Namespace", Namespace::builder),
                shape("Role", Role::builder),
                shape("AttachedPolicy", AttachedPolicy::builder),
                shape("GetRolePolicyResponse", GetRolePolicyResponse::builder),
                shape("DescribeSecretResponse", DescribeSecretResponse::builder),
                shape("ParameterMetadata", ParameterMetadata::builder),
                shape("GetOpenIdConnectProviderResponse", GetOpenIdConnectProviderResponse::builder),
                shape("eks Cluster", software.amazon.awssdk.services.eks.model.Cluster::builder));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    <T extends SdkPojo> void a_shape_with_every_member_set_is_read_back_equal(
            Supplier<? extends SdkBuilder<?, T>> shape) throws BadInput {
        var rich = rich(shape.get(), 0);
        var oddities = new ArrayList<Oddity>();

        var read = reader(oddities).read(json(rich), shape, Place.ROOT);

        assertThat(read).isEqualTo(rich);
        assertThat(oddities).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    <T extends SdkPojo> void a_member_that_the_sdk_does_not_know_is_named_and_nothing_else_changes(
            Supplier<? extends SdkBuilder<?, T>> shape) throws BadInput {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("knob~of/2031").put("deep", 1);
        var oddities = new ArrayList<Oddity>();

        var read = reader(oddities).read(json, shape, Place.ROOT);

        assertThat(read).isEqualTo(shape.get().build());
        assertThat(oddities).containsExactly(new Oddity(Oddity.Kind.UNKNOWN_MEMBER, "/knob~0of~12031", "knob~of/2031"));
    }

    private static ShapeReader reader(List<Oddity> oddities) {
        return new ShapeReader(new PolicyDocument(new JsonDocument()), oddities);
    }

    private static Named<Supplier<? extends SdkBuilder<?, ? extends SdkPojo>>> shape(
            String name, Supplier<? extends SdkBuilder<?, ? extends SdkPojo>> shape) {
        return Named.of(name, shape);
    }

    @SuppressWarnings("unchecked")
    private static <T extends SdkPojo> T rich(SdkBuilder<?, T> builder, int depth) {
        for (var field : ((SdkPojo) builder).sdkFields()) {
            field.set(builder, value(field, depth));
        }
        return builder.build();
    }

    private static Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING ->
                PolicyDocument.isIn(String.valueOf(field.memberName())) ? POLICY : "text of " + field.memberName();
            case INTEGER -> 7;
            case LONG -> 8L;
            case DOUBLE -> 0.5;
            case FLOAT -> 0.25f;
            case BOOLEAN -> true;
            case INSTANT -> MOMENT;
            case BIG_DECIMAL -> BigDecimal.TEN;
            case DOCUMENT ->
                Document.fromMap(Map.of(
                        "list", Document.fromList(List.of(Document.fromNumber("1.5"), Document.fromNull())),
                        "truth", Document.fromBoolean(true)));
            case SDK_BYTES -> SdkBytes.fromUtf8String("bytes");
            case LIST -> List.of(value(field.getTrait(ListTrait.class).memberFieldInfo(), depth));
            case MAP -> Map.of("key", value(field.getTrait(MapTrait.class).valueFieldInfo(), depth));
            // shapes may hold themselves; five levels down is enough of them
            case SDK_POJO ->
                depth > 5
                        ? built(field.constructor().get())
                        : rich(
                                (SdkBuilder<?, ? extends SdkPojo>)
                                        field.constructor().get(),
                                depth + 1);
            default -> throw new AssertionError("no value is known for " + field);
        };
    }

    private static Object built(SdkPojo builder) {
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static JsonNode json(Object value) {
        var nodes = JsonNodeFactory.instance;
        if (value instanceof SdkPojo pojo) {
            var object = nodes.objectNode();
            for (var field : pojo.sdkFields()) {
                var member = field.getValueOrDefault(pojo);
                if (member != null) {
                    object.set(field.memberName(), json(member));
                }
            }
            return object;
        }
        if (value instanceof Document document) {
            return json(document);
        }
        if (value instanceof List<?> list) {
            var array = nodes.arrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            var object = nodes.objectNode();
            map.forEach((key, entry) -> object.set(String.valueOf(key), json(entry)));
            return object;
        }
        return scalar(value);
    }

    private static JsonNode json(Document document) {
        var nodes = JsonNodeFactory.instance;
        if (document.isMap()) {
            var object = nodes.objectNode();
            document.asMap().forEach((key, entry) -> object.set(key, json(entry)));
            return object;
        }
        if (document.isList()) {
            var array = nodes.arrayNode();
            document.asList().forEach(element -> array.add(json(element)));
            return array;
        }
        return document.isNull() ? nodes.nullNode() : scalar(plain(document));
    }

    private static Object plain(Document document) {
        return document.isNumber() ? document.asNumber().bigDecimalValue() : document.asBoolean();
    }

    private static JsonNode scalar(Object value) {
        var nodes = JsonNodeFactory.instance;
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return nodes.numberNode(new BigDecimal(number.toString()));
        }
        return nodes.textNode(value instanceof SdkBytes bytes ? bytes.asUtf8String() : value.toString());
    }
}
