"""Application Auto Scaling."""

from __future__ import annotations

from hashlib import sha256

from ..call import Call
from ..pages import page
from ..shelf import Shelf, copy
from ..wire import Document, Refusal
from ..world import World
from .ecs_complete import CREATED

NONE_SUSPENDED = {"DynamicScalingInSuspended": False, "DynamicScalingOutSuspended": False, "ScheduledScalingSuspended": False}
SERVICE_ROLE = "aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService"


def scaling_key(document: Document, *more: str) -> str:
    return "|".join([document["ServiceNamespace"], document["ResourceId"], document["ScalableDimension"], *more])


def register_scalable_target(world: World, call: Call) -> Document:
    """What is omitted stays as it was: suspending needs no capacities."""
    wanted = call.parameters
    target = world.scalable_targets.get(call.caller, scaling_key(wanted))
    if target is None:
        target = _new_target(world, call)
    for member in ("MinCapacity", "MaxCapacity", "RoleARN"):
        if member in wanted:
            target[member] = wanted[member]
    if "SuspendedState" in wanted:
        target["SuspendedState"] = {**target.get("SuspendedState", NONE_SUSPENDED), **wanted["SuspendedState"]}
    return {"ScalableTargetARN": target["ScalableTargetARN"]} if "ScalableTargetARN" in target else {}


def _new_target(world: World, call: Call) -> Document:
    wanted = call.parameters
    if "MinCapacity" not in wanted or "MaxCapacity" not in wanted:
        raise Refusal("ValidationException", "MinCapacity and MaxCapacity must be specified for a new scalable target.")
    resource = wanted["ResourceId"]
    found = world.services.find(call.caller, resource.partition("/")[2])
    if wanted["ServiceNamespace"] == "ecs" and found is None:
        raise Refusal("ValidationException", f"ECS service doesn't exist: {resource}")
    account = found[0] if found else world.account(call.caller.account)
    target = {
        **{member: wanted[member] for member in ("ServiceNamespace", "ResourceId", "ScalableDimension")},
        "RoleARN": f"arn:aws:iam::{account}:role/{SERVICE_ROLE}",
        "CreationTime": CREATED,
        "SuspendedState": dict(NONE_SUSPENDED),
        "ScalableTargetARN": f"arn:aws:application-autoscaling:{call.region}:{account}:scalable-target/{sha256(resource.encode()).hexdigest()[:32]}",
    }
    return world.scalable_targets.put(account, call.region, scaling_key(wanted), target)


def deregister_scalable_target(world: World, call: Call) -> Document:
    target = _target(world, call)
    for shelf in (world.scaling_policies, world.scheduled_actions):
        for _, key, document in list(shelf.entries(call.caller)):
            if scaling_key(document) == scaling_key(target):
                shelf.remove(call.caller, key)
    world.scalable_targets.remove(call.caller, scaling_key(target))
    return {}


def _target(world: World, call: Call) -> Document:
    target = world.scalable_targets.get(call.caller, scaling_key(call.parameters))
    if target is None:
        raise Refusal("ObjectNotFoundException", f"No scalable target found for {call.parameters['ResourceId']}.")
    return target


def describe_scalable_targets(world: World, call: Call) -> Document:
    wanted = call.parameters.get("ResourceIds")
    found = [t for t in _matching(world.scalable_targets, call) if not wanted or t["ResourceId"] in wanted]
    return page(call, "ScalableTargets", found, most=50)


def describe_scaling_policies(world: World, call: Call) -> Document:
    names = call.parameters.get("PolicyNames")
    found = [p for p in _matching(world.scaling_policies, call) if not names or p["PolicyName"] in names]
    return page(call, "ScalingPolicies", found, most=10)


def describe_scheduled_actions(world: World, call: Call) -> Document:
    names = call.parameters.get("ScheduledActionNames")
    found = [a for a in _matching(world.scheduled_actions, call) if not names or a["ScheduledActionName"] in names]
    return page(call, "ScheduledActions", found, most=50)


def describe_scaling_activities(world: World, call: Call) -> Document:
    return {"ScalingActivities": []}  # nothing here scales by itself


def _matching(shelf: Shelf, call: Call) -> list[Document]:
    members = ("ServiceNamespace", "ResourceId", "ScalableDimension")
    return [d for d in shelf.all(call.caller) if all(call.parameters.get(m) in (None, d.get(m)) for m in members)]


def put_scaling_policy(world: World, call: Call) -> Document:
    policy = _put(world, call, world.scaling_policies, "PolicyName", "PolicyARN", "scalingPolicy")
    policy.setdefault("PolicyType", "StepScaling")
    return {"PolicyARN": policy["PolicyARN"], "Alarms": policy.setdefault("Alarms", [])}


def put_scheduled_action(world: World, call: Call) -> Document:
    _put(world, call, world.scheduled_actions, "ScheduledActionName", "ScheduledActionARN", "scheduledAction")
    return {}


def _put(world: World, call: Call, shelf: Shelf, name: str, arn: str, kind: str) -> Document:
    _target(world, call)
    account = (world.scalable_targets.find(call.caller, scaling_key(call.parameters)) or ("", {}))[0]
    wanted, key = copy(call.parameters), scaling_key(call.parameters, call.parameters[name])
    where = wanted["ResourceId"]
    fresh = {arn: f"arn:aws:autoscaling:{call.region}:{account}:{kind}:0:resource/ecs/{where}:{name}/{wanted[name]}", "CreationTime": CREATED}
    return shelf.put(account, call.region, key, {**(shelf.get(call.caller, key) or fresh), **wanted})


def delete_scaling_policy(world: World, call: Call) -> Document:
    return _delete(call, world.scaling_policies, "PolicyName")


def delete_scheduled_action(world: World, call: Call) -> Document:
    return _delete(call, world.scheduled_actions, "ScheduledActionName")


def _delete(call: Call, shelf: Shelf, name: str) -> Document:
    key = scaling_key(call.parameters, call.parameters[name])
    if shelf.get(call.caller, key) is None:
        raise Refusal("ObjectNotFoundException", f"No {name} {call.parameters[name]} found.")
    shelf.remove(call.caller, key)
    return {}


HANDLERS = {
    "RegisterScalableTarget": register_scalable_target, "DeregisterScalableTarget": deregister_scalable_target,
    "DescribeScalableTargets": describe_scalable_targets, "DescribeScalingPolicies": describe_scaling_policies,
    "DescribeScheduledActions": describe_scheduled_actions, "DescribeScalingActivities": describe_scaling_activities,
    "PutScalingPolicy": put_scaling_policy, "PutScheduledAction": put_scheduled_action,
    "DeleteScalingPolicy": delete_scaling_policy, "DeleteScheduledAction": delete_scheduled_action,
}  # fmt: skip
