"""Elastic Load Balancing v2: reading. Load balancers and listeners come from bundles only."""

from __future__ import annotations

from ..call import Call
from ..pages import page
from ..shelf import Shelf
from ..wire import Document, Refusal
from ..world import World
from .ecs_tasks import tasks_of


def describe_load_balancers(world: World, call: Call) -> Document:
    found = _wanted(call, world.load_balancers, "LoadBalancerArn", "LoadBalancerArns", "LoadBalancer")
    names = call.parameters.get("Names") or []
    _refuse_missing(names, [balancer.get("LoadBalancerName") for balancer in found], "LoadBalancer")
    return _page(call, "LoadBalancers", [b for b in found if not names or b.get("LoadBalancerName") in names])


def describe_target_groups(world: World, call: Call) -> Document:
    found = _wanted(call, world.target_groups, "TargetGroupArn", "TargetGroupArns", "TargetGroup")
    names, balancer = call.parameters.get("Names") or [], call.parameters.get("LoadBalancerArn")
    _refuse_missing(names, [group.get("TargetGroupName") for group in found], "TargetGroup")
    found = [group for group in found if not names or group.get("TargetGroupName") in names]
    return _page(call, "TargetGroups", [g for g in found if not balancer or balancer in g.get("LoadBalancerArns", [])])


def describe_listeners(world: World, call: Call) -> Document:
    found = _wanted(call, world.listeners, "ListenerArn", "ListenerArns", "Listener")
    balancer = call.parameters.get("LoadBalancerArn")
    if balancer and balancer not in {b["LoadBalancerArn"] for b in world.load_balancers.all(call.caller)}:
        if not any(listener.get("LoadBalancerArn") == balancer for listener in found):
            raise not_found("LoadBalancer")
    return _page(call, "Listeners", [li for li in found if not balancer or li.get("LoadBalancerArn") == balancer])


def describe_rules(world: World, call: Call) -> Document:
    found = _wanted(call, world.rules, "RuleArn", "RuleArns", "Rule")
    listener = call.parameters.get("ListenerArn")
    if listener:
        found = [rule for rule in found if listener_of(rule) == listener]
        if not found and world.listeners.get(call.caller, listener) is None:
            raise not_found("Listener")
    return _page(call, "Rules", [{k: v for k, v in rule.items() if k != "ListenerArn"} for rule in found])


def listener_of(rule: Document) -> str:
    """A rule's ARN is its listener's with one part more."""
    arn: str = rule["RuleArn"]
    return str(rule.get("ListenerArn") or arn.replace(":listener-rule/", ":listener/").rpartition("/")[0])


def describe_attributes(world: World, call: Call) -> Document:
    arn = next(value for name, value in call.parameters.items() if name.endswith("Arn"))
    shelf, kind = shelf_of(world, arn)
    if shelf.get(call.caller, arn) is None:
        raise not_found(kind)
    return {"Attributes": (world.balancing_attributes.get(call.caller, arn) or {"Attributes": []})["Attributes"]}


def describe_listener_certificates(world: World, call: Call) -> Document:
    listener = world.listeners.get(call.caller, call.parameters["ListenerArn"])
    if listener is None:
        raise not_found("Listener")
    return {"Certificates": listener.get("Certificates", [])}


def describe_tags(world: World, call: Call) -> Document:
    described = []
    for arn in call.parameters["ResourceArns"]:
        shelf, kind = shelf_of(world, arn)
        if shelf.get(call.caller, arn) is None:
            raise not_found(kind)
        described.append({"ResourceArn": arn, "Tags": (world.balancing_tags.get(call.caller, arn) or {"Tags": []})["Tags"]})
    return {"TagDescriptions": described}


def describe_target_health(world: World, call: Call) -> Document:
    """The tasks of the ECS services behind the group, and what was registered since."""
    arn = call.parameters["TargetGroupArn"]
    if world.target_groups.get(call.caller, arn) is None:
        raise not_found("TargetGroup")
    targets = []
    for service in world.services.all(call.caller):
        for balancer in service.get("loadBalancers", []):
            if balancer.get("targetGroupArn") == arn:
                targets += [{"Id": _address(task), "Port": balancer.get("containerPort", 80)} for task in tasks_of(service)]
    targets += (world.targets.get(call.caller, arn) or {"Targets": []})["Targets"]
    wanted = {target["Id"] for target in call.parameters.get("Targets", [])}
    states = world.target_states.get(arn, {})
    return {
        "TargetHealthDescriptions": [
            {"Target": target, "HealthCheckPort": str(target.get("Port", 80)), "TargetHealth": _health(states, target["Id"])}
            for target in targets
            if not wanted or target["Id"] in wanted
        ]
    }


def _health(states: dict[str, str], target: str) -> Document:
    """Healthy, unless a test said otherwise: nothing here checks anything."""
    state = states.get(target, states.get("", "healthy"))
    reasons = {"unhealthy": "Target.FailedHealthChecks", "draining": "Target.DeregistrationInProgress", "initial": "Elb.RegistrationInProgress"}
    return {"State": state, **({"Reason": reasons[state]} if state in reasons else {})}


def _address(task: Document) -> str:
    return str(task["attachments"][0]["details"][0]["value"])


def shelf_of(world: World, arn: str) -> tuple[Shelf, str]:
    kind = arn.rpartition(":")[2].partition("/")[0]
    return {
        "targetgroup": (world.target_groups, "TargetGroup"),
        "listener": (world.listeners, "Listener"),
        "listener-rule": (world.rules, "Rule"),
    }.get(kind, (world.load_balancers, "LoadBalancer"))


def not_found(kind: str) -> Refusal:
    return Refusal(f"{kind}NotFound", f"One or more {kind} resources not found")


def _wanted(call: Call, shelf: Shelf, key: str, parameter: str, kind: str) -> list[Document]:
    arns, every = call.parameters.get(parameter) or [], shelf.all(call.caller)
    _refuse_missing(arns, [document[key] for document in every], kind)
    return [document for document in every if not arns or document[key] in arns]


def _refuse_missing(wanted: list[str], present: list[str | None], kind: str) -> None:
    if set(wanted) - set(present):
        raise not_found(kind)


def _page(call: Call, member: str, found: list[Document]) -> Document:
    return page(call, member, found, most=400, size="PageSize", token="Marker", following="NextMarker")


HANDLERS = {
    "DescribeLoadBalancers": describe_load_balancers, "DescribeTargetGroups": describe_target_groups,
    "DescribeListeners": describe_listeners, "DescribeRules": describe_rules, "DescribeTags": describe_tags,
    "DescribeTargetGroupAttributes": describe_attributes, "DescribeLoadBalancerAttributes": describe_attributes,
    "DescribeListenerAttributes": describe_attributes, "DescribeListenerCertificates": describe_listener_certificates,
    "DescribeTargetHealth": describe_target_health,
}  # fmt: skip
