"""Tags of ECS resources, by ARN."""

from __future__ import annotations

from ..call import Call
from ..shelf import arn_parts, last_name
from ..wire import Document, Refusal
from ..world import World
from .ecs_names import caller_of


def list_tags(world: World, call: Call) -> Document:
    return {"tags": _tagged(world, call).get("tags", [])}


def tag_resource(world: World, call: Call) -> Document:
    document, new = _tagged(world, call), call.parameters["tags"]
    keys = {tag["key"] for tag in new}
    document["tags"] = [tag for tag in document.get("tags", []) if tag["key"] not in keys] + new
    return {}


def untag_resource(world: World, call: Call) -> Document:
    document = _tagged(world, call)
    document["tags"] = [tag for tag in document.get("tags", []) if tag["key"] not in call.parameters["tagKeys"]]
    return {}


def _tagged(world: World, call: Call) -> Document:
    arn = call.parameters["resourceArn"]
    where, parts = caller_of(call, arn), arn_parts(arn)
    kind, _, name = (parts[2] if parts else "").partition("/")
    document: Document | None = None
    if kind == "service":
        document = world.services.get(where, name)
    elif kind == "cluster":
        document = world.clusters.get(where, name)
    elif kind == "task-definition" and world.task_definitions.get(where, last_name(name)):
        document = world.task_definition_tags.get(where, last_name(name))
        if document is None and parts:
            document = world.task_definition_tags.put(parts[1], call.region, last_name(name), {"tags": []})
    if document is None:
        raise Refusal("InvalidParameterException", "The specified resource is not available in the current account.")
    return document


HANDLERS = {"ListTagsForResource": list_tags, "TagResource": tag_resource, "UntagResource": untag_resource}
