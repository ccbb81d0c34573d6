"""Whole answers are given again as long as the snapshot is the same; nothing that may change is."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.remembered import EACH, Memory, Remembered

TAGGED = [(b"ETag", b'"a"'), (b"Vary", b"Accept, Accept-Encoding")]


class Counting:
    """An application that answers with the number of times that it was asked."""

    def __init__(self, status: int = 200, headers: Any = TAGGED, size: int = 0, more: bool = False) -> None:  # noqa: ANN401
        self.times, self.status, self.headers, self.size, self.more = 0, status, list(headers), size, more

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.times += 1
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        body = str(self.times).encode().ljust(self.size)
        await send({"type": "http.response.body", "body": body, "more_body": self.more})
        if self.more:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


def ask(
    app: Remembered, *, path: str = "/sparql", query: bytes = b"query=ASK", method: str = "GET", **headers: str
) -> str:
    sent: list[Message] = []
    scope = {"type": "http", "method": method, "scheme": "http", "root_path": "", "path": path, "query_string": query,
             "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]}  # fmt: skip

    async def receive() -> Message:
        raise AssertionError("nothing is read")

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    assert sent[0]["type"] == "http.response.start"
    return str(sent[1]["body"].decode().strip())


def test_the_same_request_gets_the_same_answer() -> None:
    app = Remembered(inner := Counting(), Memory())
    assert [ask(app, host="a"), ask(app, host="a")] == ["1", "1"]
    assert inner.times == 1


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/api/agencies"},
        {"query": b"query=ASK%20"},
        {"accept": "text/csv"},
        {"accept_encoding": "gzip"},
        {"host": "b"},
        {"method": "POST"},
        {"method": "HEAD"},
        {"if_none_match": '"a"'},
        {"range": "bytes=0-1"},
    ],
)
def test_another_request_is_not_the_same(other: dict[str, Any]) -> None:
    app = Remembered(Counting(), Memory())
    assert [ask(app), ask(app, **other)] == ["1", "2"]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404},
        {"headers": []},
        {"headers": [*TAGGED, (b"cache-control", b"no-store")]},
        {"headers": [(b"etag", b'"a"'), (b"vary", b"Accept-Language")]},
        {"size": EACH + 1},
        {"more": True},
    ],
)
def test_what_may_change_or_is_long_is_asked_anew(answer: dict[str, Any]) -> None:
    app = Remembered(Counting(**answer), Memory())
    assert [ask(app), ask(app)] == ["1", "2"]


def test_pages_are_made_anew() -> None:
    app = Remembered(Counting(), Memory())
    assert [ask(app, path="/plans/a"), ask(app, path="/plans/a")] == ["1", "2"]
