"""Elastic Load Balancing v2: target groups, rules, weights, targets and tags as the operator writes them."""

from __future__ import annotations

from hashlib import sha256

from ..call import Call
from ..shelf import copy
from ..wire import Document, Refusal
from ..world import World
from .balancing import listener_of, not_found, shelf_of
from .balancing_actions import accepted, names_group

HEALTH_CHECK = {
    "HealthCheckEnabled": True, "HealthCheckPort": "traffic-port", "HealthCheckIntervalSeconds": 30,
    "HealthCheckTimeoutSeconds": 5, "HealthyThresholdCount": 5, "UnhealthyThresholdCount": 2,
}  # fmt: skip
ATTRIBUTES = {
    "deregistration_delay.timeout_seconds": "300", "stickiness.enabled": "false", "stickiness.type": "lb_cookie",
    "stickiness.lb_cookie.duration_seconds": "86400", "slow_start.duration_seconds": "0",
    "load_balancing.algorithm.type": "round_robin",
}  # fmt: skip


def create_target_group(world: World, call: Call) -> Document:
    wanted = copy(call.parameters)
    name, tags = wanted.pop("Name"), wanted.pop("Tags", [])
    if len(name) > 32:
        raise Refusal("ValidationError", f"Target group name '{name}' cannot be longer than '32' characters")
    for present in world.target_groups.all(call.caller):
        if present.get("TargetGroupName") == name:
            if all(present.get(member) == value for member, value in wanted.items()):
                return {"TargetGroups": [present]}  # the same group again is no error
            raise Refusal("DuplicateTargetGroupName", "A target group with the same name exists, but with different settings")
    account = world.account(call.caller.account)
    arn = f"arn:aws:elasticloadbalancing:{call.region}:{account}:targetgroup/{name}/{sha256(name.encode()).hexdigest()[:16]}"
    http = wanted.get("Protocol", "HTTP") in ("HTTP", "HTTPS")
    described = {
        "HealthCheckProtocol": wanted.get("Protocol", "HTTP") if http else "TCP",
        **({"HealthCheckPath": "/", "Matcher": {"HttpCode": "200"}, "ProtocolVersion": "HTTP1"} if http else {}),
    }
    group = {"TargetGroupArn": arn, "TargetGroupName": name, "TargetType": "instance", "IpAddressType": "ipv4",
             "LoadBalancerArns": [], **HEALTH_CHECK, **described, **wanted}  # fmt: skip
    world.target_groups.put(account, call.region, arn, group)
    world.balancing_attributes.put(account, call.region, arn, {"Attributes": [{"Key": k, "Value": v} for k, v in ATTRIBUTES.items()]})
    world.balancing_tags.put(account, call.region, arn, {"Tags": tags})
    return {"TargetGroups": [group]}


def modify_target_group(world: World, call: Call) -> Document:
    group = _known(world, call, call.parameters["TargetGroupArn"])
    group.update(copy(call.parameters))
    return {"TargetGroups": [group]}


def delete_target_group(world: World, call: Call) -> Document:
    arn = call.parameters["TargetGroupArn"]
    users = [rule.get("Actions", []) for rule in world.rules.all(call.caller)]
    users += [listener.get("DefaultActions", []) for listener in world.listeners.all(call.caller)]
    if any(names_group(actions, arn) for actions in users):
        raise Refusal("ResourceInUse", f"Target group '{arn}' is currently in use by a listener or a rule")
    world.target_groups.remove(call.caller, arn)
    return {}


def modify_attributes(world: World, call: Call) -> Document:
    arn = next(value for name, value in call.parameters.items() if name.endswith("Arn"))
    _known(world, call, arn)
    held = _beside(world, call, arn, "Attributes")
    merged = {a["Key"]: a for a in [*held["Attributes"], *call.parameters["Attributes"]]}
    held["Attributes"] = list(merged.values())
    return {"Attributes": held["Attributes"]}


def create_rule(world: World, call: Call) -> Document:
    listener = _known(world, call, call.parameters["ListenerArn"])
    priority, arn = str(call.parameters["Priority"]), listener["ListenerArn"]
    if any(r.get("Priority") == priority and listener_of(r) == arn for r in world.rules.all(call.caller)):
        raise Refusal("PriorityInUse", f"Priority '{priority}' is currently in use")
    rule = {
        "RuleArn": f"{arn.replace(':listener/', ':listener-rule/')}/{sha256(f'{arn}{priority}'.encode()).hexdigest()[:16]}",
        "Priority": priority, "Conditions": call.parameters.get("Conditions", []), "IsDefault": False,
        "Actions": accepted(world, call, call.parameters["Actions"], listener.get("LoadBalancerArn", "")),
    }  # fmt: skip
    account = arn.split(":")[4]
    world.rules.put(account, call.region, rule["RuleArn"], rule)
    world.balancing_tags.put(account, call.region, rule["RuleArn"], {"Tags": call.parameters.get("Tags", [])})
    return {"Rules": [rule]}


