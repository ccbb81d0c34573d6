"""What doors need to run a query of a user: the guard, the pool with the limits of the settings, the last answers."""

import math
import os
from dataclasses import dataclass, field
from typing import Final

from api.holders import Size
from api.pool import Answer, Pool
from api.settings import Settings
from graph import guard
from graph.dataset import Dataset
from graph.kept import Kept
from graph.result import Result, from_json
from graph.store import TABLE_FORMATS, Store
from graph.wire import Asked
from graph.worker import PLAIN_BELOW, compressed
from ontology.errors import ParameterError, QueryError

MIB: Final = 1 << 20
LARGEST: Final = 1 / 4  # of the memory for answers that one of them may take
SHORTEST: Final = 0.01  # seconds; less than that no query can keep
STATEMENTS: Final = 300  # of one node, which are read in a millisecond
PAGE_BYTES: Final = 8 * MIB  # what a page reads of an answer


@dataclass(frozen=True)
class Querying:
    """Runs queries of users in the worker processes, never in this one."""

    settings: Settings
    pool: Pool = field(init=False)
    kept: Kept[Answer] = field(init=False)

    def __post_init__(self) -> None:
        settings = self.settings
        workers = settings.sparql_workers or max(2, os.cpu_count() or 1)
        size = Size(workers, settings.sparql_memory * MIB, network=bool(self.services))
        object.__setattr__(self, "pool", Pool(size, settings.sparql_queue))
        most = settings.sparql_kept * MIB
        object.__setattr__(self, "kept", Kept(most, int(most * LARGEST)))

    @property
    def services(self) -> frozenset[str]:
        """The addresses that SERVICE may ask."""
        return frozenset(self.settings.sparql_services.split())

    def read(self, query: str) -> guard.Reading:
        """Refuse what must not reach the engine, and say what the query is.

        Raises:
            QueryError: the query is refused.
        """
        return guard.read(query, self.services)

    def seconds(self, asked: str | None) -> float:
        """Return how long a query may take, ``asked`` being what its client wants.

        Raises:
            ParameterError: ``asked`` is no number, or too small a one.
        """
        try:
            wanted = float(self.settings.sparql_timeout if asked is None else asked)
        except ValueError:
            wanted = math.nan
        if not wanted >= SHORTEST:
            raise ParameterError(f"timeout: {asked!r} is not a number of seconds from {SHORTEST}")
        return min(wanted, float(self.settings.sparql_timeout_limit))

    async def ask(
        self, query: str, media_type: str, client: str, *, seconds: float | None = None, base: str | None = None,
        dataset: Dataset | None = None, gzip: bool = False, limit: int | None = None, repeatable: bool = False,
    ) -> Answer:  # fmt: skip
        """Answer a query in a worker, or with what one answered before: a snapshot never answers otherwise.

        Args:
            query: SPARQL that ``read`` has passed.
            media_type: of the answer, as fits the query.
            client: whose turn it takes, for example its address.
            seconds: by default those of the settings.
            base: what relative IRIs of the query are relative to.
            dataset: the graphs to ask, by default all.
            gzip: whether the answer may be compressed.
            limit: bytes of the answer, by default those of the settings.
            repeatable: whether the query answers the same each time, so that its answer may be kept.

        Raises:
            ZhengtuError: as for ``Pool.ask``.
        """
        asked = Asked(query, media_type, limit or self.settings.sparql_answer * MIB, base, dataset, gzip)
        found = self.kept.find(asked) if repeatable else None
        if found is None:
            found = await self.pool.ask(asked, client, seconds or self.seconds(None))
            if repeatable:
                self.kept.keep(asked, found)
        return found

    def at_once(self, store: Store, reading: guard.Reading, media_type: str, *, gzip: bool = False) -> Answer | None:
        """Answer what only describes one node in this process, as a look-up does.

        None where a query does more than that, or more is stated of the node: workers answer it.

        Args:
            store: what the pages show.
            reading: what ``read`` tells of the query.
            media_type: of the answer.
            gzip: whether it may be compressed.
        """
        body = None if reading.node is None else store.described(reading.node, media_type, STATEMENTS)
        if body is None or len(body) > self.settings.sparql_answer * MIB:
            return None
        packed = gzip and len(body) >= PLAIN_BELOW
        return Answer(compressed(body) if packed else body, packed)

    def repeatable(self, reading: guard.Reading) -> bool:
        """Whether a query answers the same each time: what another endpoint says may change."""
        return reading.repeatable and not self.services

    async def table(self, query: str, client: str) -> Result:
        """Answer a SELECT or ASK with plain values, as far as they are few enough for a page.

        Raises:
            QueryError: the query is refused, or answers with a graph.
            ZhengtuError: as for ``Pool.ask``.
        """
        reading = self.read(query)
        if reading.form == "graph":
            raise QueryError("this page shows tables; ask /sparql for CONSTRUCT and DESCRIBE")
        repeatable = self.repeatable(reading)
        found = await self.ask(query, TABLE_FORMATS["json"], client, limit=PAGE_BYTES, repeatable=repeatable)
        return from_json(found.body)
