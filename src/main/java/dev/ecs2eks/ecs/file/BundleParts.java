package dev.ecs2eks.ecs.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.EcsApplication;
import dev.ecs2eks.ecs.Identity;
import dev.ecs2eks.ecs.Network;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Oddity.Kind;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.Scaling;
import dev.ecs2eks.ecs.SecretMetadata;
import dev.ecs2eks.ecs.Surroundings;
import dev.ecs2eks.ecs.Task;
import dev.ecs2eks.ecs.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The keys of one bundle as the parts of a snapshot. Used once. */
final class BundleParts {

    private final ObjectNode bundle;
    private final List<Oddity> oddities = new ArrayList<>();
    private final ShapeReader shapes;
    private final ComposedShapes composed;

    BundleParts(ObjectNode bundle, PolicyDocument policies) {
        this.bundle = bundle;
        this.shapes = new ShapeReader(policies, oddities);
        this.composed = new ComposedShapes(shapes, policies);
    }

    EcsApplication application() throws BadInput {
        var task = task();
        var service = has(BundleKey.SERVICE)
                ? Optional.of(new ServiceForm(shapes).read(bundle.get(BundleKey.SERVICE)))
                : Optional.<software.amazon.awssdk.services.ecs.model.Service>empty();
        var scaling = scaling();
        var traffic = traffic();
        var identity = identity();
        var surroundings = surroundings();
        unknownKeys();
        return new EcsApplication(task, service, scaling, traffic, identity, surroundings, oddities);
    }

    private Task task() throws BadInput {
        var place = Place.ROOT.member(BundleKey.TASK_DEFINITION);
        var node = bundle.get(BundleKey.TASK_DEFINITION);
        var definition = shapes.read(node, TaskDefinition::builder, place, Set.of(BundleKey.TAGS));
        if (!definition.hasContainerDefinitions()) {
            throw BadInput.at(place.member("containerDefinitions"), "no container in it; a task has at least one");
        }
        return new Task(definition, tags(node, place));
    }

    /** Beside the task definition as AWS describes it, or within it as it is registered. */
    private List<Tag> tags(JsonNode definition, Place place) throws BadInput {
        if (!definition.hasNonNull(BundleKey.TAGS)) {
            return listOrEmpty(BundleKey.TAGS, Tag::builder).values();
        }
        if (has(BundleKey.TAGS)) {
            shapes.odd(Kind.UNKNOWN_MEMBER, place.member(BundleKey.TAGS), BundleKey.TAGS);
            return listOrEmpty(BundleKey.TAGS, Tag::builder).values();
        }
        var within = place.member(BundleKey.TAGS);
        shapes.odd(Kind.MOVED, Place.ROOT.member(BundleKey.TAGS), within.pointer());
        return shapes.list(definition.get(BundleKey.TAGS), Tag::builder, within);
    }

    private Scaling scaling() throws BadInput {
        return new Scaling(
                listOrEmpty(BundleKey.SCALABLE_TARGETS, ScalableTarget::builder),
                listOrEmpty(BundleKey.SCALING_POLICIES, ScalingPolicy::builder),
                listOrEmpty(BundleKey.SCHEDULED_ACTIONS, ScheduledAction::builder),
                list(BundleKey.ALARMS, MetricAlarm::builder));
    }

    private Traffic traffic() throws BadInput {
        return new Traffic(
                each(BundleKey.TARGET_GROUPS, composed::targetGroup),
                each(BundleKey.LOAD_BALANCERS, composed::loadBalancer),
                each(BundleKey.LISTENERS, composed::listener),
                list(BundleKey.RULES, Rule::builder),
                each(BundleKey.CLOUD_MAP_SERVICES, composed::cloudMapService),
                list(BundleKey.CLOUD_MAP_NAMESPACES, Namespace::builder));
    }

    private Identity identity() throws BadInput {
        return new Identity(each(BundleKey.ROLES, composed::role), oidcProvider());
    }

    /** An empty object says that it was looked for and does not exist. */
    private Reading<GetOpenIdConnectProviderResponse> oidcProvider() throws BadInput {
        var read = listOfOne(BundleKey.OIDC_PROVIDER, GetOpenIdConnectProviderResponse::builder);
        return bundle.path(BundleKey.OIDC_PROVIDER).isObject()
                        && bundle.get(BundleKey.OIDC_PROVIDER).isEmpty()
                ? Reading.of(List.of())
                : read;
    }

    private Surroundings surroundings() throws BadInput {
        return new Surroundings(
                listOfOne(BundleKey.CLUSTER, Cluster::builder),
                list(BundleKey.SERVICE_REVISIONS, ServiceRevision::builder),
                list(BundleKey.CAPACITY_PROVIDERS, CapacityProvider::builder),
                new Network(
                        list(BundleKey.SECURITY_GROUPS, SecurityGroup::builder),
                        list(BundleKey.SUBNETS, Subnet::builder)),
                new SecretMetadata(
                        list(BundleKey.SECRETS, DescribeSecretResponse::builder),
                        list(BundleKey.PARAMETERS, ParameterMetadata::builder)),
                single(BundleKey.EKS, software.amazon.awssdk.services.eks.model.Cluster::builder));
    }

    private void unknownKeys() {
        bundle.fieldNames().forEachRemaining(key -> {
            if (!BundleKey.ALL.contains(key)) {
                shapes.odd(Kind.UNKNOWN_MEMBER, Place.ROOT.member(key), key);
            }
        });
    }

    private <T extends SdkPojo> Optional<T> single(String key, Supplier<? extends SdkBuilder<?, T>> shape)
            throws BadInput {
        return has(key) ? Optional.of(shapes.read(bundle.get(key), shape, Place.ROOT.member(key))) : Optional.empty();
    }

    private <T extends SdkPojo> Reading<T> listOfOne(String key, Supplier<? extends SdkBuilder<?, T>> shape)
            throws BadInput {
        return single(key, shape)
                .map(value -> Reading.of(List.of(value)))
                .orElseGet(() -> Reading.notRead("bundle key " + key));
    }

    private <T extends SdkPojo> Reading<T> list(String key, Supplier<? extends SdkBuilder<?, T>> shape)
            throws BadInput {
        return each(key, (node, place) -> shapes.read(node, shape, place));
    }

    /** For keys whose absence means that there is nothing. */
    private <T extends SdkPojo> Reading<T> listOrEmpty(String key, Supplier<? extends SdkBuilder<?, T>> shape)
            throws BadInput {
        return has(key) ? list(key, shape) : Reading.of(List.of());
    }

    private <T> Reading<T> each(String key, ComposedShapes.Element<T> element) throws BadInput {
        if (!has(key)) {
            return Reading.notRead("bundle key " + key);
        }
        var place = Place.ROOT.member(key);
        var list = ShapeReader.array(bundle.get(key), place);
        var values = new ArrayList<T>();
        for (int i = 0; i < list.size(); i++) {
            values.add(element.read(list.get(i), place.element(i)));
        }
        return Reading.of(values);
    }

    private boolean has(String key) {
        return bundle.hasNonNull(key);
    }
}
