"""Newer SDKs speak Smithy RPC with CBOR to CloudWatch and Cloud Map; inside there is only JSON."""

from __future__ import annotations

import io
import json
import re
from typing import Any

from . import cbor
from .call import Call
from .wire import Reply

PATH = re.compile(r"/service/(?P<service>\w+)/operation/(?P<operation>\w+)")


def as_json(environ: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes] | None:
    """The same request in AWS JSON; None if it is no such request."""
    path = PATH.fullmatch(environ.get("PATH_INFO", ""))
    if path is None or environ.get("HTTP_SMITHY_PROTOCOL") != "rpc-v2-cbor":
        return None
    body = json.dumps(cbor.decode(body) if body else {}).encode()
    return {
        **environ,
        "PATH_INFO": "/",
        "HTTP_X_AMZ_TARGET": f"{path['service']}.{path['operation']}",
        "CONTENT_TYPE": "application/x-amz-json-1.0",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }, body


def as_cbor(reply: Reply, call: Call | None) -> Reply:
    shape = call.operation.output_shape if call and reply.status == 200 else None
    content = json.loads(reply.body) if reply.body.startswith(b"{") else {}
    headers = {name: value for name, value in reply.headers.items() if name.lower() != "content-type"}
    headers.update({"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"})
    return Reply(reply.status, cbor.encode(content, shape), headers)
