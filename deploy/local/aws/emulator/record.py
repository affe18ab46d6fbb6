"""Every AWS call that was made, for tests that count and for people who wonder."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, deque
from datetime import datetime, timezone
from typing import Any

from .call import Call
from .wire import Document, Reply

MOST_CALLS = 200_000
MOST_ANSWERS = 5_000


class CallLog:
    def __init__(self) -> None:
        self._calls: deque[Document] = deque(maxlen=MOST_CALLS)

    def add(self, call: Call, reply: Reply, fault: str | None) -> None:
        entry = {
            "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "service": call.service, "action": call.action, "region": call.region,
            "resource": naming(call.parameters), "status": reply.status,
        }  # fmt: skip
        self._calls.append({**entry, **({"fault": fault} if fault else {})})

    def all(self, service: str | None = None, action: str | None = None) -> list[Document]:
        return [c for c in list(self._calls) if service in (None, c["service"]) and action in (None, c["action"])]

    def counts(self) -> dict[str, int]:
        return dict(Counter(f"{call['service']}:{call['action']}" for call in list(self._calls)))

    def clear(self) -> None:
        self._calls.clear()


# What ECS names without saying that it is a name.
NAMES = {"cluster", "clusters", "service", "services", "taskDefinition", "name", "include", "desiredCount"}
ENDINGS = ("Arn", "Arns", "ARN", "Name", "Names", "Id", "Ids", "ResourceIds")


def naming(parameters: dict[str, Any]) -> Document:
    """The parameters that say what a call is about: no policies, no containers, no values of secrets."""
    return {
        name: value
        for name, value in parameters.items()
        if (name in NAMES or name.endswith(ENDINGS)) and isinstance(value, (str, int, list))
    }


class LastAnswers:
    """What was answered last to each question: the past that a stale answer shows."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[Any, ...], Reply] = OrderedDict()
        self._lock = threading.Lock()

    def before(self, call: Call) -> Reply | None:
        return self._answers.get(_question(call))

    def remember(self, call: Call, reply: Reply) -> None:
        if not call.action.startswith(("Describe", "Get", "List")) or reply.status != 200:
            return
        with self._lock:
            self._answers[_question(call)] = reply
            self._answers.move_to_end(_question(call))
            if len(self._answers) > MOST_ANSWERS:
                self._answers.popitem(last=False)

    def clear(self) -> None:
        self._answers.clear()


def _question(call: Call) -> tuple[Any, ...]:
    return call.service, call.action, call.region, call.access_key, repr(sorted(call.parameters.items()))
