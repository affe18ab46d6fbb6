"""What ECS adds to a service or a task definition that somebody creates."""

from __future__ import annotations

from ..shelf import copy
from ..wire import Document

# A fixed time: what is seeded twice is equal.
CREATED = "2025-01-02T03:04:05Z"

# Members of create-service input that describe-services shows at the deployment.
OF_THE_DEPLOYMENT = ("serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations")


def complete_definition(registered: Document, arn: str) -> Document:
    """register-task-definition input as describe-task-definition shows it."""
    definition = copy(registered)
    definition.pop("tags", None)
    requires = definition.get("requiresCompatibilities") or []
    defaults: Document = {
        "taskDefinitionArn": arn,
        "revision": int(arn.rpartition(":")[2]),
        "family": arn.rpartition("/")[2].rpartition(":")[0],
        "volumes": [],
        "status": "ACTIVE",
        "placementConstraints": [],
        "compatibilities": requires or ["EC2"],
        "registeredAt": CREATED,
    }
    return {**defaults, **definition}


def complete_service(created: Document, *, account: str, region: str, definition_arn: str, fargate: bool) -> Document:
    """create-service input as describe-services shows it once its tasks run."""
    service = copy(created)
    cluster = str(service.pop("cluster", None) or service.pop("clusterArn", None) or "default").rpartition("/")[2]
    service.pop("clientToken", None)
    name = str(service["serviceName"])
    wanted = service.pop("desiredCount", 1)
    count = wanted if isinstance(wanted, int) else 1  # a template's placeholder is no number
    platform = _platform(service, fargate)
    deployment: Document = {
        "id": "ecs-svc/1", "status": "PRIMARY", "taskDefinition": definition_arn,
        "desiredCount": count, "pendingCount": 0, "runningCount": count, "failedTasks": 0,
        "createdAt": CREATED, "updatedAt": CREATED, **platform,
        "rolloutState": "COMPLETED", "rolloutStateReason": "ECS deployment ecs-svc/1 completed.",
    }  # fmt: skip
    if "networkConfiguration" in service:
        deployment["networkConfiguration"] = service["networkConfiguration"]
    deployment.update({member: service.pop(member) for member in OF_THE_DEPLOYMENT if member in service})
    defaults: Document = {
        "serviceArn": f"arn:aws:ecs:{region}:{account}:service/{cluster}/{name}",
        "clusterArn": f"arn:aws:ecs:{region}:{account}:cluster/{cluster}",
        "loadBalancers": [], "serviceRegistries": [], "status": "ACTIVE",
        "desiredCount": count, "runningCount": count, "pendingCount": 0, **platform,
        "events": [], "createdAt": CREATED, "placementConstraints": [], "placementStrategy": [],
        "schedulingStrategy": "REPLICA", "deploymentController": {"type": "ECS"},
        "enableECSManagedTags": False, "propagateTags": "NONE", "enableExecuteCommand": False,
        "availabilityZoneRebalancing": "DISABLED",
    }  # fmt: skip
    service["deploymentConfiguration"] = {**_ROLLOUT, **service.get("deploymentConfiguration", {})}
    return {**defaults, **service, "taskDefinition": definition_arn, "deployments": service.get("deployments") or [deployment]}


_ROLLOUT: Document = {
    "deploymentCircuitBreaker": {"enable": False, "rollback": False},
    "maximumPercent": 200,
    "minimumHealthyPercent": 100,
}


def _platform(service: Document, fargate: bool) -> Document:
    if service.get("capacityProviderStrategy"):
        return {"capacityProviderStrategy": service["capacityProviderStrategy"]}
    launch_type = service.get("launchType") or ("FARGATE" if fargate else "EC2")
    if launch_type != "FARGATE":
        return {"launchType": launch_type}
    return {"launchType": launch_type, "platformVersion": service.get("platformVersion", "LATEST"), "platformFamily": "Linux"}


def empty_cluster(arn: str) -> Document:
    return {
        "clusterArn": arn, "clusterName": arn.rpartition("/")[2], "status": "ACTIVE",
        "registeredContainerInstancesCount": 0, "runningTasksCount": 0, "pendingTasksCount": 0, "activeServicesCount": 0,
        "statistics": [], "tags": [], "settings": [], "capacityProviders": [], "defaultCapacityProviderStrategy": [],
    }  # fmt: skip
