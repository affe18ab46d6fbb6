"""Faults that tests ask for: the next N calls of an operation go wrong in a way that AWS's do."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any

from .call import Call
from .wire import Document, Refusal, Reply, refuse

KINDS = ("Throttling", "AccessDenied", "InternalError", "Timeout", "Stale", "UnknownMembers")


@dataclass
class Fault:
    kind: str
    service: str | None  # None: any
    action: str | None
    times: int
    members: Document = field(default_factory=lambda: {"memberOfTomorrow": {"enabled": True}})
    seconds: float = 30  # how long a Timeout keeps the caller waiting

    def hits(self, call: Call) -> bool:
        return self.times > 0 and self.service in (None, call.service) and self.action in (None, call.action)


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, wanted: Document) -> Fault:
        kind = wanted.get("fault")
        if kind not in KINDS:
            raise ValueError(f"fault must be one of {', '.join(KINDS)}")
        fault = Fault(kind, wanted.get("service"), wanted.get("action"), int(wanted.get("times", 1)))
        if isinstance(wanted.get("members"), dict):
            fault.members = wanted["members"]
        fault.seconds = float(wanted.get("seconds", fault.seconds))
        with self._lock:
            self._faults.append(fault)
        return fault

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()

    def listed(self) -> list[Document]:
        return [{"fault": f.kind, "service": f.service, "action": f.action, "times": f.times} for f in self._faults]

    def take(self, call: Call) -> Fault | None:
        """The first fault that hits the call; it is used up by one. A stale answer uses itself up: see `spend`."""
        with self._lock:
            for fault in self._faults:
                if fault.hits(call):
                    if fault.kind != "Stale":
                        fault.times -= 1
                    return fault
        return None

    def spend(self, fault: Fault) -> None:
        with self._lock:
            fault.times -= 1


# Kind of fault → what each service answers; the empty name is for all others with that protocol.
CODES: dict[str, dict[str, tuple[str, int]]] = {
    "Throttling": {
        "json": ("ThrottlingException", 400), "rest-json": ("ThrottlingException", 429), "query": ("Throttling", 400),
        "ec2": ("RequestLimitExceeded", 503),
    },
    "AccessDenied": {
        "json": ("AccessDeniedException", 400), "rest-json": ("AccessDeniedException", 403), "query": ("AccessDenied", 403),
        "ec2": ("UnauthorizedOperation", 403),
    },
    "InternalError": {
        "json": ("InternalServerError", 500), "rest-json": ("ServerException", 500), "query": ("InternalFailure", 500),
        "ec2": ("InternalError", 500), "ecs": ("ServerException", 500), "application-autoscaling": ("InternalServiceException", 500),
        "secretsmanager": ("InternalServiceError", 500), "iam": ("ServiceFailure", 500), "cloudwatch": ("InternalServiceError", 500),
    },
}  # fmt: skip
MESSAGES = {"Throttling": "Rate exceeded", "InternalError": "We encountered an internal error. Please try again."}


def refusal(fault: Fault, call: Call) -> Reply:
    codes = CODES[fault.kind]
    code, status = codes.get(call.service) or codes[call.protocol]
    denied = f"User is not authorized to perform: {_iam_name(call)}"
    return refuse(call, Refusal(code, MESSAGES.get(fault.kind, denied), status))


def _iam_name(call: Call) -> str:
    prefix = {"elbv2": "elasticloadbalancing"}.get(call.service, call.service)
    return f"{prefix}:{call.action}"


def with_unknown_members(reply: Reply, members: Document) -> Reply:
    """Adds the members to every resource in the answer; only JSON can be read without knowing its model."""
    if reply.status != 200 or not reply.body.startswith(b"{"):
        return reply
    answer: Document = json.loads(reply.body)
    for value in answer.values():
        for resource in value if isinstance(value, list) else [value]:
            if isinstance(resource, dict):
                resource.update(_fresh(members))
    return Reply(reply.status, json.dumps(answer).encode(), reply.headers)


def _fresh(members: Any) -> Any:
    return json.loads(json.dumps(members))
