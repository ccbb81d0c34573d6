"""Answers to catalogued questions, as bytes of one snapshot: made ahead or when first asked, then given from memory.

They are made in the worker processes, with the bounds of every query, and never in the web process.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Final

from api.answer_formats import WRITERS
from api.querying import LARGEST, Querying
from api.question_view import question_json, read_json
from graph import catalog
from graph.engine import plain_json
from graph.kept import Kept
from graph.store import ROWS, Store
from ontology.errors import AnswerSizeError, DeadlineError, ZhengtuError

AHEAD: Final = "prepared"  # whose turn it is when answers are made ahead
_LOOK_EVERY: Final = 0.05  # seconds between two looks for a worker that has nothing to do
_log = logging.getLogger("zhengtu")
Key = tuple[str, str, tuple[tuple[str, str], ...]]


class Answers:
    """Keeps the answers of one snapshot, the least used of which go first; it belongs to one event loop."""

    def __init__(self, store: Store, most: int) -> None:
        """Answer from ``store``, and keep ``most`` bytes of answers; none at all where it is 0."""
        self._store = store
        self._most = most
        self._kept: Kept[bytes] = Kept(most, int(most * LARGEST))
        self._making: dict[Key, asyncio.Task[bytes]] = {}

    async def get(
        self, querying: Querying, id: str, given: Mapping[str, str], client: str, format: str = "json",
        seconds: float | None = None,
    ) -> bytes:  # fmt: skip
        """Return the answer to a question. Who asks for one that is being made waits for it with the others.

        Args:
            querying: what runs the query, with the limits of the settings.
            id: the question's id.
            given: values by the name of the parameter, as text.
            client: whose turn it takes, for example its address.
            format: a key of ``FORMATS``.
            seconds: how long the query may take, by default as the settings say.

        Raises:
            ZhengtuError: as for ``catalog.ask`` and ``Pool.ask``.
        """
        key = (id, format, tuple(sorted(given.items())))
        if (kept := self._kept.find(key)) is not None:
            return kept
        if key not in self._making:
            work = (
                self._json(querying, key, client, seconds) if format == "json" else self._table(querying, key, client)
            )
            making = self._making[key] = asyncio.ensure_future(work)
            making.add_done_callback(lambda done: self._made(key, done))
        return await asyncio.shield(self._making[key])  # who goes away does not take it from the others

    async def prepare(self, querying: Querying) -> None:
        """Make the answers to all questions that need no parameter, one after the other, as far as the limits allow."""
        if not self._most:
            return
        for known in catalog.questions():
            if any(parameter.required for parameter in known.params):
                continue
            while not querying.pool.idle:  # who asks now goes first
                await asyncio.sleep(_LOOK_EVERY)
            try:
                await self.get(querying, known.id, {}, AHEAD, seconds=float(querying.settings.sparql_timeout_limit))
            except ZhengtuError as error:
                _log.warning("%s is not prepared: %s", known.id, error)

    def _made(self, key: Key, done: asyncio.Task[bytes]) -> None:
        del self._making[key]
        if not done.cancelled():
            done.exception()  # nobody may be waiting for it

    async def _json(self, querying: Querying, key: Key, client: str, seconds: float | None) -> bytes:
        id, _, parameters = key
        given = dict(parameters)
        sparql = await asyncio.to_thread(catalog.written, self._store, id, given)
        try:
            found = await querying.ask(sparql, ROWS, client, seconds=seconds)
        except (AnswerSizeError, DeadlineError) as error:
            raise type(error)(_with_way_out(str(error), catalog.question(id))) from error
        head = question_json(catalog.question(id), given)
        tail = {"sparql": sparql, "snapshot": self._store.manifest.sha256}
        # the rows are taken over as the worker wrote them
        body = plain_json(head)[:-1] + b"," + found.body[1:-1] + b"," + plain_json(tail)[1:]
        self._kept.keep(key, body)
        return body

    async def _table(self, querying: Querying, key: Key, client: str) -> bytes:
        told = await self.get(querying, key[0], dict(key[2]), client)
        body = await asyncio.to_thread(_written, told, key[1])
        self._kept.keep(key, body)
        return body


def _with_way_out(message: str, asked: catalog.Question) -> str:
    """Say what may be done about an answer that is too much: who asks a question writes no query that has a LIMIT."""
    told = message.partition(";")[0]
    names = ", ".join(known.name for known in asked.params)
    return (
        f"{told}; narrow it by {names}, or ask a part of it at /sparql"
        if names
        else f"{told}; ask a part of it at /sparql"
    )


def _written(body: bytes, format: str) -> bytes:
    return WRITERS[format](read_json(body)).encode()
