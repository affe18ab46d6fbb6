"""Long lists in pages, as AWS cuts them."""

from __future__ import annotations

from typing import Any, TypeVar

from .call import Call
from .wire import Document, Refusal

T = TypeVar("T")


def page(call: Call, member: str, found: list[T], *, most: int, size: str = "MaxResults", token: str = "NextToken", following: str | None = None) -> Document:
    """One page of `found` under `member`.

    `size` and `token` are how the operation spells its two parameters, `following` the answer's token if it differs.
    """
    parameters: dict[str, Any] = call.parameters
    wanted = min(int(parameters.get(size) or most), most)
    start = _position(str(parameters[token])) if parameters.get(token) else 0
    answer: Document = {member: found[start : start + wanted]}
    if start + wanted < len(found):
        answer[following or token] = f"page-{start + wanted}"
    return answer


def _position(token: str) -> int:
    head, _, number = token.partition("page-")
    if head or not number.isdigit():
        raise Refusal("InvalidParameterException", "The token is not one of ours.")
    return int(number)
