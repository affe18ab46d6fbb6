"""Faults answer as each service does, as often as asked; the log tells of every call."""

from __future__ import annotations

import json
import time

from botocore.exceptions import BotoCoreError, ClientError

from . import examples
from .running import Running

CALLS = {
    "ecs": ("DescribeServices", lambda c: c.describe_services(cluster="prod", services=["orders"])),
    "application-autoscaling": ("DescribeScalableTargets", lambda c: c.describe_scalable_targets(ServiceNamespace="ecs")),
    "servicediscovery": ("GetService", lambda c: c.get_service(Id="srv-1")),
    "ssm": ("DescribeParameters", lambda c: c.describe_parameters()),
    "secretsmanager": ("DescribeSecret", lambda c: c.describe_secret(SecretId="a")),
    "iam": ("GetRole", lambda c: c.get_role(RoleName="orders-task")),
    "elbv2": ("DescribeTargetGroups", lambda c: c.describe_target_groups()),
    "sts": ("GetCallerIdentity", lambda c: c.get_caller_identity()),
    "cloudwatch": ("DescribeAlarms", lambda c: c.describe_alarms()),
    "eks": ("DescribeCluster", lambda c: c.describe_cluster(name="main")),
    "ec2": ("DescribeSubnets", lambda c: c.describe_subnets()),
}
QUERY = ("iam", "elbv2", "sts")
CODES = {
    "Throttling": lambda service: "RequestLimitExceeded" if service == "ec2" else "Throttling" if service in QUERY else "ThrottlingException",
    "AccessDenied": lambda service: "UnauthorizedOperation" if service == "ec2" else "AccessDenied" if service in QUERY else "AccessDeniedException",
}


class FaultsAndCalls(Running):
    def setUp(self) -> None:
        super().setUp()
        self.seed(examples.whole())

    def test_refusals_have_the_codes_of_their_service(self) -> None:
        for kind, code in CODES.items():
            for service, (action, call) in CALLS.items():
                with self.subTest(kind=kind, service=service):
                    self.control("POST", "faults", {"service": service, "action": action, "fault": kind, "times": 1})
                    with self.assertRaises(ClientError) as refused:
                        call(self.client(service))
                    self.assertEqual(code(service), refused.exception.response["Error"]["Code"])

    def test_an_internal_error_is_one_for_every_protocol(self) -> None:
        for service, (_, call) in CALLS.items():
            self.control("POST", "faults", {"service": service, "fault": "InternalError"})
            with self.assertRaises(ClientError) as refused:
                call(self.client(service))
            self.assertEqual(500, refused.exception.response["ResponseMetadata"]["HTTPStatusCode"])

    def test_a_fault_is_used_up(self) -> None:
        self.control("POST", "faults", {"service": "ecs", "fault": "Throttling", "times": 2})
        ecs, outcomes = self.client("ecs"), []
        for _ in range(3):
            try:
                ecs.list_clusters()
                outcomes.append("answered")
            except ClientError:
                outcomes.append("refused")
        self.assertEqual(["refused", "refused", "answered"], outcomes)

    def test_a_timeout_says_nothing(self) -> None:
        self.control("POST", "faults", {"service": "ecs", "fault": "Timeout", "seconds": 0.2})
        began = time.monotonic()
        with self.assertRaises(BotoCoreError):
            self.client("ecs").list_clusters()
        self.assertGreater(time.monotonic() - began, 0.15)

    def test_a_stale_read_shows_what_was_before_the_write(self) -> None:
        iam = self.client("iam")
        iam.get_role(RoleName="orders-task")
        self.control("POST", "faults", {"service": "iam", "action": "GetRole", "fault": "Stale", "times": 2})
        new = {**examples.TRUST, "Id": "new"}
        iam.update_assume_role_policy(RoleName="orders-task", PolicyDocument=json.dumps(new))
        seen = [iam.get_role(RoleName="orders-task")["Role"]["AssumeRolePolicyDocument"].get("Id") for _ in range(3)]
        self.assertEqual([None, None, "new"], seen)

    def test_unknown_members_reach_the_wire(self) -> None:
        self.control("POST", "faults", {"service": "ecs", "action": "DescribeServices", "fault": "UnknownMembers", "members": {"gateway": [1]}})
        service = self.wire("X.DescribeServices", {"cluster": "prod", "services": ["orders"]})["services"][0]
        self.assertEqual([1], service["gateway"])

    def test_faults_are_listed_and_cleared(self) -> None:
        self.control("POST", "faults", {"service": "ecs", "fault": "Throttling", "times": 9})
        self.assertEqual(9, self.control("GET", "faults")["faults"][0]["times"])
        self.control("DELETE", "faults")
        self.client("ecs").list_clusters()
        self.control("POST", "faults", {"fault": "Rain"}, status=400)

    def test_an_unsigned_call_can_fail_too(self) -> None:
        self.control("POST", "faults", {"service": "sts", "fault": "Throttling"})
        sts, wanted = self.client("sts"), {"RoleArn": examples.ROLE_ARN, "RoleSessionName": "pod", "WebIdentityToken": "token"}
        with self.assertRaises(ClientError) as refused:
            sts.assume_role_with_web_identity(**wanted)
        self.assertEqual("Throttling", refused.exception.response["Error"]["Code"])
        self.assertEqual("pod", sts.assume_role_with_web_identity(**wanted)["AssumedRoleUser"]["Arn"].rpartition("/")[2])

    def test_the_log_names_what_a_call_is_about(self) -> None:
        self.control("DELETE", "calls")
        self.client("ecs").describe_services(cluster="prod", services=["orders"])
        self.control("POST", "faults", {"service": "iam", "fault": "AccessDenied"})
        with self.assertRaises(ClientError):
            self.client("iam").update_assume_role_policy(RoleName="orders-task", PolicyDocument="secret")
        first, second = self.control("GET", "calls")["calls"]
        self.assertEqual(("ecs", "DescribeServices", 200), (first["service"], first["action"], first["status"]))
        self.assertEqual({"cluster": "prod", "services": ["orders"]}, first["resource"])
        self.assertEqual(("AccessDenied", 403, {"RoleName": "orders-task"}), (second["fault"], second["status"], second["resource"]))
        self.assertEqual({"ecs:DescribeServices": 1, "iam:UpdateAssumeRolePolicy": 1}, self.control("GET", "calls?count"))
        self.assertEqual(1, len(self.control("GET", "calls?service=ecs")["calls"]))
