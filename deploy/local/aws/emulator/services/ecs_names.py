"""How ECS names things: short names, `family:revision`, ARNs old and new."""

from __future__ import annotations

from ..call import Call, Caller
from ..shelf import arn_parts, last_name
from ..wire import Document, Refusal
from ..world import World

Parameters = Document


def caller_of(call: Call, name: str) -> Caller:
    """An ARN says in whose account to look; a name leaves it to the credentials."""
    parts = arn_parts(name)
    return Caller(call.region, parts[1]) if parts else call.caller


def cluster_of(world: World, call: Call) -> tuple[str, Caller]:
    """The name of the call's cluster and where it was found."""
    wanted = str(call.parameters.get("cluster") or "default")
    where = caller_of(call, wanted)
    if world.clusters.get(where, last_name(wanted)) is None:
        raise Refusal("ClusterNotFoundException", "Cluster not found.")
    return last_name(wanted), where


def service_of(world: World, call: Call, name: str) -> tuple[str, str, Document]:
    """Account, key and document of a service of the call's cluster."""
    cluster, where = cluster_of(world, call)
    key = f"{cluster}/{last_name(name)}"
    found = world.services.find(where, key)
    if found is None or found[1].get("status") == "INACTIVE":
        raise Refusal("ServiceNotFoundException", "Service not found.")
    return found[0], key, found[1]


def definition_key(world: World, call: Call, name: str) -> str | None:
    """`family:revision` of what is named; a family alone means its newest active revision."""
    parts = arn_parts(name)
    short = last_name(parts[2]) if parts else name
    if ":" in short:
        return short if world.task_definitions.get(caller_of(call, name), short) else None
    return newest(world, caller_of(call, name), short)


def newest(world: World, where: Caller, family: str, only_active: bool = True) -> str | None:
    keys = [
        key
        for _, key, document in world.task_definitions.entries(where)
        if key.rpartition(":")[0] == family and (not only_active or document.get("status", "ACTIVE") == "ACTIVE")
    ]
    return max(keys, key=lambda key: int(key.rpartition(":")[2]), default=None)


def definition_arn(account: str, region: str, key: str) -> str:
    return f"arn:aws:ecs:{region}:{account}:task-definition/{key}"
