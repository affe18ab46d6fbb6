"""What was seeded is what AWS's API gives."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from . import examples
from .running import Running


def comparable(value: Any) -> Any:
    """boto3 makes datetimes of times; bundles have text."""
    if isinstance(value, dict):
        return {k: comparable(v) for k, v in value.items() if k != "ResponseMetadata"}
    if isinstance(value, list):
        return [comparable(v) for v in value]
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, str) and len(value) > 10 and value[10] == "T" and value.endswith("Z"):
        return datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()
    return value


class ReadingBack(Running):
    def setUp(self) -> None:
        super().setUp()
        self.bundle = examples.whole()
        self.seed(self.bundle)

    def same(self, expected: Any, actual: Any) -> None:
        self.assertEqual(comparable(expected), comparable(actual))

    def test_service_with_members_that_no_sdk_knows(self) -> None:
        answer = self.wire("X.DescribeServices", {"cluster": "prod", "services": ["orders"], "include": ["TAGS"]})
        service, expected = answer["services"][0], self.bundle["service"]
        expected["deployments"][0]["createdAt"] = 1735787045.678  # on the wire a time is a number
        self.assertEqual(expected, service)

    def test_service_through_an_sdk(self) -> None:
        service = self.client("ecs").describe_services(cluster=examples.CLUSTER_ARN, services=[examples.SERVICE_ARN])["services"][0]
        expected = {k: v for k, v in self.bundle["service"].items() if k not in ("tags", "memberOfTomorrow")}
        self.same(expected, service)

    def test_task_definition_and_its_tags(self) -> None:
        answer = self.wire("X.DescribeTaskDefinition", {"taskDefinition": "orders:7", "include": ["TAGS"]})
        self.assertEqual(self.bundle["tags"], answer["tags"])
        self.same({**self.bundle["taskDefinition"]}, {**answer["taskDefinition"], "registeredAt": "2025-01-02T03:04:05Z"})
        for name in (examples.DEFINITION_ARN, "orders"):
            found = self.client("ecs").describe_task_definition(taskDefinition=name)
            self.assertEqual(7, found["taskDefinition"]["revision"])
            self.assertFalse(found.get("tags"))

    def test_cluster_revision_and_scaling(self) -> None:
        ecs, scaling = self.client("ecs"), self.client("application-autoscaling")
        self.same([self.bundle["cluster"]], ecs.describe_clusters(clusters=["prod"], include=["SETTINGS"])["clusters"])
        self.assertNotIn("settings", ecs.describe_clusters(clusters=["prod"])["clusters"][0])
        arn = self.bundle["serviceRevisions"][0]["serviceRevisionArn"]
        self.same(self.bundle["serviceRevisions"], ecs.describe_service_revisions(serviceRevisionArns=[arn])["serviceRevisions"])
        where = {"ServiceNamespace": "ecs", "ResourceId": "service/prod/orders"}
        self.same(self.bundle["scalableTargets"], scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"])
        self.same(self.bundle["scalingPolicies"], scaling.describe_scaling_policies(**where)["ScalingPolicies"])
        self.same(self.bundle["scheduledActions"], scaling.describe_scheduled_actions(**where)["ScheduledActions"])

    def test_load_balancing(self) -> None:
        elb = self.client("elbv2")
        attributes = self.bundle["targetGroups"][0].pop("Attributes")
        tags = self.bundle["targetGroups"][0].pop("Tags")
        self.same([{"ResourceArn": examples.GROUP_ARN, "Tags": tags}], elb.describe_tags(ResourceArns=[examples.GROUP_ARN])["TagDescriptions"])
        groups = elb.describe_target_groups(TargetGroupArns=[examples.GROUP_ARN])
        self.same(self.bundle["targetGroups"], groups["TargetGroups"])
        self.same(attributes, elb.describe_target_group_attributes(TargetGroupArn=examples.GROUP_ARN)["Attributes"])
        self.same(self.bundle["loadBalancers"], elb.describe_load_balancers(Names=["shop"])["LoadBalancers"])
        self.same(self.bundle["listeners"], elb.describe_listeners(LoadBalancerArn=examples.BALANCER_ARN)["Listeners"])
        self.same(self.bundle["rules"], elb.describe_rules(ListenerArn=examples.LISTENER_ARN)["Rules"])
        health = elb.describe_target_health(TargetGroupArn=examples.GROUP_ARN)["TargetHealthDescriptions"]
        self.assertEqual([8080, 8080], [h["Target"]["Port"] for h in health])  # as many as run

    def test_roles_and_their_policies(self) -> None:
        iam = self.client("iam")
        role = {k: v for k, v in self.bundle["roles"][0].items() if k not in ("AttachedPolicies", "InlinePolicies")}
        self.same(role, iam.get_role(RoleName="orders-task")["Role"])
        attached = iam.list_attached_role_policies(RoleName="orders-task")["AttachedPolicies"]
        self.assertEqual(["orders"], [policy["PolicyName"] for policy in attached])
        version = iam.get_policy(PolicyArn=attached[0]["PolicyArn"])["Policy"]["DefaultVersionId"]
        document = iam.get_policy_version(PolicyArn=attached[0]["PolicyArn"], VersionId=version)["PolicyVersion"]["Document"]
        self.assertEqual(examples.TRUST, document)
        self.assertEqual(["own"], iam.list_role_policies(RoleName="orders-task")["PolicyNames"])
        self.assertEqual(examples.TRUST, iam.get_role_policy(RoleName="orders-task", PolicyName="own")["PolicyDocument"])

    def test_policies_of_aws_can_be_read(self) -> None:
        policy = self.client("iam").get_policy(PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")["Policy"]
        self.assertEqual("ReadOnlyAccess", policy["PolicyName"])

    def test_cloud_map_alarms_and_eks(self) -> None:
        cloud_map = self.client("servicediscovery")
        service = dict(self.bundle["cloudMapServices"][0])
        instances = service.pop("Instances")
        self.same(service, cloud_map.get_service(Id="srv-1")["Service"])
        pages = cloud_map.get_paginator("list_instances").paginate(ServiceId="srv-1", PaginationConfig={"PageSize": 1})
        self.same(instances, [instance for page in pages for instance in page["Instances"]])
        self.same(self.bundle["cloudMapNamespaces"][0], cloud_map.get_namespace(Id="ns-1")["Namespace"])
        self.same(self.bundle["alarms"], self.client("cloudwatch").describe_alarms(AlarmNames=["cpu-high"])["MetricAlarms"])
        self.same(self.bundle["eks"], self.client("eks").describe_cluster(name="main")["cluster"])

    def test_secrets_by_every_name_that_they_have(self) -> None:
        secrets, expected = self.client("secretsmanager"), self.bundle["secrets"][0]
        for name in (expected["ARN"], expected["ARN"][:-7], expected["Name"]):
            self.same(expected, secrets.describe_secret(SecretId=name))
        with self.assertRaises(secrets.exceptions.ResourceNotFoundException):
            secrets.describe_secret(SecretId="nothing")

    def test_parameters_by_name(self) -> None:
        def named(name: str) -> Any:
            return self.client("ssm").describe_parameters(ParameterFilters=[{"Key": "Name", "Option": "Equals", "Values": [name]}])["Parameters"]

        self.same(self.bundle["parameters"], named("/orders/flag"))
        self.assertEqual([], named("/orders/nothing"))

    def test_the_oidc_provider_by_the_arn_of_its_url(self) -> None:
        iam, arn = self.client("iam"), "arn:aws:iam::111122223333:oidc-provider/oidc.example/id/"
        self.same(self.bundle["oidcProvider"], iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn + "E"))
        with self.assertRaises(iam.exceptions.NoSuchEntityException):
            iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn + "F")

    def test_the_network_by_filter_and_by_id(self) -> None:
        ec2 = self.client("ec2")
        found = ec2.describe_security_groups(Filters=[{"Name": "group-id", "Values": ["sg-orders", "sg-gone"]}])["SecurityGroups"]
        self.same([self.bundle["securityGroups"][0]], [{k: v for k, v in group.items() if v != []} for group in found])
        subnets = ec2.describe_subnets(Filters=[{"Name": "subnet-id", "Values": ["subnet-a"]}])["Subnets"]
        self.same(self.bundle["subnets"], subnets)
        self.assertEqual(1, len(ec2.describe_subnets(SubnetIds=["subnet-a"])["Subnets"]))

    def test_of_a_group_that_is_gone_the_filter_says_nothing_and_the_id_fails(self) -> None:
        ec2 = self.client("ec2")
        self.assertEqual([], ec2.describe_security_groups(Filters=[{"Name": "group-id", "Values": ["sg-gone"]}])["SecurityGroups"])
        with self.assertRaises(ec2.exceptions.ClientError) as refused:
            ec2.describe_security_groups(GroupIds=["sg-orders", "sg-gone"])
        self.assertEqual("InvalidGroup.NotFound", refused.exception.response["Error"]["Code"])

    def test_another_region_sees_nothing(self) -> None:
        ecs = self.client("ecs", region="us-east-1")
        with self.assertRaises(ecs.exceptions.ClusterNotFoundException):
            ecs.describe_services(cluster="prod", services=["orders"])

    def test_the_account_of_an_assumed_role_is_kept_apart(self) -> None:
        self.seed(json.loads(json.dumps(examples.whole()).replace("111122223333", "444455556666")))
        keys = self.client("sts").assume_role(RoleArn="arn:aws:iam::444455556666:role/reader", RoleSessionName="test")["Credentials"]
        assumed = {"aws_access_key_id": keys["AccessKeyId"], "aws_secret_access_key": keys["SecretAccessKey"], "aws_session_token": keys["SessionToken"]}
        ecs = self.client("ecs", **assumed)
        service = ecs.describe_services(cluster="prod", services=["orders"])["services"][0]
        self.assertIn("444455556666", service["serviceArn"])
        self.assertIn("111122223333", self.client("ecs").describe_services(cluster="prod", services=["orders"])["services"][0]["serviceArn"])
