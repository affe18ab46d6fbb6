"""CBOR (RFC 8949), as much of it as AWS's Smithy RPC protocol uses."""

from __future__ import annotations

import base64
import struct
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG, SIMPLE = range(8)
EPOCH = 1  # the tag of a time
SIMPLE_VALUES = {20: False, 21: True, 22: None, 23: None}
FLOATS = {25: ">e", 26: ">f", 27: ">d"}
INDEFINITE = 31
_BREAK = object()


def decode(data: bytes) -> Any:
    value, _ = _decode(data, 0)
    return value


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    major, short = data[at] >> 5, data[at] & 31
    at += 1
    if major == SIMPLE:
        if short == INDEFINITE:
            return _BREAK, at
        if short in FLOATS:
            size = struct.calcsize(FLOATS[short])
            return struct.unpack(FLOATS[short], data[at : at + size])[0], at + size
        return SIMPLE_VALUES[short], at
    if short == INDEFINITE:
        return _open_ended(data, at, major)
    number, at = _number(data, at, short)
    if major == UNSIGNED:
        return number, at
    if major == NEGATIVE:
        return -1 - number, at
    if major in (BYTES, TEXT):
        raw = data[at : at + number]
        return (raw.decode() if major == TEXT else base64.b64encode(raw).decode()), at + number
    if major == TAG:  # only times are tagged: JSON has them as plain numbers, too
        return _decode(data, at)
    items = []
    for _ in range(number * (2 if major == MAP else 1)):
        item, at = _decode(data, at)
        items.append(item)
    return _gathered(items, major), at


def _open_ended(data: bytes, at: int, major: int) -> tuple[Any, int]:
    items = []
    while True:
        item, at = _decode(data, at)
        if item is _BREAK:
            return ("".join(items) if major in (BYTES, TEXT) else _gathered(items, major)), at
        items.append(item)


def _gathered(items: list[Any], major: int) -> Any:
    return dict(zip(items[::2], items[1::2], strict=True)) if major == MAP else items


def _number(data: bytes, at: int, short: int) -> tuple[int, int]:
    if short < 24:
        return short, at
    size = 1 << (short - 24)
    return int.from_bytes(data[at : at + size], "big"), at + size


def encode(value: Any, shape: Shape | None = None) -> bytes:
    """The shape tells times and doubles from other numbers; what it does not know is written as it is."""
    kind = shape.type_name if shape is not None else ""
    if kind == "timestamp" and isinstance(value, (int, float)):
        return _head(TAG, EPOCH) + _double(value)
    if isinstance(value, bool) or value is None:
        return bytes([SIMPLE << 5 | (22 if value is None else 21 if value else 20)])
    if isinstance(value, float) or (kind in ("double", "float") and isinstance(value, int)):
        return _double(value)
    if isinstance(value, int):
        return _head(UNSIGNED, value) if value >= 0 else _head(NEGATIVE, -1 - value)
    if isinstance(value, str):
        raw = base64.b64decode(value) if kind == "blob" else value.encode()
        return _head(BYTES if kind == "blob" else TEXT, len(raw)) + raw
    if isinstance(value, list):
        member = shape.member if isinstance(shape, ListShape) else None
        return _head(ARRAY, len(value)) + b"".join(encode(item, member) for item in value)
    return _head(MAP, len(value)) + b"".join(encode(name) + encode(item, _member(shape, name)) for name, item in value.items())


def _member(shape: Shape | None, name: str) -> Shape | None:
    if isinstance(shape, StructureShape):
        return shape.members.get(name)
    return shape.value if isinstance(shape, MapShape) else None


def _double(value: float) -> bytes:
    return bytes([SIMPLE << 5 | 27]) + struct.pack(">d", value)


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for size, short in ((1, 24), (2, 25), (4, 26), (8, 27)):
        if number < 1 << (8 * size):
            return bytes([major << 5 | short]) + number.to_bytes(size, "big")
    raise OverflowError(number)
