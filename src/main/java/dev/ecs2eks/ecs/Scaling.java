package dev.ecs2eks.ecs;

import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * Application Auto Scaling of the service ({@code /scalableTargets}, {@code /scalingPolicies}, {@code
 * /scheduledActions}) and the CloudWatch alarms its step policies and deployments name ({@code /alarms}). A bundle
 * without the keys has no scaling.
 */
public record Scaling(
        Reading<ScalableTarget> targets,
        Reading<ScalingPolicy> policies,
        Reading<ScheduledAction> scheduledActions,
        Reading<MetricAlarm> alarms) {}
