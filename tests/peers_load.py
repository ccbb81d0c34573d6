"""Clients in processes of their own that ask over HTTP and take the time: percentiles, errors, what is too slow."""

import http.client
import itertools
import multiprocessing
import os
import random
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

import httpx

JSON: Final = "application/sparql-results+json"
_NUMBERS: Final = itertools.count()
LISTED: Final = 1_000  # items of a page of a list
TOO_LATE: Final = 0  # the status of a request that its client gave up


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: an address without host, and the media type that is wanted.

    ``anew`` gives each query a number of its own, in a comment, so that no server can give an answer again.
    """

    host: str
    target: str
    accept: str = "application/json"
    anew: bool = False

    @classmethod
    def sparql(cls, address: str, query: str, fields: dict[str, str], *, anew: bool = False) -> "Request":
        """A query by GET."""
        parts = urlsplit(address)
        graph = query.lstrip().startswith(("DESCRIBE", "CONSTRUCT"))
        target = f"{parts.path}?{urlencode(fields | {'query': query})}"
        return cls(parts.netloc, target, "application/n-triples, text/plain" if graph else JSON, anew)

    def address(self) -> str:
        """The address to ask now."""
        return f"{self.target}%0A%23{os.getpid()}-{next(_NUMBERS)}" if self.anew else self.target


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is asked: for so many seconds, so many times at most, each waiting so long, with a pause between."""

    seconds: float
    most: int
    patience: float
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of each answer that was right, the numbers of errors and of requests given up, bytes of an answer."""

    right: tuple[float, ...]
    errors: int = 0
    late: int = 0
    size: int = 0
    error: str = ""

    def at(self, share: float) -> float | None:
        """The milliseconds that ``share`` of the answers did not take longer than."""
        if not self.right:
            return None
        return sorted(self.right)[min(len(self.right) - 1, int(len(self.right) * share))] * 1000

    def joined(self, *others: "Times") -> "Times":
        """What was measured here and by others."""
        parts = (self, *others)
        return Times(
            tuple(seconds for part in parts for seconds in part.right),
            sum(part.errors for part in parts),
            sum(part.late for part in parts),
            max(part.size for part in parts),
            next((part.error for part in parts if part.error), ""),
        )


def listed(host: str, kind: str, most: int) -> list[Request]:
    """Requests for so many entities of one kind, as far as there are so many."""
    target: str | None = f"/api/{kind}?{urlencode({'limit': min(most, LISTED), 'fields': 'key'})}"
    found: list[Request] = []
    while target is not None and len(found) < most:
        page = httpx.get(f"http://{host}{target}", timeout=60).json()
        found += [Request(host, f"/api/{kind}/{quote(item['key'])}") for item in page["items"]]
        target = page.get("next")
    return found


def one(connection: http.client.HTTPConnection, request: Request) -> tuple[float, int, bytes]:
    """Ask once: seconds, status, body."""
    started = time.perf_counter()
    try:
        connection.request("GET", request.address(), headers={"Accept": request.accept})
        answer = connection.getresponse()
        body = answer.read()
        return time.perf_counter() - started, answer.status, body
    except (TimeoutError, ConnectionError, http.client.HTTPException):
        connection.close()
        return time.perf_counter() - started, TOO_LATE, b""


def client(requests: Sequence[Request], effort: Effort, seed: int) -> Times:
    """Ask what is listed, in an order of this client's own, one after the other."""
    order = random.Random(seed)
    connection = http.client.HTTPConnection(requests[0].host, timeout=effort.patience)
    right, errors, late, size, told = [], 0, 0, 0, ""
    end = time.monotonic() + effort.seconds
    for _ in range(effort.most):
        seconds, status, body = one(connection, order.choice(requests))
        if status == 200:
            right.append(seconds)
            size = max(size, len(body))
        elif status == TOO_LATE:
            late += 1
        else:
            errors, told = errors + 1, f"{status}: {body[:160].decode(errors='replace')}"
        if time.monotonic() > end or late:
            break
        time.sleep(effort.pause * 2 * order.random())
    connection.close()
    return Times(tuple(right), errors, late, size, told)


class Clients:
    """Eight processes that ask; fewer take part where fewer are wanted."""

    def __init__(self, number: int = 8) -> None:
        """Start them."""
        self.number = number
        self._pool = ProcessPoolExecutor(number, multiprocessing.get_context("forkserver"))

    def ask(self, requests: Sequence[Request], clients: int, effort: Effort) -> Times:
        """Let so many clients ask at the same time, and join what they measured."""
        found = [self._pool.submit(client, requests, effort, seed) for seed in range(clients)]
        return Times(()).joined(*(one.result() for one in found))

    def begin(self, requests: Sequence[Request], effort: Effort) -> "Future[Times]":
        """Let one client begin to ask."""
        return self._pool.submit(client, requests, effort, 0)

    def close(self) -> None:
        """End them."""
        self._pool.shutdown()
