"""Which AWS operation a request is, and for whom."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from moto.core.model import OperationModel
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import Request
from moto.core.routing import get_service_router
from moto.core.utils import get_service_model
from werkzeug.exceptions import HTTPException

# A signature names an endpoint; botocore's models are filed under other names.
MODELS = {"elasticloadbalancing": "elbv2", "monitoring": "cloudwatch", "elasticfilesystem": "efs"}


@dataclass(frozen=True)
class Caller:
    """Where a call is made: the Region of its signature, the account of its credentials if they tell."""

    region: str
    account: str | None


@dataclass(frozen=True)
class Call:
    service: str
    action: str
    protocol: str  # json, rest-json, query or ec2
    caller: Caller
    access_key: str
    parameters: dict[str, Any]

    @property
    def operation(self) -> OperationModel:
        return operation_model(self.service, self.action)

    @property
    def region(self) -> str:
        return self.caller.region


@lru_cache(maxsize=None)
def operation_model(service: str, action: str) -> OperationModel:
    return get_service_model(service).operation_model(action)


def identify(environ: dict[str, Any], body: bytes) -> Call | None:
    """The call, or None for what is no call of a service that botocore knows, or one with XML in its body (S3)."""
    scope = credential_scope(environ.get("HTTP_AUTHORIZATION", ""))
    if scope is None and b"Action=AssumeRoleWith" in body:  # the token is the proof, there is no signature
        scope = ("", "us-east-1", "sts")
    if scope is None:
        return None
    access_key, region, service = scope
    service = MODELS.get(service, service)
    try:
        action, protocol, parameters = _operation(service, environ, body)
    except Exception:  # whatever is odd about it, moto shall answer it
        return None
    return Call(service, action, protocol, Caller(region, None), access_key, parameters)


def credential_scope(authorization: str) -> tuple[str, str, str] | None:
    """Access key, Region and endpoint out of `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/ENDPOINT/aws4_request, …`."""
    _, found, rest = authorization.partition("Credential=")
    parts = rest.split(",")[0].strip().split("/")
    return (parts[-5], parts[-3], parts[-2].lower()) if found and len(parts) >= 5 else None


def _operation(service: str, environ: dict[str, Any], body: bytes) -> tuple[str, str, dict[str, Any]]:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:  # unknown members are kept: the text is read as it is, not by the model
        return target.rpartition(".")[2], "json", json.loads(body or b"{}")
    model = get_service_model(service)
    request = Request(environ)
    if model.protocol == "rest-json":
        return _rest_operation(service, request, body)
    values = request.values
    action = values["Action"]
    protocol = "ec2" if model.protocol == "ec2" else "query"
    parser = PROTOCOL_PARSERS[protocol](model.operation_model(action))
    return action, protocol, parser.parse({"values": values})  # type: ignore[typeddict-item]


def _rest_operation(service: str, request: Request, body: bytes) -> tuple[str, str, dict[str, Any]]:
    try:
        operation, in_path = get_service_router(service).match(request)
    except HTTPException as nothing:
        raise LookupError(request.path) from nothing
    wire = {**request.args.to_dict(), **in_path, **(json.loads(body) if body else {})}
    spelled = operation.input_shape.members.items() if operation.input_shape else ()
    # a member may be spelled otherwise on the wire: EKS's clusterName is `name` in the path
    names = {shape.serialization.get("name", member): member for member, shape in spelled}
    return operation.name, "rest-json", {names.get(name, name): value for name, value in wire.items()}
