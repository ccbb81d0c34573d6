"""Heads of answers leave together with what follows them, in the order that it came in, and never stay behind."""

import asyncio
from typing import Any, cast

from api.sending import Joined

HEAD = b"HTTP/1.1 200 OK\r\n\r\n"


class Wire:
    """A transport that remembers what was written into it."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.pieces.append(data)

    def close(self) -> None:
        self.pieces.append(b"closed")

    def get_extra_info(self, name: str) -> str:
        return f"told of {name}"


def sent(*steps: bytes | str) -> list[bytes]:
    """What reaches the wire of some writes, "wait" being a turn of the loop and "close" the end."""

    async def run() -> list[bytes]:
        wire = Wire()
        joined = Joined(cast(Any, wire), asyncio.get_running_loop())
        for step in steps:
            if isinstance(step, bytes):
                joined.write(step)
            elif step == "close":
                joined.close()
            else:
                await asyncio.sleep(0)
        await asyncio.sleep(0)
        return wire.pieces

    return asyncio.run(run())


def test_head_and_body_are_one_piece() -> None:
    assert sent(HEAD, b"body", "wait", HEAD, b"more", b"and more") == [HEAD + b"body", HEAD + b"more", b"and more"]


def test_a_head_without_a_body_leaves_by_itself() -> None:
    assert sent(HEAD, "wait", b"body") == [HEAD, b"body"]
    assert sent(HEAD) == [HEAD]


def test_nothing_is_lost_at_the_end_or_between_two_heads() -> None:
    assert sent(HEAD, "close") == [HEAD, b"closed"]
    assert sent(HEAD, HEAD, b"body") == [HEAD + HEAD, b"body"]


def test_all_else_is_the_transport_s_own() -> None:
    async def run() -> str:
        return str(Joined(cast(Any, Wire()), asyncio.get_running_loop()).get_extra_info("peername"))

    assert asyncio.run(run()) == "told of peername"
