"""The tasks that a service's running count promises: always the same ones, running and healthy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ..call import Call, Caller
from ..pages import page
from ..shelf import last_name
from ..wire import Document
from ..world import World
from .ecs_names import cluster_of, service_of


def list_tasks(world: World, call: Call) -> Document:
    cluster, where = cluster_of(world, call)
    if call.parameters.get("serviceName"):
        services = [service_of(world, call, call.parameters["serviceName"])[2]]
    else:
        services = [s for _, key, s in world.services.entries(where) if key.startswith(f"{cluster}/")]
    wanted = call.parameters.get("desiredStatus", "RUNNING")
    arns = [task["taskArn"] for service in services for task in tasks_of(service)] if wanted == "RUNNING" else []
    return page(call, "taskArns", arns, most=100, size="maxResults", token="nextToken")


def describe_tasks(world: World, call: Call) -> Document:
    cluster, where = cluster_of(world, call)
    every = {last_name(task["taskArn"]): task for task in tasks_in(world, where, cluster)}
    wanted = call.parameters.get("tasks") or []
    return {
        "tasks": [every[last_name(name)] for name in wanted if last_name(name) in every],
        "failures": [{"arn": name, "reason": "MISSING"} for name in wanted if last_name(name) not in every],
    }


def tasks_in(world: World, where: Caller, cluster: str) -> Iterator[Document]:
    for _, key, service in world.services.entries(where):
        if key.startswith(f"{cluster}/"):
            yield from tasks_of(service)


def tasks_of(service: Document) -> Iterator[Document]:
    for number in range(int(service.get("runningCount") or 0)):
        digest = hashlib.sha256(f"{service['serviceArn']}#{number}".encode()).hexdigest()
        arn = f"{str(service['clusterArn']).replace(':cluster/', ':task/')}/{digest[:32]}"
        address = f"10.{int(digest[:2], 16)}.{int(digest[2:4], 16)}.{int(digest[4:6], 16) or 1}"
        yield {
            "taskArn": arn, "clusterArn": service["clusterArn"], "taskDefinitionArn": service.get("taskDefinition"),
            "group": f"service:{service['serviceName']}", "lastStatus": "RUNNING", "desiredStatus": "RUNNING",
            "healthStatus": "UNKNOWN", "connectivity": "CONNECTED", "launchType": service.get("launchType", "EC2"),
            "attachments": [{
                "type": "ElasticNetworkInterface", "status": "ATTACHED",
                "details": [{"name": "privateIPv4Address", "value": address}],
            }],
        }  # fmt: skip


HANDLERS = {"ListTasks": list_tasks, "DescribeTasks": describe_tasks}
