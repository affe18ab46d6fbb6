"""Bundles that tests start from."""

from __future__ import annotations

import copy
from typing import Any

DEFINITION_ARN = "arn:aws:ecs:eu-west-1:111122223333:task-definition/orders:7"
SERVICE_ARN = "arn:aws:ecs:eu-west-1:111122223333:service/prod/orders"
CLUSTER_ARN = "arn:aws:ecs:eu-west-1:111122223333:cluster/prod"
GROUP_ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders/73e2d6bc24d8a067"
BALANCER_ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188"
LISTENER_ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2"
RULE_ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee"
ROLE_ARN = "arn:aws:iam::111122223333:role/orders-task"
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
]}  # fmt: skip
SCALED = {"ServiceNamespace": "ecs", "ResourceId": "service/prod/orders", "ScalableDimension": "ecs:service:DesiredCount"}

_WHOLE: dict[str, Any] = {
    "taskDefinition": {
        "taskDefinitionArn": DEFINITION_ARN, "family": "orders", "revision": 7, "status": "ACTIVE", "networkMode": "awsvpc",
        "containerDefinitions": [{"name": "web", "image": "orders:1", "memberOfTomorrow": {"deep": [1]}}],
        "requiresCompatibilities": ["FARGATE"], "cpu": "512", "memory": "1024", "taskRoleArn": ROLE_ARN,
        "registeredAt": "2025-01-02T03:04:05Z",
    },
    "tags": [{"key": "team", "value": "shop"}],
    "service": {
        "serviceArn": SERVICE_ARN, "serviceName": "orders", "clusterArn": CLUSTER_ARN, "status": "ACTIVE",
        "desiredCount": 3, "runningCount": 2, "pendingCount": 1, "launchType": "FARGATE", "taskDefinition": DEFINITION_ARN,
        "loadBalancers": [{"targetGroupArn": GROUP_ARN, "containerName": "web", "containerPort": 8080}],
        "deploymentConfiguration": {"maximumPercent": 150, "minimumHealthyPercent": 50},
        "healthCheckGracePeriodSeconds": 45, "enableExecuteCommand": True, "availabilityZoneRebalancing": "ENABLED",
        "deployments": [{
            "id": "ecs-svc/9", "status": "PRIMARY", "taskDefinition": DEFINITION_ARN, "desiredCount": 3, "runningCount": 2,
            "pendingCount": 1, "failedTasks": 0, "rolloutState": "IN_PROGRESS", "createdAt": "2025-01-02T03:04:05.678Z",
            "serviceConnectConfiguration": {"enabled": True, "namespace": "shop.local"},
        }],
        "tags": [{"key": "owner", "value": "orders"}], "memberOfTomorrow": True,
    },
    "cluster": {"clusterArn": CLUSTER_ARN, "clusterName": "prod", "status": "ACTIVE", "settings": [{"name": "containerInsights", "value": "enabled"}]},
    "serviceRevisions": [{"serviceRevisionArn": SERVICE_ARN.replace(":service/", ":service-revision/") + "/1", "serviceArn": SERVICE_ARN}],
    "scalableTargets": [{**SCALED, "MinCapacity": 2, "MaxCapacity": 10, "RoleARN": "arn:aws:iam::111122223333:role/s",
                         "CreationTime": "2025-01-02T03:04:05Z"}],
    "scalingPolicies": [{**SCALED, "PolicyARN": "arn:p", "PolicyName": "cpu", "PolicyType": "TargetTrackingScaling",
                         "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 60.0}, "CreationTime": "2025-01-02T03:04:05Z"}],
    "scheduledActions": [{**SCALED, "ScheduledActionName": "morning", "ScheduledActionARN": "arn:a", "Schedule": "cron(0 7 * * ? *)",
                          "ScalableTargetAction": {"MinCapacity": 6}, "CreationTime": "2025-01-02T03:04:05Z"}],
    "targetGroups": [{"TargetGroupArn": GROUP_ARN, "TargetGroupName": "orders", "Protocol": "HTTP", "Port": 80, "TargetType": "ip",
                      "VpcId": "vpc-1", "LoadBalancerArns": [BALANCER_ARN], "HealthCheckPath": "/ready", "Matcher": {"HttpCode": "200-299"},
                      "Attributes": [{"Key": "deregistration_delay.timeout_seconds", "Value": "20"}],
                      "Tags": [{"Key": "team", "Value": "shop"}]}],
    "loadBalancers": [{"LoadBalancerArn": BALANCER_ARN, "LoadBalancerName": "shop", "Type": "application", "Scheme": "internal",
                       "State": {"Code": "active"}, "CreatedTime": "2025-01-02T03:04:05Z"}],
    "listeners": [{"ListenerArn": LISTENER_ARN, "LoadBalancerArn": BALANCER_ARN, "Port": 443, "Protocol": "HTTPS",
                   "Certificates": [{"CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/1"}],
                   "DefaultActions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]}],
    "rules": [{"RuleArn": RULE_ARN, "Priority": "10", "IsDefault": False,
               "Conditions": [{"Field": "path-pattern", "Values": ["/orders/*"], "PathPatternConfig": {"Values": ["/orders/*"]}}],
               "Actions": [{"Type": "forward", "TargetGroupArn": GROUP_ARN,
                            "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": GROUP_ARN, "Weight": 1}], "TargetGroupStickinessConfig": {"Enabled": False}}}]}],
    "cloudMapServices": [{"Id": "srv-1", "Arn": "arn:s", "Name": "orders", "NamespaceId": "ns-1",
                          "Instances": [{"Id": "a", "Attributes": {"ECS_SERVICE_NAME": "orders"}}, {"Id": "by-hand", "Attributes": {"AWS_INSTANCE_IPV4": "10.0.0.9"}}],
                          "DnsConfig": {"RoutingPolicy": "MULTIVALUE", "DnsRecords": [{"Type": "A", "TTL": 15}]}}],
    "cloudMapNamespaces": [{"Id": "ns-1", "Arn": "arn:n", "Name": "shop.local", "Type": "DNS_PRIVATE"}],
    "roles": [{"RoleName": "orders-task", "RoleId": "AROAEXAMPLE", "Path": "/", "Arn": ROLE_ARN, "CreateDate": "2025-01-02T03:04:05Z",
               "AssumeRolePolicyDocument": TRUST, "Tags": [{"Key": "ecs2eks", "Value": "allow"}],
               "AttachedPolicies": [{"PolicyName": "orders", "PolicyArn": "arn:aws:iam::111122223333:policy/orders", "Document": TRUST}],
               "InlinePolicies": [{"PolicyName": "own", "PolicyDocument": TRUST}]}],
    "alarms": [{"AlarmName": "cpu-high", "AlarmArn": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:cpu-high", "Threshold": 75.0, "StateValue": "OK", "Period": 60}],
    "secrets": [{"ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbCdEf", "Name": "orders/db", "KmsKeyId": "alias/orders",
                 "LastAccessedDate": "2025-01-02T00:00:00Z", "VersionIdsToStages": {"v-1": ["AWSCURRENT"]}}],
    "parameters": [{"Name": "/orders/flag", "ARN": "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/flag", "Type": "String", "Version": 2, "Policies": []}],
    "oidcProvider": {"Url": "oidc.example/id/E", "ClientIDList": ["sts.amazonaws.com"], "ThumbprintList": ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
                     "CreateDate": "2025-01-02T03:04:05Z", "Tags": [{"Key": "team", "Value": "platform"}]},
    "securityGroups": [{"GroupId": "sg-orders", "GroupName": "orders", "OwnerId": "111122223333", "VpcId": "vpc-1", "Description": "orders",
                        "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "IpRanges": [{"CidrIp": "10.0.0.0/16"}],
                                           "UserIdGroupPairs": [{"GroupId": "sg-shop", "UserId": "111122223333"}]}],
                        "IpPermissionsEgress": [{"IpProtocol": "-1", "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}]},
                       {"GroupId": "sg-shop", "GroupName": "shop"}],
    "subnets": [{"SubnetId": "subnet-a", "VpcId": "vpc-1", "AvailabilityZone": "eu-west-1a", "CidrBlock": "10.0.1.0/24",
                 "MapPublicIpOnLaunch": False}],
    "eks": {"name": "main", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/main", "version": "1.34", "status": "ACTIVE",
            "identity": {"oidc": {"issuer": "https://oidc.example/id/E"}}},
}  # fmt: skip


def whole() -> dict[str, Any]:
    """Every part that a bundle can have."""
    return copy.deepcopy(_WHOLE)


def bare() -> dict[str, Any]:
    """What somebody would give register-task-definition."""
    return {
        "family": "hello", "taskRoleArn": "arn:aws:iam::111122223333:role/app/hello", "executionRoleArn": "plain-name",
        "containerDefinitions": [{"name": "web", "image": "nginx"}], "requiresCompatibilities": ["FARGATE"], "tags": [{"key": "a", "value": "b"}],
    }  # fmt: skip
