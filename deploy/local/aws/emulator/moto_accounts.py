"""Whose account a call is in: moto keeps accounts apart, tests call with any credentials."""

from __future__ import annotations

from moto.core.base_backend import BackendDict
from moto.core.model_instances import reset_model_data
from moto.iam.models import iam_backends

from .call import Call
from .world import World


def assumed_account(access_key: str) -> str | None:
    """The account of credentials that moto gave out (AssumeRole, CreateAccessKey); None for any others."""
    for account, partitions in list(iam_backends.items()):
        for backend in list(partitions.values()):
            if access_key in backend.access_keys:
                return str(account)
    return None


def account_for_moto(call: Call, world: World) -> str:
    return call.caller.account or world.account(None)


def reset_moto() -> None:
    BackendDict.reset()
    reset_model_data()
