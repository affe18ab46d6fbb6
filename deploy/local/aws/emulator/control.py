"""The endpoints under /ecs2eks/: for tests and for people, not for SDKs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from .bundle import BadBundle
from .faults import Faults
from .overlay import Overlay
from .record import CallLog, LastAnswers
from .seed import seed
from .wire import Reply

PREFIX = "/ecs2eks/"


class Control:
    def __init__(self, overlay: Overlay, faults: Faults, calls: CallLog, answers: LastAnswers, reset_moto: Callable[[], None]) -> None:
        self._overlay, self._faults, self._calls, self._answers = overlay, faults, calls, answers
        self._reset_moto = reset_moto

    def reply(self, method: str, path: str, query: str, body: bytes) -> Reply:
        asked = (method, path.removeprefix(PREFIX).rstrip("/"))
        routes: dict[tuple[str, str], Callable[[], Any]] = {
            ("POST", "seed"): lambda: self._seed(body),
            ("POST", "reset"): self._reset,
            ("GET", "calls"): lambda: self._list_calls({k: v[0] for k, v in parse_qs(query, keep_blank_values=True).items()}),
            ("DELETE", "calls"): self._calls.clear,
            ("POST", "faults"): lambda: self._faults.add(json.loads(body)),
            ("GET", "faults"): lambda: {"faults": self._faults.listed()},
            ("DELETE", "faults"): self._faults.clear,
            ("POST", "target-health"): lambda: self._set_health(**json.loads(body)),
            ("GET", "health"): lambda: {"status": "ok"},
        }
        if asked not in routes:
            known = ", ".join(f"{known_method} {PREFIX}{name}" for known_method, name in routes)
            return _json(404, {"error": f"{method} {path} is not one of: {known}"})
        try:
            result = routes[asked]()
        except (BadBundle, ValueError, TypeError, AttributeError, KeyError) as wrong:
            return _json(400, {"error": str(wrong) or type(wrong).__name__})
        return _json(200, result if isinstance(result, dict) else {})

    def _seed(self, body: bytes) -> dict[str, Any]:
        with self._overlay.lock:
            return seed(self._overlay.world, json.loads(body))

    def _set_health(self, targetGroupArn: str, state: str, id: str = "") -> None:  # noqa: A002,N803  (as AWS spells them)
        with self._overlay.lock:
            self._overlay.world.target_states.setdefault(targetGroupArn, {})[id] = state

    def _reset(self) -> None:
        self._overlay.reset()
        self._faults.clear()
        self._calls.clear()
        self._answers.clear()
        self._reset_moto()

    def _list_calls(self, query: dict[str, str]) -> dict[str, Any]:
        if "count" in query:
            return self._calls.counts()
        return {"calls": self._calls.all(query.get("service"), query.get("action"))}


def _json(status: int, body: Any) -> Reply:
    return Reply(status, json.dumps(body, ensure_ascii=False).encode(), {"Content-Type": "application/json"})
