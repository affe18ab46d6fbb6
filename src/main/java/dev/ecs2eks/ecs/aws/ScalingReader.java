package dev.ecs2eks.ecs.aws;

import dev.ecs2eks.ecs.BundleKey;
import dev.ecs2eks.ecs.Oddity;
import dev.ecs2eks.ecs.Reading;
import dev.ecs2eks.ecs.ScalableResource;
import dev.ecs2eks.ecs.Scaling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ecs.model.Service;

/** Application Auto Scaling of the service, and the alarms that drive it or stop its deployments. */
final class ScalingReader {

    /** AWS's own maximum. */
    private static final int ALARMS_PER_CALL = 100;

    private final AwsClients.Scaling aws;
    private final Calls calls;

    ScalingReader(AwsClients.Scaling aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    /** Pointers start at the bundle. */
    Found<Scaling> read(Service service) {
        var id = ScalableResource.idOf(service);
        var oddities = new ArrayList<Oddity>();
        var targets =
                part(Operation.DESCRIBE_SCALABLE_TARGETS, id, this::targets, BundleKey.SCALABLE_TARGETS, oddities);
        var policies =
                part(Operation.DESCRIBE_SCALING_POLICIES, id, this::policies, BundleKey.SCALING_POLICIES, oddities);
        var actions = part(
                Operation.DESCRIBE_SCHEDULED_ACTIONS,
                id,
                this::scheduledActions,
                BundleKey.SCHEDULED_ACTIONS,
                oddities);
        return new Found<>(new Scaling(targets, policies, actions, alarms(alarmNames(service, policies))), oddities);
    }

    private <T> Reading<T> part(
            Operation operation, String id, Function<String, Found<List<T>>> read, String key, List<Oddity> oddities) {
        var gaps = new Gaps();
        var found = gaps.read(Found.plain(List.<T>of()), () -> calls.remembered(operation, id, () -> read.apply(id)));
        oddities.addAll(found.oddities("/" + key));
        return gaps.around(found.value());
    }

    private Found<List<ScalableTarget>> targets(String id) {
        var raw = new RawJson();
        return all(
                raw,
                "ScalableTargets",
                aws
                        .targets()
                        .describeScalableTargetsPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS)
                                .resourceIds(id)
                                .overrideConfiguration(raw::keep))
                        .scalableTargets()
                        .stream());
    }

    private Found<List<ScalingPolicy>> policies(String id) {
        var raw = new RawJson();
        return all(
                raw,
                "ScalingPolicies",
                aws
                        .targets()
                        .describeScalingPoliciesPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS)
                                .resourceId(id)
                                .overrideConfiguration(raw::keep))
                        .scalingPolicies()
                        .stream());
    }

    private Found<List<ScheduledAction>> scheduledActions(String id) {
        var raw = new RawJson();
        return all(
                raw,
                "ScheduledActions",
                aws
                        .targets()
                        .describeScheduledActionsPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS)
                                .resourceId(id)
                                .overrideConfiguration(raw::keep))
                        .scheduledActions()
                        .stream());
    }

    private static <T extends SdkPojo> Found<List<T>> all(RawJson raw, String member, Stream<T> values) {
        return Found.all(raw.list(member, values.toList()));
    }

    private Reading<MetricAlarm> alarms(List<String> names) {
        var gaps = new Gaps();
        var found = new ArrayList<MetricAlarm>();
        for (int from = 0; from < names.size(); from += ALARMS_PER_CALL) {
            var some = names.subList(from, Math.min(names.size(), from + ALARMS_PER_CALL));
            found.addAll(
                    gaps.read(
                            List.of(),
                            () -> calls.remembered(Operation.DESCRIBE_ALARMS, String.join(" ", some), () -> aws
                                    .alarms()
                                    .describeAlarmsPaginator(request -> request.alarmNames(some))
                                    .metricAlarms()
                                    .stream()
                                    .toList())));
        }
        found.sort(Comparator.comparing(alarm -> names.indexOf(alarm.alarmName())));
        return gaps.around(found);
    }

    /** Step policies act through alarms of somebody's own; those of target tracking are AWS's and say nothing new. */
    private static List<String> alarmNames(Service service, Reading<ScalingPolicy> policies) {
        var scaling = policies.values().stream()
                .filter(policy -> policy.policyType() == PolicyType.STEP_SCALING)
                .flatMap(policy -> policy.alarms().stream())
                .map(Alarm::alarmName);
        var configuration = service.deploymentConfiguration();
        var deployment = configuration == null || configuration.alarms() == null
                ? Stream.<String>empty()
                : configuration.alarms().alarmNames().stream();
        return Stream.concat(scaling, deployment).distinct().toList();
    }
}