def modify_rule(world: World, call: Call) -> Document:
    rule = _known(world, call, call.parameters["RuleArn"])
    if rule.get("IsDefault"):
        raise Refusal("OperationNotPermitted", f"Default rule '{rule['RuleArn']}' cannot be modified")
    listener = world.listeners.get(call.caller, listener_of(rule)) or {}
    if "Actions" in call.parameters:
        rule["Actions"] = accepted(world, call, call.parameters["Actions"], listener.get("LoadBalancerArn", ""))
    if "Conditions" in call.parameters:
        rule["Conditions"] = copy(call.parameters["Conditions"])
    return {"Rules": [{k: v for k, v in rule.items() if k != "ListenerArn"}]}


def delete_rule(world: World, call: Call) -> Document:
    _known(world, call, call.parameters["RuleArn"])
    world.rules.remove(call.caller, call.parameters["RuleArn"])
    return {}


def modify_listener(world: World, call: Call) -> Document:
    listener, wanted = _known(world, call, call.parameters["ListenerArn"]), copy(call.parameters)
    if "DefaultActions" in wanted:
        wanted["DefaultActions"] = accepted(world, call, wanted["DefaultActions"], listener.get("LoadBalancerArn", ""))
        for rule in world.rules.all(call.caller):  # the default rule is the same thing seen from the other side
            if rule.get("IsDefault") and listener_of(rule) == listener["ListenerArn"]:
                rule["Actions"] = wanted["DefaultActions"]
    listener.update(wanted)
    return {"Listeners": [listener]}


def register_targets(world: World, call: Call) -> Document:
    group = _known(world, call, call.parameters["TargetGroupArn"])
    held = world.targets.get(call.caller, group["TargetGroupArn"])
    if held is None:
        held = world.targets.put(group["TargetGroupArn"].split(":")[4], call.region, group["TargetGroupArn"], {"Targets": []})
    for target in call.parameters["Targets"]:
        target = {"Port": group.get("Port", 80), **target}
        if target not in held["Targets"]:
            held["Targets"].append(target)
    return {}


def deregister_targets(world: World, call: Call) -> Document:
    group = _known(world, call, call.parameters["TargetGroupArn"])
    held = world.targets.get(call.caller, group["TargetGroupArn"]) or {"Targets": []}
    gone = [{"Port": group.get("Port", 80), **target} for target in call.parameters["Targets"]]
    held["Targets"] = [target for target in held["Targets"] if target not in gone]
    return {}


def add_tags(world: World, call: Call) -> Document:
    for arn in call.parameters["ResourceArns"]:
        _known(world, call, arn)
        held = _beside(world, call, arn, "Tags")
        held["Tags"] = list({tag["Key"]: tag for tag in [*held["Tags"], *call.parameters["Tags"]]}.values())
    return {}


def remove_tags(world: World, call: Call) -> Document:
    for arn in call.parameters["ResourceArns"]:
        _known(world, call, arn)
        held = _beside(world, call, arn, "Tags")
        held["Tags"] = [tag for tag in held["Tags"] if tag["Key"] not in call.parameters["TagKeys"]]
    return {}


def _known(world: World, call: Call, arn: str) -> Document:
    shelf, kind = shelf_of(world, arn)
    document = shelf.get(call.caller, arn)
    if document is None:
        raise not_found(kind)
    return document


def _beside(world: World, call: Call, arn: str, member: str) -> Document:
    """What AWS keeps beside a resource: its attributes or its tags."""
    shelf = world.balancing_attributes if member == "Attributes" else world.balancing_tags
    return shelf.get(call.caller, arn) or shelf.put(arn.split(":")[4], call.region, arn, {member: []})


HANDLERS = {
    "CreateTargetGroup": create_target_group, "ModifyTargetGroup": modify_target_group, "DeleteTargetGroup": delete_target_group,
    "ModifyTargetGroupAttributes": modify_attributes, "ModifyLoadBalancerAttributes": modify_attributes,
    "ModifyListenerAttributes": modify_attributes, "CreateRule": create_rule, "ModifyRule": modify_rule, "DeleteRule": delete_rule,
    "ModifyListener": modify_listener, "RegisterTargets": register_targets, "DeregisterTargets": deregister_targets,
    "AddTags": add_tags, "RemoveTags": remove_tags,
}  # fmt: skip
