"""What passes between the door and a worker arrives as it was sent, wherever the channel cuts it."""

import socket

import pytest

from graph import worker
from graph.dataset import Dataset
from graph.wire import LENGTH, Asked

QUESTIONS = [
    Asked("ASK {}", "text/csv", 1),
    Asked("SELECT ?规划 {}", "text/csv", 1 << 40, "http://e.org/", Dataset(("urn:a", "urn:规"), ()), gzip=True),
    Asked("x" * 200_000, "text/csv", 1, None, Dataset()),
]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_arrives_as_it_was_asked(asked: Asked) -> None:
    packed = asked.pack()
    assert LENGTH.unpack_from(packed)[0] == len(packed) - LENGTH.size
    found = Asked.unpack(packed[LENGTH.size :])
    assert found == asked
    assert type(found.dataset) is type(asked.dataset)


@pytest.mark.parametrize("sizes", [[1], [3, 2, 5], [4], [1 << 20]])
def test_a_worker_puts_a_question_together(sizes: list[int]) -> None:
    packed, at = QUESTIONS[1].pack(), 0
    here, there = socket.socketpair()

    class Cut:
        """The other end of a channel that cuts what comes."""

        def recv(self, most: int) -> bytes:
            nonlocal at
            at += 1
            return there.recv(min(most, sizes[at % len(sizes)]))

    with here, there:
        here.sendall(packed)
        assert Asked.unpack(worker._receive(Cut())) == QUESTIONS[1]  # type: ignore[arg-type]
        here.sendall(packed[:-1])
        here.shutdown(socket.SHUT_WR)
        assert worker._receive(Cut()) == b""  # type: ignore[arg-type]
