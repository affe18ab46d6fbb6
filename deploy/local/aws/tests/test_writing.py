"""Writes of the operator read back as AWS would show them."""

from __future__ import annotations

import json

from botocore.exceptions import ClientError

from . import examples
from .running import Running


class Writing(Running):
    def setUp(self) -> None:
        super().setUp()
        self.seed(examples.whole())

    def refused(self, code: str, call: object, **parameters: object) -> None:
        with self.assertRaises(ClientError) as refused:
            call(**parameters)  # type: ignore[operator]
        self.assertEqual(code, refused.exception.response["Error"]["Code"])

    def test_desired_count_moves_service_and_deployment(self) -> None:
        ecs = self.client("ecs")
        ecs.update_service(cluster="prod", service="orders", desiredCount=0)
        service = ecs.describe_services(cluster="prod", services=["orders"])["services"][0]
        for counted in (service, service["deployments"][0]):
            self.assertEqual((0, 0, 0), (counted["desiredCount"], counted["runningCount"], counted["pendingCount"]))
        self.assertTrue(service["enableExecuteCommand"], "other members stay")
        self.assertEqual([], ecs.list_tasks(cluster="prod", serviceName="orders")["taskArns"])

    def test_a_new_revision_is_followed(self) -> None:
        ecs = self.client("ecs")
        new = ecs.register_task_definition(family="orders", containerDefinitions=[{"name": "web", "image": "orders:2"}])
        self.assertEqual(8, new["taskDefinition"]["revision"])
        ecs.update_service(cluster="prod", service="orders", taskDefinition="orders")
        service = ecs.describe_services(cluster="prod", services=["orders"])["services"][0]
        self.assertTrue(service["taskDefinition"].endswith("orders:8"))
        self.assertEqual("ecs-svc/10", service["deployments"][0]["id"])

    def test_tags_of_a_service(self) -> None:
        ecs = self.client("ecs")
        ecs.tag_resource(resourceArn=examples.SERVICE_ARN, tags=[{"key": "ecs2eks", "value": "3"}])
        tags = ecs.list_tags_for_resource(resourceArn=examples.SERVICE_ARN)["tags"]
        self.assertEqual({"owner", "ecs2eks"}, {tag["key"] for tag in tags})

    def test_suspending_leaves_the_capacities(self) -> None:
        scaling = self.client("application-autoscaling")
        scaling.register_scalable_target(**examples.SCALED, SuspendedState={"DynamicScalingInSuspended": True})
        target = scaling.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=["service/prod/orders"])["ScalableTargets"][0]
        self.assertEqual((2, 10), (target["MinCapacity"], target["MaxCapacity"]))
        self.assertTrue(target["SuspendedState"]["DynamicScalingInSuspended"])
        unknown = {**examples.SCALED, "ResourceId": "service/prod/nothing", "MinCapacity": 1, "MaxCapacity": 2}
        self.refused("ValidationException", scaling.register_scalable_target, **unknown)

    def test_weights_of_a_rule(self) -> None:
        elb = self.client("elbv2")
        made = elb.create_target_group(Name="orders-eks", Protocol="HTTP", Port=8080, TargetType="ip", VpcId="vpc-1")["TargetGroups"][0]
        self.assertEqual([], made.get("LoadBalancerArns", []))
        forward = lambda weight: [{"Type": "forward", "ForwardConfig": {"TargetGroups": [  # noqa: E731
            {"TargetGroupArn": examples.GROUP_ARN, "Weight": 100 - weight}, {"TargetGroupArn": made["TargetGroupArn"], "Weight": weight},
        ]}}]  # fmt: skip
        elb.modify_rule(RuleArn=examples.RULE_ARN, Actions=forward(5))
        action = elb.describe_rules(RuleArns=[examples.RULE_ARN])["Rules"][0]["Actions"][0]
        self.assertEqual([95, 5], [group["Weight"] for group in action["ForwardConfig"]["TargetGroups"]])
        self.assertNotIn("TargetGroupArn", action)
        used = elb.describe_target_groups(TargetGroupArns=[made["TargetGroupArn"]])["TargetGroups"][0]
        self.assertEqual([examples.BALANCER_ARN], used["LoadBalancerArns"])
        self.refused("ValidationError", elb.modify_rule, RuleArn=examples.RULE_ARN, Actions=forward(1000))
        self.refused("ResourceInUse", elb.delete_target_group, TargetGroupArn=made["TargetGroupArn"])
        elb.register_targets(TargetGroupArn=made["TargetGroupArn"], Targets=[{"Id": "10.0.0.9"}])
        health = elb.describe_target_health(TargetGroupArn=made["TargetGroupArn"])["TargetHealthDescriptions"]
        self.assertEqual([("10.0.0.9", 8080, "healthy")], [(h["Target"]["Id"], h["Target"]["Port"], h["TargetHealth"]["State"]) for h in health])

    def test_targets_are_as_healthy_as_a_test_wants(self) -> None:
        self.control("POST", "target-health", {"targetGroupArn": examples.GROUP_ARN, "state": "unhealthy"})
        health = self.client("elbv2").describe_target_health(TargetGroupArn=examples.GROUP_ARN)["TargetHealthDescriptions"]
        self.assertEqual({"unhealthy"}, {described["TargetHealth"]["State"] for described in health})

    def test_a_listener_by_its_default_action(self) -> None:
        elb = self.client("elbv2")
        elb.modify_listener(ListenerArn=examples.LISTENER_ARN, DefaultActions=[{"Type": "forward", "TargetGroupArn": examples.GROUP_ARN}])
        action = elb.describe_listeners(ListenerArns=[examples.LISTENER_ARN])["Listeners"][0]["DefaultActions"][0]
        self.assertEqual(1, action["ForwardConfig"]["TargetGroups"][0]["Weight"])

    def test_trust_policy_and_its_limit(self) -> None:
        iam = self.client("iam")
        wider = {**examples.TRUST, "Statement": [*examples.TRUST["Statement"], {"Effect": "Allow", "Principal": {"Federated": "arn"}, "Action": "sts:X"}]}
        iam.update_assume_role_policy(RoleName="orders-task", PolicyDocument=json.dumps(wider))
        self.assertEqual(wider, iam.get_role(RoleName="orders-task")["Role"]["AssumeRolePolicyDocument"])
        spaced = json.dumps(wider, indent=60)
        self.assertGreater(len(spaced), 2048)
        iam.update_assume_role_policy(RoleName="orders-task", PolicyDocument=spaced)  # white space does not count
        long = {**examples.TRUST, "Id": "x" * 2048}
        self.refused("LimitExceeded", iam.update_assume_role_policy, RoleName="orders-task", PolicyDocument=json.dumps(long))
        self.refused("MalformedPolicyDocument", iam.update_assume_role_policy, RoleName="orders-task", PolicyDocument="{")

    def test_a_role_made_through_the_api_is_whole_too(self) -> None:
        iam = self.client("iam")
        iam.create_role(RoleName="new", AssumeRolePolicyDocument=json.dumps(examples.TRUST))
        allowed = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
        iam.put_role_policy(RoleName="new", PolicyName="own", PolicyDocument=json.dumps(allowed))
        self.assertEqual("arn:aws:iam::111122223333:role/new", iam.get_role(RoleName="new")["Role"]["Arn"])
        self.assertEqual(["own"], iam.list_role_policies(RoleName="new")["PolicyNames"])

    def test_pod_identity(self) -> None:
        eks = self.client("eks")
        wanted = {"clusterName": "main", "namespace": "shop", "serviceAccount": "orders"}
        made = eks.create_pod_identity_association(**wanted, roleArn=examples.ROLE_ARN)["association"]
        self.refused("ResourceInUseException", eks.create_pod_identity_association, **wanted, roleArn=examples.ROLE_ARN)
        listed = eks.list_pod_identity_associations(clusterName="main", namespace="shop")["associations"]
        self.assertEqual([made["associationId"]], [association["associationId"] for association in listed])
        eks.delete_pod_identity_association(clusterName="main", associationId=made["associationId"])
        self.assertEqual([], eks.list_pod_identity_associations(clusterName="main")["associations"])
        self.refused("ResourceNotFoundException", eks.list_pod_identity_associations, clusterName="other")
