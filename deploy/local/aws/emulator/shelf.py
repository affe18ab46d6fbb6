"""Documents of one kind, each in an account and a Region."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .call import Caller
from .wire import Document

GLOBAL = "aws-global"


class Shelf:
    """Keeps documents in the order in which they came.

    A caller sees its Region. With the credentials of an assumed role it sees that role's account,
    with any others every account: tests need no keys that belong to the bundle's account.
    """

    def __init__(self, accounts: dict[str, None], regional: bool = True) -> None:
        self._documents: dict[tuple[str, str, str], Document] = {}
        self._accounts = accounts
        self._regional = regional

    def put(self, account: str, region: str, key: str, document: Document) -> Document:
        self._accounts.setdefault(account)
        self._documents[account, self._place(region), key] = document
        return document

    def entries(self, caller: Caller) -> Iterator[tuple[str, str, Document]]:
        """Account, key and document of everything that the caller sees."""
        only = caller.account if caller.account in self._accounts else None
        for (account, region, key), document in self._documents.items():
            if region == self._place(caller.region) and only in (None, account):
                yield account, key, document

    def all(self, caller: Caller) -> list[Document]:
        return [document for _, _, document in self.entries(caller)]

    def find(self, caller: Caller, key: str) -> tuple[str, Document] | None:
        only = caller.account if caller.account in self._accounts else None
        for account in [only] if only else list(self._accounts):
            document = self._documents.get((account, self._place(caller.region), key))
            if document is not None:
                return account, document
        return None

    def get(self, caller: Caller, key: str) -> Document | None:
        found = self.find(caller, key)
        return found[1] if found else None

    def exact(self, account: str, region: str, key: str) -> Document | None:
        return self._documents.get((account, self._place(region), key))

    def remove(self, caller: Caller, key: str) -> None:
        found = self.find(caller, key)
        if found:
            del self._documents[found[0], self._place(caller.region), key]

    def _place(self, region: str) -> str:
        return region if self._regional else GLOBAL


def arn_parts(arn: str) -> tuple[str, str, str] | None:
    """Region, account and resource of an ARN; None if it is none."""
    parts = arn.split(":", 5)
    return (parts[3], parts[4], parts[5]) if len(parts) == 6 and parts[0] == "arn" else None


def last_name(arn_or_name: str) -> str:
    return arn_or_name.rpartition("/")[2]


def copy(document: Any) -> Any:
    """What one side changes the other must not see; documents are JSON."""
    return json.loads(json.dumps(document))
