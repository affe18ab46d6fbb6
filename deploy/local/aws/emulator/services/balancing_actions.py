"""The actions of rules and listeners: checked and completed as Elastic Load Balancing does."""

from __future__ import annotations

from ..call import Call
from ..shelf import copy
from ..wire import Document, Refusal
from ..world import World
from .balancing import not_found

MOST_WEIGHT = 999


def accepted(world: World, call: Call, actions: list[Document], balancer: str) -> list[Document]:
    """The actions as they read back; the groups that they name get the load balancer that they hang on."""
    complete = [_forward(action) if action.get("Type") == "forward" else copy(action) for action in actions]
    for action in complete:
        for weighted in action.get("ForwardConfig", {}).get("TargetGroups", []):
            _use(world, call, weighted, balancer)
    return complete


def _forward(action: Document) -> Document:
    """Both spellings of forward lead to one: groups with weights, and the short form where there is one group."""
    action = copy(action)
    config = action.setdefault("ForwardConfig", {})
    groups = config.setdefault("TargetGroups", [{"TargetGroupArn": action["TargetGroupArn"]}] if "TargetGroupArn" in action else [])
    for group in groups:
        group.setdefault("Weight", 1)
    config.setdefault("TargetGroupStickinessConfig", {"Enabled": False})
    if len(groups) == 1:
        action["TargetGroupArn"] = groups[0]["TargetGroupArn"]
    else:
        action.pop("TargetGroupArn", None)
    return action


def _use(world: World, call: Call, weighted: Document, balancer: str) -> None:
    group = world.target_groups.get(call.caller, weighted["TargetGroupArn"])
    if group is None:
        raise not_found("TargetGroup")
    if not 0 <= weighted["Weight"] <= MOST_WEIGHT:  # moto takes any
        raise Refusal("ValidationError", f"Weight '{weighted['Weight']}' must be between 0 and {MOST_WEIGHT}")
    if balancer and balancer not in group.setdefault("LoadBalancerArns", []):
        group["LoadBalancerArns"].append(balancer)


def names_group(actions: list[Document], arn: str) -> bool:
    return any(
        action.get("TargetGroupArn") == arn
        or any(group["TargetGroupArn"] == arn for group in action.get("ForwardConfig", {}).get("TargetGroups", []))
        for action in actions
    )
