"""The path of a request: control endpoints, then faults, then the overlay, then moto."""

from __future__ import annotations

import dataclasses
import http
import io
import logging
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

from moto.server import DomainDispatcherApplication, create_backend_app

from . import rpc_cbor
from .call import Call, identify
from .control import PREFIX, Control
from .faults import Fault, Faults, refusal, with_unknown_members
from .moto_accounts import account_for_moto, assumed_account, reset_moto
from .overlay import Overlay
from .record import CallLog, LastAnswers
from .wire import Refusal, Reply, refuse

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class Application:
    def __init__(self) -> None:
        self.overlay, self.faults, self.calls, self.answers = Overlay(), Faults(), CallLog(), LastAnswers()
        self.control = Control(self.overlay, self.faults, self.calls, self.answers, reset_moto)
        self.moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = _read(environ)
        path = environ.get("PATH_INFO", "")
        if path.startswith(PREFIX):
            return _send(self.control.reply(environ["REQUEST_METHOD"], path, environ.get("QUERY_STRING", ""), body), start_response)
        translated = rpc_cbor.as_json(environ, body)
        call, reply = self._answered(*(translated or (environ, body)))
        return _send(rpc_cbor.as_cbor(reply, call) if translated else reply, start_response)

    def _answered(self, environ: Environ, body: bytes) -> tuple[Call | None, Reply]:
        call = identify(environ, body)
        if call is None:
            return None, self._from_moto(environ, body, None)
        call = dataclasses.replace(call, caller=dataclasses.replace(call.caller, account=assumed_account(call.access_key)))
        fault = self.faults.take(call)
        reply = self._reply(call, fault, environ, body)
        self.calls.add(call, reply, fault.kind if fault else None)
        return call, reply

    def _reply(self, call: Call, fault: Fault | None, environ: Environ, body: bytes) -> Reply:
        if fault and fault.kind == "Timeout":
            return _hang_up(environ, fault.seconds)
        if fault and fault.kind in ("Throttling", "AccessDenied", "InternalError"):
            return refusal(fault, call)
        reply = self._ordinary(call, environ, body)
        if fault and fault.kind == "UnknownMembers":
            return with_unknown_members(reply, fault.members)
        before = self.answers.before(call) if fault else None
        if fault and before and before.body != reply.body:
            self.faults.spend(fault)  # only an answer that differs is a stale one
            return before
        self.answers.remember(call, reply)
        return reply

    def _ordinary(self, call: Call, environ: Environ, body: bytes) -> Reply:
        try:
            return self.overlay.reply(call) or self._from_moto(environ, body, call)
        except Exception as surprise:  # a gap or a mistake here: 501 is no status that SDKs try again
            logging.getLogger("emulator").exception("%s:%s %s", call.service, call.action, call.parameters)
            return refuse(call, Refusal("NotImplemented", f"The emulator cannot answer {call.service}:{call.action}: {surprise}", 501))

    def _from_moto(self, environ: Environ, body: bytes, call: Call | None) -> Reply:
        answered: list[Any] = []
        environ = {**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        if call:
            environ["HTTP_X_MOTO_ACCOUNT_ID"] = account_for_moto(call, self.overlay.world)
        chunks = self.moto(environ, lambda status, headers, *_: answered.extend((status, headers)))
        content = b"".join(chunks)
        headers = {name: value for name, value in answered[1] if name.lower() not in ("content-length", "connection")}
        return Reply(int(answered[0].split()[0]), content, headers)


def _read(environ: Environ) -> bytes:
    """The whole body, also where nobody wants it: the connection is used again."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    stream = environ["wsgi.input"]
    body: bytes = stream.read(length) if length or not environ.get("wsgi.input_terminated") else stream.read()
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    return body


def _send(reply: Reply, start_response: StartResponse) -> Iterable[bytes]:
    phrase = http.HTTPStatus(reply.status).phrase if reply.status in http.HTTPStatus._value2member_map_ else "Unknown"
    start_response(f"{reply.status} {phrase}", [*reply.headers.items(), ("Content-Length", str(len(reply.body)))])
    return [reply.body]


def _hang_up(environ: Environ, seconds: float) -> Reply:
    """Says nothing for a while, then closes the connection; a caller with less patience is gone by then."""
    time.sleep(seconds)
    connection = environ.get("werkzeug.socket")
    if isinstance(connection, socket.socket):
        try:
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the caller was faster
    return Reply(504, b"")
