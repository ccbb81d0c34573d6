"""The process that holds one snapshot in memory and forks workers from it; ``python -m graph.holder`` is its start.

It has one thread when it forks, as a fork must not lose any; it asks nothing of the graph itself; and it ends, with its
workers, when the other end of its control channel is closed.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NoReturn

from graph.store import Store
from graph.worker import become
from ontology.errors import StoreError

MESSAGE: Final = 1 << 16  # bytes of a control message at most
_AT_ONCE = 0.1  # seconds: a worker that lives no longer is followed by the next after as long


@dataclass(frozen=True, slots=True)
class Orders:
    """What a holder is told at its start, as JSON: the ends it is given, and what its workers may do."""

    control: int
    quads: int
    workers: int
    memory: int
    network: bool = False


@dataclass
class Holder:
    """The workers of one store, by their place."""

    store: Store
    control: socket.socket
    orders: Orders
    pids: dict[int, int] = field(default_factory=dict)
    born: dict[int, float] = field(default_factory=dict)

    def fork(self, place: int, status: int | None = None) -> None:
        """Put a fresh worker into ``place`` and hand its channel over; ``status`` tells how the last one ended."""
        ours, theirs = socket.socketpair()
        holder = os.getpid()
        pid = os.fork()
        if pid == 0:
            become(self.store, theirs, holder, self.orders.memory, network=self.orders.network)
        theirs.close()
        self.pids[place], self.born[place] = pid, time.monotonic()
        self.tell({"place": place, "pid": pid, "status": status}, ours)
        ours.close()

    def tell(self, message: dict[str, Any], *channels: socket.socket) -> None:
        """Send a message, with channels that come along."""
        socket.send_fds(self.control, [json.dumps(message).encode()], [channel.fileno() for channel in channels])

    def hear(self) -> bool:
        """Take one order to kill; false where nobody is left to give any."""
        message = self.control.recv(MESSAGE)
        if not message:
            return False
        told = json.loads(message)
        if self.pids.get(told["place"]) == told["kill"]:
            os.kill(told["kill"], signal.SIGKILL)
        return True

    def replace(self) -> None:
        """Put a fresh worker into each place whose worker has ended."""
        for place, pid in self.pids.items():
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                if time.monotonic() - self.born[place] < _AT_ONCE:
                    time.sleep(_AT_ONCE)
                self.fork(place, os.waitstatus_to_exitcode(status))

    def run(self) -> None:
        """Fork the workers and keep their number, until the control channel is closed."""
        ended, wake = os.pipe()
        for end in (ended, wake):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake)
        for place in range(self.orders.workers):
            self.fork(place)
        while True:
            ready, _, _ = select.select([self.control.fileno(), ended], [], [])
            if ended in ready:
                os.read(ended, MESSAGE)
                self.replace()
            if self.control.fileno() in ready and not self.hear():
                return


def main(orders: Orders) -> None:
    """Load the snapshot and hold it. A snapshot that cannot be loaded is told over the control channel."""
    control = socket.socket(fileno=orders.control)
    try:
        store = Store.load(Path(f"/proc/self/fd/{orders.quads}"))
    except StoreError as error:
        control.send(json.dumps({"error": str(error)}).encode())
        return
    os.close(orders.quads)
    gc.collect()
    gc.freeze()
    hold(store, control, orders)


def hold(store: Store, control: socket.socket, orders: Orders) -> NoReturn:
    """Hold a store that is there already, and end the process when the other end of ``control`` is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the door decides when to end
    try:
        # the other end may go away in the middle of a message
        with suppress(BrokenPipeError, ConnectionResetError):
            Holder(store, control, orders).run()
    finally:
        os._exit(0)  # a large store takes seconds to take apart, for nothing


if __name__ == "__main__":
    main(Orders(**json.loads(sys.argv[1])))
