"""Answers and refusals in the wire form of each AWS protocol."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any
from xml.sax.saxutils import escape

from botocore.model import ListShape, MapShape, Shape, StructureShape
from moto.core.serialize import SerializationContext, get_serializer_class

from .call import Call

Document = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """An error that AWS answers; the code is what SDKs see."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


def answer(call: Call, result: Document) -> Reply:
    request_id = str(uuid.uuid4())
    if call.protocol in ("json", "rest-json"):
        # the document itself, not the model's view of it: members newer than the model must get through
        body = json.dumps(json_ready(result, call.operation.output_shape), ensure_ascii=False).encode()
        return Reply(200, body, _json_headers(call, request_id))
    serializer = get_serializer_class(call.service, call.protocol)
    response = serializer(call.operation, SerializationContext(request_id)).serialize(result)
    return Reply(200, response["body"].encode(), {"Content-Type": "text/xml", "x-amzn-RequestId": request_id})


def refuse(call: Call, refusal: Refusal) -> Reply:
    request_id = str(uuid.uuid4())
    if call.protocol in ("json", "rest-json"):
        body = json.dumps({"__type": refusal.code, "message": refusal.message}).encode()
        return Reply(refusal.status, body, {**_json_headers(call, request_id), "x-amzn-ErrorType": refusal.code})
    kind = "Sender" if refusal.status < 500 else "Receiver"
    code, message = escape(refusal.code), escape(refusal.message)
    if call.protocol == "ec2":
        text = f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>{request_id}</RequestID></Response>"
    else:
        text = f"<ErrorResponse><Error><Type>{kind}</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    return Reply(refusal.status, text.encode(), {"Content-Type": "text/xml", "x-amzn-RequestId": request_id})


def _json_headers(call: Call, request_id: str) -> dict[str, str]:
    kind = "application/x-amz-json-1.1" if call.protocol == "json" else "application/json"
    return {"Content-Type": kind, "x-amzn-RequestId": request_id}


def json_ready(value: Any, shape: Shape | None) -> Any:
    """The CLI prints times as ISO 8601, the wire has seconds since the epoch; all else stays as it is."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return {name: json_ready(member, shape.members.get(name)) for name, member in value.items()}
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [json_ready(element, shape.member) for element in value]
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {name: json_ready(member, shape.value) for name, member in value.items()}
    if shape is not None and shape.type_name == "timestamp" and isinstance(value, str):
        return _epoch(value)
    return value


def _epoch(text: str) -> Any:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return text  # the bundle holds it so
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()
