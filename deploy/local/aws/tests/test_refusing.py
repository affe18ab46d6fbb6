"""What AWS refuses and moto takes."""

from __future__ import annotations

from botocore.exceptions import ClientError

from . import examples
from .running import Running


class Refusing(Running):
    def setUp(self) -> None:
        super().setUp()
        self.seed(examples.whole())
        self.ecs = self.client("ecs")

    def test_more_than_ten_services(self) -> None:
        for names in ([], [str(n) for n in range(11)]):
            with self.assertRaises(self.ecs.exceptions.InvalidParameterException):
                self.ecs.describe_services(cluster="prod", services=names)

    def test_missing_services_are_failures_and_missing_clusters_errors(self) -> None:
        answer = self.ecs.describe_services(cluster="prod", services=["orders", "nothing"])
        self.assertEqual(1, len(answer["services"]))
        self.assertEqual("MISSING", answer["failures"][0]["reason"])
        self.assertEqual(200, answer["ResponseMetadata"]["HTTPStatusCode"])
        for call, parameters in ((self.ecs.describe_services, {"services": ["a"]}), (self.ecs.list_services, {})):
            with self.assertRaises(self.ecs.exceptions.ClusterNotFoundException):
                call(cluster="nowhere", **parameters)

    def test_unknown_definitions(self) -> None:
        for name in ("nothing", "orders:8", examples.DEFINITION_ARN.replace(":7", ":9")):
            with self.assertRaisesRegex(self.ecs.exceptions.ClientException, "Unable to describe task definition."):
                self.ecs.describe_task_definition(taskDefinition=name)

    def test_lists_come_in_pages(self) -> None:
        bundles = [{"taskDefinition": {"family": f"f{n}", "containerDefinitions": []}} for n in range(23)]
        self.seed({"bundles": bundles})
        pages = list(self.ecs.get_paginator("list_services").paginate(cluster="default"))
        self.assertEqual([10, 10, 3], [len(page["serviceArns"]) for page in pages])

    def test_scaling_policies_come_ten_a_page(self) -> None:
        bundle = examples.whole()
        bundle["scalingPolicies"] = [{**bundle["scalingPolicies"][0], "PolicyName": f"p{n}"} for n in range(12)]
        self.seed(bundle)
        pages = self.client("application-autoscaling").get_paginator("describe_scaling_policies")
        self.assertEqual([10, 3], [len(page["ScalingPolicies"]) for page in pages.paginate(ServiceNamespace="ecs")])

    def test_what_nobody_implements_is_said_once(self) -> None:
        eks = self.client("eks")
        with self.assertRaises(ClientError) as refused:
            eks.list_addons(clusterName="main")
        self.assertIn(refused.exception.response["ResponseMetadata"]["HTTPStatusCode"], (404, 501))
