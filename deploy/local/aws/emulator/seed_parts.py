"""The parts of a bundle beside the service, its definition and its cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .bundle import BadBundle, Place
from .services.ecs_complete import CREATED
from .services.scaling import scaling_key
from .shelf import Shelf, arn_parts, last_name
from .wire import Document
from .world import World

# Key of the bundle → shelf and the member by which a document is found.
PLAIN = {
    "serviceRevisions": ("service_revisions", "serviceRevisionArn"),
    "capacityProviders": ("capacity_providers", "name"),
    "cloudMapServices": ("cloud_map_services", "Id"),
    "cloudMapNamespaces": ("cloud_map_namespaces", "Id"),
    "alarms": ("alarms", "AlarmName"),
    "secrets": ("secrets", "ARN"),
    "parameters": ("parameters", "Name"),
    "securityGroups": ("security_groups", "GroupId"),
    "subnets": ("subnets", "SubnetId"),
}
BALANCING = {
    "loadBalancers": ("load_balancers", "LoadBalancerArn"),
    "listeners": ("listeners", "ListenerArn"),
    "rules": ("rules", "RuleArn"),
    "targetGroups": ("target_groups", "TargetGroupArn"),
}


def everything_else(world: World, place: Place, bundle: Document) -> None:
    for service in documents(bundle, "cloudMapServices", "Id"):  # told by a call of their own
        put(world.cloud_map_instances, place, str(service["Id"]), {"Instances": service.pop("Instances", [])})
    for part, (shelf, member) in PLAIN.items():
        for document in documents(bundle, part, member):
            put(getattr(world, shelf), place, str(document[member]), document)
    for part, (shelf, member) in BALANCING.items():
        for document in documents(bundle, part, member):
            _balancing(world, place, bundle, getattr(world, shelf), str(document[member]), document)
    _scaling(world, place, bundle)
    for role in documents(bundle, "roles", "RoleName"):
        _role(world, place, role)
    provider = bundle.get("oidcProvider")
    if isinstance(provider, dict) and provider.get("Url"):  # an empty one says that there is none
        _oidc_provider(world, place, provider)
    eks = bundle.get("eks")
    if isinstance(eks, dict):
        put(world.eks_clusters, place, str(eks.get("name") or last_name(str(eks.get("arn", "")))), eks)


def documents(bundle: Document, part: str, *members: str) -> Iterator[Document]:
    for index, document in enumerate(bundle.get(part) or []):
        if not isinstance(document, dict):
            raise BadBundle(f"/{part}/{index} is not an object")
        missing = [member for member in members if member not in document]
        if missing:
            raise BadBundle(f"/{part}/{index} has no {missing[0]}")
        yield document


def put(shelf: Shelf, place: Place, key: str, document: Document) -> None:
    """An ARN among the keys says where a resource lives; the bundle says it for the others."""
    parts = arn_parts(key)
    shelf.put((parts and parts[1]) or place.account, (parts and parts[0]) or place.region, key, document)


def _balancing(world: World, place: Place, bundle: Document, shelf: Shelf, arn: str, document: Document) -> None:
    """Attributes and tags are told by calls of their own."""
    put(world.balancing_attributes, place, arn, {"Attributes": document.pop("Attributes", [])})
    put(world.balancing_tags, place, arn, {"Tags": document.pop("Tags", [])})
    listeners = bundle.get("listeners") or []
    if shelf is world.rules and len(listeners) == 1:  # a rule with an ARN out of thin air belongs to the only listener
        document.setdefault("ListenerArn", listeners[0]["ListenerArn"])
    put(shelf, place, arn, document)


def _scaling(world: World, place: Place, bundle: Document) -> None:
    dimension = ("ServiceNamespace", "ResourceId", "ScalableDimension")
    for target in documents(bundle, "scalableTargets", *dimension):
        put(world.scalable_targets, place, scaling_key(target), target)
    for policy in documents(bundle, "scalingPolicies", *dimension, "PolicyName"):
        put(world.scaling_policies, place, scaling_key(policy, policy["PolicyName"]), policy)
    for action in documents(bundle, "scheduledActions", *dimension, "ScheduledActionName"):
        put(world.scheduled_actions, place, scaling_key(action, action["ScheduledActionName"]), action)


def _role(world: World, place: Place, role: Document) -> None:
    parts = arn_parts(str(role.get("Arn", "")))
    world.roles.put((parts and parts[1]) or place.account, place.region, role["RoleName"], role)
    for policy in role.get("AttachedPolicies") or []:
        if "Document" in policy and "PolicyArn" in policy:
            account = parts[1] if parts else place.account
            world.policies.put(account, place.region, policy["PolicyArn"], {"Document": policy["Document"]})


def _oidc_provider(world: World, place: Place, provider: Document) -> None:
    """As get-open-id-connect-provider prints it: its ARN is that of its URL."""
    arn = f"arn:aws:iam::{place.account}:oidc-provider/{str(provider['Url']).removeprefix('https://')}"
    put(world.oidc_providers, place, arn, provider)


def missing_roles(world: World, place: Place, definition: Document) -> None:
    """Roles that the definition names and nobody seeded, as ECS's console makes them."""
    for member in ("taskRoleArn", "executionRoleArn"):
        named = definition.get(member)
        if not isinstance(named, str) or not named:
            continue
        parts = arn_parts(named)
        account = (parts and parts[1]) or place.account
        path_and_name = parts[2].partition("/")[2] if parts else named
        name = last_name(path_and_name)
        if world.roles.exact(account, place.region, name) is None:
            path = f"/{path_and_name[: -len(name)]}"
            world.roles.put(account, place.region, name, _ordinary_role(account, path, name))


def _ordinary_role(account: str, path: str, name: str) -> dict[str, Any]:
    trust = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"},
    ]}  # fmt: skip
    return {
        "Path": path, "RoleName": name, "RoleId": f"AROA{name.upper():X<17.17}", "Arn": f"arn:aws:iam::{account}:role{path}{name}",
        "CreateDate": CREATED, "AssumeRolePolicyDocument": trust, "MaxSessionDuration": 3600,
        "AttachedPolicies": [], "InlinePolicies": [],
    }  # fmt: skip
