"""ECS clusters, capacity providers and what was deployed: revisions, deployments, task sets."""

from __future__ import annotations

from ..call import Call
from ..pages import page
from ..shelf import last_name
from ..wire import Document, Refusal
from ..world import World
from .ecs_complete import empty_cluster
from .ecs_names import caller_of, service_of

# Members of a cluster that are there only when asked for.
INCLUDED = {"tags": "TAGS", "settings": "SETTINGS", "configuration": "CONFIGURATIONS", "statistics": "STATISTICS", "attachments": "ATTACHMENTS"}


def describe_clusters(world: World, call: Call) -> Document:
    include = call.parameters.get("include", [])
    found, failures = [], []
    for name in call.parameters.get("clusters") or ["default"]:
        cluster = world.clusters.get(caller_of(call, name), last_name(name))
        if cluster is None:
            arn = name if name.startswith("arn:") else f"arn:aws:ecs:{call.region}:{world.account(call.caller.account)}:cluster/{name}"
            failures.append({"arn": arn, "reason": "MISSING"})
        else:
            found.append({k: v for k, v in cluster.items() if k not in INCLUDED or INCLUDED[k] in include})
    return {"clusters": found, "failures": failures}


def list_clusters(world: World, call: Call) -> Document:
    arns = [cluster["clusterArn"] for cluster in world.clusters.all(call.caller)]
    return page(call, "clusterArns", arns, most=100, size="maxResults", token="nextToken")


def create_cluster(world: World, call: Call) -> Document:
    name, account = call.parameters.get("clusterName", "default"), world.account(call.caller.account)
    cluster = {**empty_cluster(f"arn:aws:ecs:{call.region}:{account}:cluster/{name}"), **call.parameters}
    return {"cluster": world.clusters.put(account, call.region, name, cluster)}


def describe_capacity_providers(world: World, call: Call) -> Document:
    account = world.account(call.caller.account)
    every = {provider["name"]: provider for provider in world.capacity_providers.all(call.caller)}
    for name in ("FARGATE", "FARGATE_SPOT"):  # always there; moto does not know them
        arn = f"arn:aws:ecs:{call.region}:{account}:capacity-provider/{name}"
        every.setdefault(name, {"capacityProviderArn": arn, "name": name, "status": "ACTIVE"})
    wanted = [last_name(name) for name in call.parameters.get("capacityProviders") or every]
    answer = page(call, "capacityProviders", [every[name] for name in wanted if name in every], most=10, size="maxResults", token="nextToken")
    missing = [f"arn:aws:ecs:{call.region}:{account}:capacity-provider/{name}" for name in wanted if name not in every]
    return {**answer, "failures": [{"arn": arn, "reason": "MISSING"} for arn in missing]}


def describe_service_revisions(world: World, call: Call) -> Document:
    arns = call.parameters.get("serviceRevisionArns") or []
    if not 1 <= len(arns) <= 20:
        raise Refusal("InvalidParameterException", "Service revision ARNs must have between 1 and 20 members.")
    found = {arn: world.service_revisions.get(call.caller, arn) for arn in arns}
    return {
        "serviceRevisions": [revision for revision in found.values() if revision],
        "failures": [{"arn": arn, "reason": "MISSING"} for arn, revision in found.items() if not revision],
    }


def list_service_deployments(world: World, call: Call) -> Document:
    service_of(world, call, call.parameters["service"])
    return {"serviceDeployments": []}  # bundles hold none


def describe_service_deployments(world: World, call: Call) -> Document:
    arns = call.parameters.get("serviceDeploymentArns") or []
    return {"serviceDeployments": [], "failures": [{"arn": arn, "reason": "MISSING"} for arn in arns]}


def describe_task_sets(world: World, call: Call) -> Document:
    _, _, service = service_of(world, call, call.parameters["service"])
    return {"taskSets": service.get("taskSets", []), "failures": []}


def list_daemons(world: World, call: Call) -> Document:
    return {"daemonSummariesList": []}  # bundles hold none


HANDLERS = {
    "DescribeClusters": describe_clusters, "ListClusters": list_clusters, "CreateCluster": create_cluster,
    "DescribeCapacityProviders": describe_capacity_providers, "DescribeServiceRevisions": describe_service_revisions,
    "ListServiceDeployments": list_service_deployments, "DescribeServiceDeployments": describe_service_deployments,
    "DescribeTaskSets": describe_task_sets, "ListDaemons": list_daemons,
}  # fmt: skip
