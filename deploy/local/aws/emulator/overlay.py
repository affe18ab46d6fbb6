"""Which operations are answered here. Everything else is moto's."""

from __future__ import annotations

import threading
from collections.abc import Callable

from .call import Call
from .services import (
    balancing, balancing_writes, ecs_clusters, ecs_definitions, ecs_services, ecs_tags, ecs_tasks,
    eks, lookups, policies, roles, scaling,
)  # fmt: skip
from .wire import Document, Refusal, Reply, answer, refuse
from .world import World

Handler = Callable[[World, Call], "Document | None"]

HANDLERS: dict[str, dict[str, Handler]] = {
    "ecs": {
        **ecs_services.HANDLERS, **ecs_definitions.HANDLERS, **ecs_clusters.HANDLERS,
        **ecs_tasks.HANDLERS, **ecs_tags.HANDLERS,
    },
    "application-autoscaling": {**scaling.HANDLERS},
    "elbv2": {**balancing.HANDLERS, **balancing_writes.HANDLERS},
    "iam": {**roles.HANDLERS, **policies.HANDLERS},
    "eks": {**eks.HANDLERS},
    "servicediscovery": {**lookups.CLOUD_MAP},
    "cloudwatch": {**lookups.CLOUDWATCH},
    "secretsmanager": {**lookups.SECRETS_MANAGER},
    "ssm": {**lookups.SSM},
    "ec2": {**lookups.EC2},
}  # fmt: skip


class Overlay:
    def __init__(self) -> None:
        self.world = World()
        self.lock = threading.RLock()  # the world changes under one call at a time

    def reset(self) -> None:
        with self.lock:
            self.world = World()

    def reply(self, call: Call) -> Reply | None:
        """None: the call is moto's."""
        handler = HANDLERS.get(call.service, {}).get(call.action)
        if handler is None:
            return None
        with self.lock:  # the answer is written under the lock too: it is made of the world's own documents
            try:
                result = handler(self.world, call)
                return None if result is None else answer(call, result)
            except Refusal as refusal:
                return refuse(call, refusal)
            except KeyError as missing:
                return refuse(call, Refusal(_invalid(call), f"{missing.args[0]} is required."))


def _invalid(call: Call) -> str:
    if call.service == "ecs" or call.service == "eks":
        return "InvalidParameterException"
    return "ValidationException" if call.protocol == "json" else "ValidationError"
