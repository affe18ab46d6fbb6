"""IAM roles that were seeded. Roles made through the API live in moto, with their policies."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, unquote

from ..call import Call
from ..pages import page
from ..wire import Document, Refusal
from ..world import World

MOST_TRUST = 2048  # characters that are no white space; moto takes any number
MOST_INLINE = 10240

# Members of a bundle's role that IAM gives by calls of their own.
BESIDE = ("AttachedPolicies", "InlinePolicies")


def get_role(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    return role and {"Role": _described(role)}


def list_roles(world: World, call: Call) -> Document | None:
    roles = world.roles.all(call.caller)
    prefix = call.parameters.get("PathPrefix", "/")
    found = [_described(role) for role in roles if role.get("Path", "/").startswith(prefix)]
    return _page(call, "Roles", found) if roles else None


def update_assume_role_policy(world: World, call: Call) -> Document | None:
    role, text = _seeded(world, call), call.parameters["PolicyDocument"]
    refuse_bad_policy(text, MOST_TRUST, "ACLSizePerRole")
    if role is None:
        return None
    role["AssumeRolePolicyDocument"] = text
    return {}


def create_role(world: World, call: Call) -> Document | None:
    if _seeded(world, call) is not None:
        raise Refusal("EntityAlreadyExists", f"Role with name {call.parameters['RoleName']} already exists.", 409)
    refuse_bad_policy(call.parameters["AssumeRolePolicyDocument"], MOST_TRUST, "ACLSizePerRole")
    return None


def list_attached(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    if role is None:
        return None
    attached = [{k: policy[k] for k in ("PolicyName", "PolicyArn") if k in policy} for policy in role.get("AttachedPolicies", [])]
    return _page(call, "AttachedPolicies", attached)


def list_inline(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    return role and _page(call, "PolicyNames", [policy["PolicyName"] for policy in role.get("InlinePolicies", [])])


def get_inline(world: World, call: Call) -> Document | None:
    role, name = _seeded(world, call), call.parameters["PolicyName"]
    if role is None:
        return None
    for policy in role.get("InlinePolicies", []):
        if policy["PolicyName"] == name:
            return {"RoleName": role["RoleName"], "PolicyName": name, "PolicyDocument": encoded(policy.get("PolicyDocument", {}))}
    raise Refusal("NoSuchEntity", f"The role policy with name {name} cannot be found.", 404)


def put_inline(world: World, call: Call) -> Document | None:
    role, wanted = _seeded(world, call), call.parameters
    refuse_bad_policy(wanted["PolicyDocument"], MOST_INLINE, "PolicySizePerRole")
    if role is None:
        return None
    others = [policy for policy in role.get("InlinePolicies", []) if policy["PolicyName"] != wanted["PolicyName"]]
    role["InlinePolicies"] = [*others, {"PolicyName": wanted["PolicyName"], "PolicyDocument": wanted["PolicyDocument"]}]
    return {}


def attach(world: World, call: Call) -> Document | None:
    role, arn = _seeded(world, call), call.parameters["PolicyArn"]
    if role is None:
        return None
    attached = role.setdefault("AttachedPolicies", [])
    if arn not in [policy.get("PolicyArn") for policy in attached]:
        attached.append({"PolicyName": arn.rpartition("/")[2], "PolicyArn": arn})
    return {}


def detach(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    if role is None:
        return None
    role["AttachedPolicies"] = [p for p in role.get("AttachedPolicies", []) if p.get("PolicyArn") != call.parameters["PolicyArn"]]
    return {}


def list_role_tags(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    return role and _page(call, "Tags", role.get("Tags", []))


def tag_role(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    if role is None:
        return None
    role["Tags"] = list({tag["Key"]: tag for tag in [*role.get("Tags", []), *call.parameters["Tags"]]}.values())
    return {}


def untag_role(world: World, call: Call) -> Document | None:
    role = _seeded(world, call)
    if role is None:
        return None
    role["Tags"] = [tag for tag in role.get("Tags", []) if tag["Key"] not in call.parameters["TagKeys"]]
    return {}


def encoded(policy: Any) -> str:
    """IAM gives policy documents URL-encoded; a bundle may hold them so already, as text or as an object."""
    if isinstance(policy, str):
        return quote(unquote(policy) if policy.startswith("%7B") else policy, safe="")
    return quote(json.dumps(policy), safe="")


def refuse_bad_policy(text: str, most: int, quota: str) -> None:
    if len("".join(text.split())) > most:
        raise Refusal("LimitExceeded", f"Cannot exceed quota for {quota}: {most}", 409)
    try:
        policy = json.loads(text)
        statements = policy["Statement"]
        for statement in statements if isinstance(statements, list) else [statements]:
            if statement["Effect"] not in ("Allow", "Deny"):
                raise ValueError(statement["Effect"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise Refusal("MalformedPolicyDocument", f"This policy contains invalid Json: {wrong}") from wrong


def _described(role: Document) -> Document:
    shown = {k: v for k, v in role.items() if k not in BESIDE}
    if "AssumeRolePolicyDocument" in shown:
        shown["AssumeRolePolicyDocument"] = encoded(shown["AssumeRolePolicyDocument"])
    return shown


def _seeded(world: World, call: Call) -> Document | None:
    return world.roles.get(call.caller, call.parameters["RoleName"])


def _page(call: Call, member: str, found: list[Any]) -> Document:
    answer = page(call, member, found, most=100, size="MaxItems", token="Marker")
    return {**answer, "IsTruncated": "Marker" in answer}


HANDLERS = {
    "GetRole": get_role, "ListRoles": list_roles, "CreateRole": create_role, "UpdateAssumeRolePolicy": update_assume_role_policy,
    "ListAttachedRolePolicies": list_attached, "ListRolePolicies": list_inline, "GetRolePolicy": get_inline, "PutRolePolicy": put_inline,
    "AttachRolePolicy": attach, "DetachRolePolicy": detach, "ListRoleTags": list_role_tags, "TagRole": tag_role, "UntagRole": untag_role,
}  # fmt: skip
