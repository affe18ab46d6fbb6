"""The forms in which people have their services, brought into one: a bundle."""

from __future__ import annotations

from dataclasses import dataclass

from .shelf import arn_parts
from .wire import Document
from .world import DEFAULT_ACCOUNT, DEFAULT_REGION


class BadBundle(Exception):
    """What was sent cannot be seeded; the message says why."""


@dataclass(frozen=True)
class Place:
    account: str
    region: str


def bundles_of(body: Document) -> list[Document]:
    """One bundle, `{"bundles": […]}`, or describe-services output: a bundle for each service."""
    if not isinstance(body, dict):
        raise BadBundle("a bundle is a JSON object")
    if isinstance(body.get("bundles"), list):
        return [bundle for each in body["bundles"] for bundle in bundles_of(each)]
    if isinstance(body.get("services"), list):
        rest = {key: value for key, value in body.items() if key not in ("services", "failures")}
        return [{**rest, "service": service} for service in body["services"]]
    if "containerDefinitions" in body:
        beside = {key: body[key] for key in ("tags", "fill") if key in body}
        return [{"taskDefinition": {key: value for key, value in body.items() if key not in beside}, **beside}]
    return [body]


def place_of(bundle: Document) -> Place:
    """Account and Region by the first ARN that tells them."""
    service, definition = bundle.get("service") or {}, bundle.get("taskDefinition") or {}
    cluster = bundle.get("cluster") or {}
    for arn in (
        service.get("serviceArn"), service.get("clusterArn"), service.get("cluster"), service.get("taskDefinition"),
        definition.get("taskDefinitionArn"), cluster.get("clusterArn"),
    ):  # fmt: skip
        parts = arn_parts(arn) if isinstance(arn, str) else None
        if parts and parts[0] and parts[1]:
            return Place(account=parts[1], region=parts[0])
    return Place(DEFAULT_ACCOUNT, DEFAULT_REGION)
