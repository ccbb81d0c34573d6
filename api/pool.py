"""The pool of query workers: gives each question a worker in its turn, keeps its deadline, and survives its death."""

import asyncio
import logging
import math
import os
from collections.abc import Coroutine
from contextlib import suppress
from typing import Final

from api import holders
from api.crew import Crew, Worker, reason
from api.holders import Size, Started
from api.turns import Turns
from graph.wire import Asked, Ended
from ontology.errors import BusyError, DeadlineError, WorkerError
from ontology.frozen import record

_RESTART: Final = 1.0  # seconds between two starts of a holder that does not live
_STATUS: Final = 0.5  # seconds in which a holder tells how a worker ended
_MEMORY: Final = 0.1  # weight of the newest question in the mean time that one takes
_log = logging.getLogger("zhengtu")


@record(frozen=True)
class Answer:
    """The bytes of an answer, and whether they are compressed."""

    body: bytes
    gzip: bool

    def __len__(self) -> int:
        """Return the bytes of the body."""
        return len(self.body)


class Pool:
    """Workers over one snapshot; it belongs to the event loop that it was started in."""

    def __init__(self, size: Size, places: int) -> None:
        """Describe the pool; no process is started.

        Args:
            size: number and limits of the workers.
            places: how many questions may wait.
        """
        self.size = size
        self._crew: Crew | None = None
        self._quads = -1
        self._idle: list[Worker] = []
        self._turns: Turns[Worker] = Turns(places)
        self._seconds = 0.1
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether a worker has nothing to do."""
        return any(worker.usable for worker in self._idle)

    @property
    def waiting(self) -> tuple[Worker, ...]:
        """The workers that have nothing to do."""
        return tuple(worker for worker in self._idle if worker.usable)

    @property
    def pids(self) -> list[int]:
        """The processes of the pool: the holder, then the workers."""
        return self._crew.pids if self._crew else []

    def start(self, quads: int, holder: Started | None = None) -> None:
        """Start workers over a snapshot, and return before they are ready; questions wait for them.

        Args:
            quads: an open file of N-Quads, which the pool closes in the end.
            holder: a process that holds the snapshot already, where there is one.
        """
        self._quads = quads
        self._crew = self._hire(holder or holders.start(quads, self.size))

    async def ready(self) -> None:
        """Wait until questions can be asked, or until the snapshot turns out not to load."""
        if self._crew is not None:
            with suppress(WorkerError):
                await asyncio.shield(self._crew.ready)

    def refresh(self) -> None:
        """Put others in the place of workers that have nothing to do: these share all memory with the holder again."""
        for worker in self.waiting:
            worker.dismiss()

    async def close(self) -> None:
        """End all processes. Questions that are under way fail."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        if self._crew is not None:
            await self._crew.close()
        if self._quads >= 0:
            os.close(self._quads)
        self._crew, self._quads = None, -1

    async def ask(self, asked: Asked, client: str, seconds: float) -> Answer:
        """Answer a query that ``graph.guard`` has passed.

        Args:
            asked: the query.
            client: whose turn it takes.
            seconds: how long it may wait, and then how long it may take.

        Raises:
            QueryError: it does not parse, or fails.
            AnswerSizeError: the answer is too long.
            BusyError: too many others wait.
            DeadlineError: it takes too long.
            WorkerError: the worker died, or there is none.
        """
        worker = await self._turn(client, seconds)
        try:
            body, end = await self._answered(worker, asked, seconds)
        finally:
            self._free(worker)
        return Answer(body, end.gzip)

    async def _answered(self, worker: Worker, asked: Asked, seconds: float) -> tuple[bytes, Ended]:
        started = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(seconds):
                body, end = await worker.ask(asked)
        except TimeoutError as error:
            worker.kill()
            raise DeadlineError(f"the query was stopped after {seconds:g} seconds") from error
        except asyncio.CancelledError:
            worker.kill()  # nobody waits for the answer any more
            raise
        except WorkerError:
            worker.dismiss()  # it is about to end
            raise
        except ConnectionError as error:
            raise WorkerError(reason(await _status(worker))) from error
        finally:
            self._seconds += _MEMORY * (asyncio.get_running_loop().time() - started - self._seconds)
        if end.tired:
            worker.dismiss()
        return body, end

    async def _turn(self, client: str, seconds: float) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.usable:
                return worker
        if self._crew is None:
            raise WorkerError("the service is being closed" if self._closed else "the service is not started")
        place = self._turns.join(client)
        if place is None:
            raise self._refusal()
        try:
            async with asyncio.timeout(seconds):
                return await place
        except TimeoutError as error:
            if place.done() and not place.cancelled():
                return place.result()
            if not self._crew or not self._crew.ready.done() or self._crew.ended.done():
                raise WorkerError("the graph is not loaded yet") from error
            raise self._refusal() from error
        except asyncio.CancelledError as error:
            current = asyncio.current_task()
            if place.cancelled() and not (current and current.cancelling()):
                raise self._refusal() from error  # it gave way to another client
            if place.done() and not place.cancelled():
                self._free(place.result())
            raise
        finally:
            self._turns.leave(client, place)

    def _refusal(self) -> BusyError:
        seconds = math.ceil((len(self._turns) + 1) * self._seconds / max(1, self.size.workers))
        return BusyError("too many queries wait for their turn", max(1, seconds))

    def _free(self, worker: Worker) -> None:
        """Give a worker to who is next."""
        if not worker.usable:
            return
        while place := self._turns.next():
            if not place.done():
                place.set_result(worker)
                return
        self._idle.append(worker)

    def _hire(self, holder: Started) -> Crew:
        crew = Crew(holder, self._free)
        self._keep(self._replace_when_ended(crew))
        return crew

    def _keep(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace_when_ended(self, crew: Crew) -> None:
        await asyncio.shield(crew.ended)  # this task may be cancelled, and the crew's own mark may not
        if not self._closed:
            await crew.close()
            _log.error("%s; another is started in %d s, and queries wait for it", crew.fate, _RESTART)
            await asyncio.sleep(_RESTART)
            self._crew = self._hire(holders.start(self._quads, self.size))


async def _status(worker: Worker) -> int | None:
    try:
        return await asyncio.wait_for(asyncio.shield(worker.status), _STATUS)
    except TimeoutError:
        return None
