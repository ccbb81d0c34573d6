"""Who waits for a worker, and whose turn is next: one turn a client, round and round."""

import asyncio
from collections import OrderedDict, deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """A bounded queue that is fair between clients, however many questions one of them asks."""

    def __init__(self, places: int) -> None:
        """Let at most ``places`` questions wait."""
        self._places = places
        self._queues: OrderedDict[str, deque[asyncio.Future[T]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._queues.values()))

    def join(self, client: str) -> "asyncio.Future[T] | None":
        """Return a place at the end of the queue of ``client``, None where there is none.

        Where all places are taken, the last question of the client with the most gives way (its future is
        cancelled), unless that is this client.
        """
        if len(self) >= self._places and not self._give_way(len(self._queues.get(client, ()))):
            return None
        place: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(place)
        return place

    def _give_way(self, own: int) -> bool:
        client = max(self._queues, key=lambda client: len(self._queues[client]), default=None)
        if client is None or len(self._queues[client]) <= own + 1:
            return False
        self._queues[client].pop().cancel()
        return True

    def leave(self, client: str, place: "asyncio.Future[T]") -> None:
        """Give up a place, wherever it is by now."""
        queue = self._queues.get(client)
        if queue is not None and place in queue:
            queue.remove(place)
            if not queue:
                del self._queues[client]

    def next(self) -> "asyncio.Future[T] | None":
        """Take the next place off the queue, None where nobody waits."""
        if not self._queues:
            return None
        client, queue = self._queues.popitem(last=False)
        place = queue.popleft()
        if queue:
            self._queues[client] = queue
        return place
