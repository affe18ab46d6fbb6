"""Puts a bundle into the world: afterwards AWS's answers hold what the bundle holds."""

from __future__ import annotations

from typing import Any

from . import seed_parts, seed_secrets
from .bundle import BadBundle, Place, bundles_of, place_of
from .services.ecs_complete import complete_definition, complete_service, empty_cluster
from .services.ecs_names import definition_arn
from .shelf import arn_parts, copy, last_name
from .wire import Document
from .world import World


def seed(world: World, body: Document) -> Document:
    """Everything in the body; `"fill": true` makes the roles and secrets that definitions name and no bundle holds."""
    fill = bool(body.get("fill")) if isinstance(body, dict) else False
    created = []
    for index, bundle in enumerate(bundles_of(body)):
        try:
            created.append(_one(world, copy(bundle), fill or bool(bundle.get("fill"))))
        except BadBundle as bad:
            raise BadBundle(f"bundle {index}: {bad}") from bad
    return {"seeded": created}


def _one(world: World, bundle: Document, fill: bool) -> Document:
    place = place_of(bundle)
    definition = bundle.get("taskDefinition")
    service = bundle.get("service")
    if not definition and not service:
        raise BadBundle("it needs a taskDefinition or a service")
    for part, value in (("taskDefinition", definition), ("service", service)):
        if value is not None and not isinstance(value, dict):
            raise BadBundle(f"/{part} is not an object")
    definition_name = _definition(world, place, bundle) if definition else None
    service = _service(world, place, bundle, definition_name)
    _cluster(world, place, bundle, service)
    seed_parts.everything_else(world, place, bundle)
    if fill and definition:
        seed_parts.missing_roles(world, place, definition)
        seed_secrets.missing(world, place, bundle)
    return {
        "cluster": last_name(service["clusterArn"]), "service": service["serviceName"],
        "region": place.region, "account": place.account, "serviceArn": service["serviceArn"],
        "taskDefinitionArn": service.get("taskDefinition"),
    }  # fmt: skip


def _definition(world: World, place: Place, bundle: Document) -> str:
    """Stores the task definition; gives its ARN."""
    definition = bundle["taskDefinition"]
    arn = definition.get("taskDefinitionArn")
    if not arn:  # in register form
        arn = definition_arn(place.account, place.region, f"{_family(definition, bundle)}:{_revision(definition, bundle)}")
        bundle.setdefault("tags", definition.get("tags", []))
        definition = bundle["taskDefinition"] = complete_definition(definition, arn)
    key = last_name(arn)
    world.task_definitions.put(place.account, place.region, key, definition)
    world.task_definition_tags.put(place.account, place.region, key, {"tags": bundle.get("tags") or []})
    return str(arn)


def _family(definition: Document, bundle: Document) -> str:
    named = _name_in_service(bundle).partition(":")[0]
    return definition.get("family") or named or "unnamed"


def _revision(definition: Document, bundle: Document) -> int:
    if isinstance(definition.get("revision"), int):
        return int(definition["revision"])
    named = _name_in_service(bundle).partition(":")[2]
    return int(named) if named.isdigit() else 1


def _name_in_service(bundle: Document) -> str:
    """`family:revision` as the service names its definition, ARN or not."""
    return last_name(str((bundle.get("service") or {}).get("taskDefinition") or ""))


def _service(world: World, place: Place, bundle: Document, definition_name: str | None) -> Document:
    """Stores the service; one that has no ARN yet is completed, none at all becomes an ordinary one."""
    service, definition = bundle.get("service"), bundle.get("taskDefinition") or {}
    service = service or {}
    service.setdefault("serviceName", _family(definition, bundle))  # templates leave the name to CloudFormation
    if not service.get("serviceArn"):
        named = service.get("taskDefinition") or ""
        arn = definition_name or (named if arn_parts(named) else definition_arn(place.account, place.region, named))
        fargate = "FARGATE" in (definition.get("requiresCompatibilities") or [])
        service = complete_service(service, account=place.account, region=place.region, definition_arn=arn, fargate=fargate)
    cluster = last_name(service.setdefault("clusterArn", _cluster_arn(place, service)))
    world.services.put(place.account, place.region, f"{cluster}/{service['serviceName']}", service)
    return service


def _cluster_arn(place: Place, service: Document) -> str:
    parts = str(service["serviceArn"]).split("/")
    return f"arn:aws:ecs:{place.region}:{place.account}:cluster/{parts[1] if len(parts) == 3 else 'default'}"


def _cluster(world: World, place: Place, bundle: Document, service: Document) -> None:
    """The bundle's cluster; without one at least the service's, for there is no service without."""
    cluster: Any = bundle.get("cluster")
    if isinstance(cluster, dict):
        name = cluster.get("clusterName") or last_name(cluster.get("clusterArn") or service["clusterArn"])
        world.clusters.put(place.account, place.region, name, cluster)
    arn, name = service["clusterArn"], last_name(service["clusterArn"])
    if world.clusters.exact(place.account, place.region, name) is None:
        world.clusters.put(place.account, place.region, name, empty_cluster(arn))
