package dev.ecs2eks.ecs.aws;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients of one account and Region; IAM, which knows no Region, is the same in all of them. */
record AwsClients(
        EcsClient ecs,
        Scaling scaling,
        ElasticLoadBalancingV2Client loadBalancing,
        ServiceDiscoveryClient cloudMap,
        Ec2Client ec2,
        IamClient iam,
        Secrets secrets) {

    /** What scales services, and the alarms that tell it when. */
    record Scaling(ApplicationAutoScalingClient targets, CloudWatchClient alarms) {}

    /** Where secrets are kept. */
    record Secrets(SecretsManagerClient manager, SsmClient parameters) {}
}
