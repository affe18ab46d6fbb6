"""The forms in which a service can come, and what is added to it."""

from __future__ import annotations

from . import examples
from .running import Running


class Seeding(Running):
    def described(self, cluster: str, name: str) -> dict[str, object]:
        return dict(self.client("ecs").describe_services(cluster=cluster, services=[name])["services"][0])

    def test_a_bare_definition_gets_an_ordinary_service(self) -> None:
        seeded = self.seed(examples.bare())["seeded"]
        self.assertEqual([{
            "cluster": "default", "service": "hello", "region": "eu-west-1", "account": "111122223333",
            "serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/default/hello",
            "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/hello:1",
        }], seeded)  # fmt: skip
        service = self.described("default", "hello")
        self.assertEqual(("ACTIVE", 1, 1, "FARGATE"), tuple(service[k] for k in ("status", "desiredCount", "runningCount", "launchType")))
        deployment = service["deployments"][0]  # type: ignore[index]
        self.assertEqual(("PRIMARY", "COMPLETED"), (deployment["status"], deployment["rolloutState"]))
        answer = self.client("ecs").describe_task_definition(taskDefinition="hello", include=["TAGS"])
        self.assertEqual([{"key": "a", "value": "b"}], answer["tags"])
        self.assertNotIn("tags", answer["taskDefinition"])

    def test_create_service_form_is_completed(self) -> None:
        created = {
            "cluster": "prod", "serviceName": "orders", "taskDefinition": "orders:3", "desiredCount": 2,
            "deploymentConfiguration": {"maximumPercent": 150}, "serviceConnectConfiguration": {"enabled": True}, "memberOfTomorrow": 1,
        }  # fmt: skip
        self.seed({"taskDefinition": {"family": "orders", "containerDefinitions": []}, "service": created})
        service = self.wire("X.DescribeServices", {"cluster": "prod", "services": ["orders"]})["services"][0]
        self.assertEqual("arn:aws:ecs:eu-west-1:111122223333:service/prod/orders", service["serviceArn"])
        self.assertTrue(service["taskDefinition"].endswith(":task-definition/orders:3"))
        self.assertEqual({"enabled": True}, service["deployments"][0]["serviceConnectConfiguration"])
        self.assertEqual((150, 100), tuple(service["deploymentConfiguration"][k] for k in ("maximumPercent", "minimumHealthyPercent")))
        self.assertEqual((2, 2, 1, "EC2"), (service["desiredCount"], service["runningCount"], service["memberOfTomorrow"], service["launchType"]))
        self.assertNotIn("serviceConnectConfiguration", service)

    def test_describe_services_output_and_several_bundles(self) -> None:
        whole = examples.whole()
        second = {**whole["service"], "serviceArn": examples.SERVICE_ARN + "-worker", "serviceName": "orders-worker"}
        both = {"services": [whole["service"], second], "failures": [], "taskDefinition": whole["taskDefinition"]}
        seeded = self.seed({"bundles": [both, examples.bare()]})["seeded"]
        self.assertEqual(["orders", "orders-worker", "hello"], [each["service"] for each in seeded])
        self.assertEqual(2, len(self.client("ecs").list_services(cluster="prod")["serviceArns"]))

    def test_parts_that_are_missing_are_not_there(self) -> None:
        whole = examples.whole()
        self.seed({"taskDefinition": whole["taskDefinition"], "service": whole["service"]})
        iam, elb = self.client("iam"), self.client("elbv2")
        with self.assertRaises(iam.exceptions.NoSuchEntityException):
            iam.get_role(RoleName="orders-task")
        with self.assertRaises(elb.exceptions.TargetGroupNotFoundException):
            elb.describe_target_groups(TargetGroupArns=[examples.GROUP_ARN])
        self.assertEqual([], self.client("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"])

    def test_fill_makes_the_secrets_that_are_named_and_not_described(self) -> None:
        secret, here = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:", "arn:aws:ssm:eu-west-1:111122223333:parameter/"
        bundle = {**examples.bare(), "fill": True}
        bundle["containerDefinitions"] = [{
            "name": "web", "image": "nginx", "repositoryCredentials": {"credentialsParameter": "registry"},
            "secrets": [
                {"name": "A", "valueFrom": secret + "db-AbCdEf:password::"}, {"name": "B", "valueFrom": secret + "whole"},
                {"name": "C", "valueFrom": "flag:2"}, {"name": "D", "valueFrom": here + "hello/flag"}, {"name": "E", "valueFrom": here + "root"},
                {"name": "F", "valueFrom": secret.replace("eu-west-1", "us-east-1") + "far-AbCdEf"},
            ],
        }]  # fmt: skip
        self.seed(bundle)
        secrets, parameters = self.client("secretsmanager"), self.client("ssm").describe_parameters()["Parameters"]
        self.assertEqual(secret + "db-AbCdEf", secrets.describe_secret(SecretId=secret + "db-AbCdEf")["ARN"])
        self.assertEqual("whole", secrets.describe_secret(SecretId=secret + "whole")["Name"])
        self.assertEqual("registry", secrets.describe_secret(SecretId="registry")["Name"])
        self.assertEqual(["flag", "/hello/flag", "root"], [parameter["Name"] for parameter in parameters])
        with self.assertRaises(secrets.exceptions.ResourceNotFoundException):
            secrets.describe_secret(SecretId="far")

    def test_fill_makes_no_secret_that_a_bundle_leaves_out_of_its_list(self) -> None:
        bundle = {"taskDefinition": examples.bare(), "secrets": [], "fill": True}
        bundle["taskDefinition"]["containerDefinitions"][0]["repositoryCredentials"] = {"credentialsParameter": "registry"}
        self.seed(bundle)
        secrets = self.client("secretsmanager")
        with self.assertRaises(secrets.exceptions.ResourceNotFoundException):
            secrets.describe_secret(SecretId="registry")

    def test_fill_makes_the_roles_that_are_named(self) -> None:
        self.seed({**examples.bare(), "fill": True})
        iam = self.client("iam")
        self.assertNotIn("fill", self.wire("X.DescribeTaskDefinition", {"taskDefinition": "hello"})["taskDefinition"])
        role = iam.get_role(RoleName="hello")["Role"]
        self.assertEqual(("/app/", examples.bare()["taskRoleArn"]), (role["Path"], role["Arn"]))
        self.assertEqual(examples.TRUST, role["AssumeRolePolicyDocument"])
        self.assertTrue(iam.get_role(RoleName="plain-name")["Role"]["Arn"].endswith(":role/plain-name"))

    def test_seeding_again_replaces_and_reset_clears(self) -> None:
        bundle = examples.whole()
        self.seed(bundle)
        bundle["service"]["desiredCount"] = 9
        self.seed(bundle)
        self.assertEqual(9, self.described("prod", "orders")["desiredCount"])
        self.control("POST", "reset")
        self.assertEqual([], self.client("ecs").list_clusters()["clusterArns"])

    def test_what_is_no_bundle_is_refused(self) -> None:
        for wrong in ({}, {"cluster": {}}, {"service": {}}, {"taskDefinition": {"family": "f"}, "roles": [{}]}):
            self.control("POST", "seed", wrong, status=400)
