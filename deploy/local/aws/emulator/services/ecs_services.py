"""ECS services."""

from __future__ import annotations

from ..call import Call
from ..pages import page
from ..shelf import copy, last_name
from ..wire import Document, Refusal
from ..world import World
from .ecs_complete import complete_service
from .ecs_names import caller_of, cluster_of, definition_arn, definition_key, service_of


def describe_services(world: World, call: Call) -> Document:
    names = call.parameters.get("services") or []
    if not 1 <= len(names) <= 10:  # moto takes any number; AWS does not
        raise Refusal("InvalidParameterException", "Services must have between 1 and 10 members.")
    cluster, where = cluster_of(world, call)
    with_tags = "TAGS" in call.parameters.get("include", [])
    found, failures = [], []
    for name in names:
        document = world.services.get(where, f"{cluster}/{last_name(name)}")
        if document is None:
            failures.append({"arn": _arn(world, call, cluster, name), "reason": "MISSING"})
        else:
            found.append({k: v for k, v in document.items() if with_tags or k != "tags"})
    return {"services": found, "failures": failures}


def list_services(world: World, call: Call) -> Document:
    cluster, where = cluster_of(world, call)
    arns = [
        document["serviceArn"]
        for _, key, document in world.services.entries(where)
        if key.startswith(f"{cluster}/") and document.get("status") != "INACTIVE"
        and all(call.parameters.get(wanted) in (None, document.get(wanted)) for wanted in ("launchType", "schedulingStrategy"))
    ]  # fmt: skip
    call.parameters.setdefault("maxResults", 10)
    return page(call, "serviceArns", arns, most=100, size="maxResults", token="nextToken")


def list_services_by_namespace(world: World, call: Call) -> Document:
    wanted = last_name(call.parameters["namespace"])
    arns = [
        service["serviceArn"]
        for service in world.services.all(call.caller)
        for deployment in service.get("deployments", [])
        if last_name(str(deployment.get("serviceConnectConfiguration", {}).get("namespace", ""))) == wanted
    ]
    return page(call, "serviceArns", arns, most=100, size="maxResults", token="nextToken")


def create_service(world: World, call: Call) -> Document:
    cluster, where = cluster_of(world, call)
    name = call.parameters["serviceName"]
    present = world.services.get(where, f"{cluster}/{name}")
    if present is not None and present.get("status") != "INACTIVE":
        raise Refusal("InvalidParameterException", "Creation of service was not idempotent.")
    account = (world.clusters.find(where, cluster) or (world.account(None), {}))[0]
    key, definition = _definition(world, call, call.parameters["taskDefinition"])
    fargate = "FARGATE" in (definition.get("requiresCompatibilities") or [])
    arn = definition.get("taskDefinitionArn") or definition_arn(account, call.region, key)
    service = complete_service(call.parameters, account=account, region=call.region, definition_arn=arn, fargate=fargate)
    world.services.put(account, call.region, f"{cluster}/{name}", service)
    return {"service": service}


# Members of update-service that are no member of the service itself.
_NOT_STORED = ("cluster", "service", "desiredCount", "taskDefinition", "forceNewDeployment")


def update_service(world: World, call: Call) -> Document:
    wanted = call.parameters
    _, _, service = service_of(world, call, wanted["service"])
    if service.get("status") != "ACTIVE":
        raise Refusal("ServiceNotActiveException", "Service was not ACTIVE.")
    if "taskDefinition" in wanted or wanted.get("forceNewDeployment"):
        _deploy(world, call, service)
    if "desiredCount" in wanted:
        _scale(service, int(wanted["desiredCount"]))
    service.update({member: copy(value) for member, value in wanted.items() if member not in _NOT_STORED})
    return {"service": service}


def delete_service(world: World, call: Call) -> Document:
    _, _, service = service_of(world, call, call.parameters["service"])
    if service.get("desiredCount") and not call.parameters.get("force"):
        raise Refusal("InvalidParameterException", "The service cannot be stopped while it is scaled above 0.")
    _scale(service, 0)
    service.update(status="INACTIVE", deployments=[])
    return {"service": service}


def _scale(service: Document, count: int) -> None:
    """Tasks come and go at once: nothing here takes time."""
    if count < 0:
        raise Refusal("InvalidParameterException", "desiredCount cannot be negative.")
    primary = [d for d in service.get("deployments", []) if d.get("status") == "PRIMARY"]
    for counted in [service, *primary]:
        counted.update(desiredCount=count, runningCount=count, pendingCount=0)


def _deploy(world: World, call: Call, service: Document) -> None:
    """A new deployment that has replaced the one before; its id says how many there were."""
    if "taskDefinition" in call.parameters:
        key, definition = _definition(world, call, call.parameters["taskDefinition"])
        service["taskDefinition"] = definition.get("taskDefinitionArn") or key
    deployments = service.get("deployments") or [{"id": "ecs-svc/0", "status": "PRIMARY", "rolloutState": "COMPLETED"}]
    number = str(deployments[0].get("id", "ecs-svc/1")).rpartition("/")[2]
    following = f"ecs-svc/{int(number) + 1 if number.isdigit() else 1}"
    service["deployments"] = [{**deployments[0], "id": following, "taskDefinition": service["taskDefinition"]}]


def _definition(world: World, call: Call, name: str) -> tuple[str, Document]:
    key = definition_key(world, call, name)
    definition = world.task_definitions.get(caller_of(call, name), key) if key else None
    if key is None or definition is None:
        raise Refusal("ClientException", "TaskDefinition not found.")
    return key, definition


def _arn(world: World, call: Call, cluster: str, name: str) -> str:
    if name.startswith("arn:"):
        return name
    return f"arn:aws:ecs:{call.region}:{world.account(call.caller.account)}:service/{cluster}/{name}"


HANDLERS = {
    "DescribeServices": describe_services, "ListServices": list_services, "ListServicesByNamespace": list_services_by_namespace,
    "CreateService": create_service, "UpdateService": update_service, "DeleteService": delete_service,
}  # fmt: skip
