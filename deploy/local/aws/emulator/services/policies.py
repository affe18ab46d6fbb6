"""IAM managed policies and OIDC providers that were seeded."""

from __future__ import annotations

from ..call import Call
from ..wire import Document
from ..world import World
from .ecs_complete import CREATED
from .roles import encoded


def get_policy(world: World, call: Call) -> Document | None:
    arn = call.parameters["PolicyArn"]
    if world.policies.get(call.caller, arn) is None:
        return None
    return {"Policy": {
        "PolicyName": arn.rpartition("/")[2], "Arn": arn, "Path": "/", "DefaultVersionId": "v1", "AttachmentCount": 1,
        "IsAttachable": True, "CreateDate": CREATED, "UpdateDate": CREATED,
    }}  # fmt: skip


def get_policy_version(world: World, call: Call) -> Document | None:
    policy = world.policies.get(call.caller, call.parameters["PolicyArn"])
    if policy is None or call.parameters["VersionId"] != "v1":
        return None
    return {"PolicyVersion": {**_VERSION, "Document": encoded(policy["Document"])}}


def list_policy_versions(world: World, call: Call) -> Document | None:
    known = world.policies.get(call.caller, call.parameters["PolicyArn"]) is not None
    return {"Versions": [_VERSION], "IsTruncated": False} if known else None


_VERSION: Document = {"VersionId": "v1", "IsDefaultVersion": True, "CreateDate": CREATED}


def get_oidc_provider(world: World, call: Call) -> Document | None:
    return world.oidc_providers.get(call.caller, call.parameters["OpenIDConnectProviderArn"])


def list_oidc_providers(world: World, call: Call) -> Document | None:
    arns = [{"Arn": arn} for _, arn, _ in world.oidc_providers.entries(call.caller)]
    return {"OpenIDConnectProviderList": arns} if arns else None


HANDLERS = {
    "GetPolicy": get_policy, "GetPolicyVersion": get_policy_version, "ListPolicyVersions": list_policy_versions,
    "GetOpenIDConnectProvider": get_oidc_provider, "ListOpenIDConnectProviders": list_oidc_providers,
}  # fmt: skip
