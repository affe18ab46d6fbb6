"""Ordinary secrets and parameters for what a task definition names and its bundle says nothing about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bundle import Place
from .seed_parts import put
from .services.ecs_complete import CREATED
from .shelf import arn_parts
from .wire import Document
from .world import World

SUFFIX = "-Ab0Cd1"  # Secrets Manager puts six characters of its own behind a name


def missing(world: World, place: Place, bundle: Document) -> None:
    for name, kind in named(bundle["taskDefinition"]):
        parts = arn_parts(name)
        if parts and (parts[0], parts[1]) != (place.region, place.account):
            continue
        if kind == "secret" and "secrets" not in bundle:
            _secret(world, place, name)
        elif kind == "parameter" and "parameters" not in bundle:
            _parameter(world, place, parts[2].removeprefix("parameter") if parts else name)


def named(definition: Document) -> Iterator[tuple[str, str]]:
    """ARNs and names as far as they say which secret is meant, each with what it is."""
    for container in definition.get("containerDefinitions") or []:
        logs = container.get("logConfiguration") or {}
        for reference in [*(container.get("secrets") or []), *(logs.get("secretOptions") or [])]:
            yield from _meant(reference.get("valueFrom"), "parameter")
        yield from _meant((container.get("repositoryCredentials") or {}).get("credentialsParameter"), "secret")
    for volume in definition.get("volumes") or []:
        share = volume.get("fsxWindowsFileServerVolumeConfiguration") or {}
        yield from _meant((share.get("authorizationConfig") or {}).get("credentialsParameter"), "secret")


def _meant(text: object, bare: str) -> Iterator[tuple[str, str]]:
    if not isinstance(text, str) or not text:
        return
    parts = text.split(":")
    if parts[0] != "arn":
        yield parts[0], bare
    elif parts[2:3] == ["secretsmanager"] and len(parts) > 6:
        yield ":".join(parts[:7]), "secret"
    elif parts[2:3] == ["ssm"] and len(parts) > 5:
        yield ":".join(parts[:6]), "parameter"


def _secret(world: World, place: Place, name: str) -> None:
    arn = name if name.startswith("arn:") else f"arn:aws:secretsmanager:{place.region}:{place.account}:secret:{name}"
    if not re.search(r"-[A-Za-z0-9]{6}$", arn):
        arn += SUFFIX
    put(world.secrets, place, arn, {"ARN": arn, "Name": arn.rpartition(":")[2][: -len(SUFFIX)], "CreatedDate": CREATED})


def _parameter(world: World, place: Place, path: str) -> None:
    name = path if path.count("/") > 1 else path.removeprefix("/")  # of a name without a path the ARN does not tell the slash
    arn = f"arn:aws:ssm:{place.region}:{place.account}:parameter/{name.removeprefix('/')}"
    put(world.parameters, place, name, {"Name": name, "ARN": arn, "Type": "String", "Version": 1, "Tier": "Standard", "Policies": []})
