"""ECS task definitions."""

from __future__ import annotations

from ..call import Call
from ..pages import page
from ..wire import Document, Refusal
from ..world import World
from .ecs_complete import complete_definition
from .ecs_names import caller_of, definition_arn, definition_key, newest


def describe_task_definition(world: World, call: Call) -> Document:
    name = str(call.parameters.get("taskDefinition") or "")
    key = definition_key(world, call, name)
    definition = world.task_definitions.get(caller_of(call, name), key) if key else None
    if key is None or definition is None:
        raise Refusal("ClientException", "Unable to describe task definition.")
    answer: Document = {"taskDefinition": definition}
    if "TAGS" in call.parameters.get("include", []):
        answer["tags"] = (world.task_definition_tags.get(caller_of(call, name), key) or {"tags": []})["tags"]
    return answer


def register_task_definition(world: World, call: Call) -> Document:
    family = call.parameters["family"]
    last = newest(world, call.caller, family, only_active=False)
    revision = int(last.rpartition(":")[2]) + 1 if last else 1
    account = world.account(call.caller.account)
    key = f"{family}:{revision}"
    definition = complete_definition(call.parameters, definition_arn(account, call.region, key))
    tags = call.parameters.get("tags") or []
    world.task_definitions.put(account, call.region, key, definition)
    world.task_definition_tags.put(account, call.region, key, {"tags": tags})
    return {"taskDefinition": definition, "tags": tags}


def deregister_task_definition(world: World, call: Call) -> Document:
    definition: Document = describe_task_definition(world, call)["taskDefinition"]
    definition["status"] = "INACTIVE"
    return {"taskDefinition": definition}


def list_task_definitions(world: World, call: Call) -> Document:
    status, family = call.parameters.get("status", "ACTIVE"), call.parameters.get("familyPrefix")
    found = [
        (key.rpartition(":")[0], int(key.rpartition(":")[2]), definition["taskDefinitionArn"])
        for _, key, definition in world.task_definitions.entries(call.caller)
        if definition.get("status", "ACTIVE") == status and family in (None, key.rpartition(":")[0])
    ]
    found.sort(reverse=call.parameters.get("sort") == "DESC")
    return page(call, "taskDefinitionArns", [arn for _, _, arn in found], most=100, size="maxResults", token="nextToken")


HANDLERS = {
    "DescribeTaskDefinition": describe_task_definition, "RegisterTaskDefinition": register_task_definition,
    "DeregisterTaskDefinition": deregister_task_definition, "ListTaskDefinitions": list_task_definitions,
}  # fmt: skip
