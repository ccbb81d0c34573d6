"""The collector of cycles rests while a document is read, and runs again afterwards, whatever happens."""

import gc
import threading
from collections.abc import Iterator

import pytest

from loaders.collecting import uncollected


@pytest.fixture(autouse=True)
def running() -> Iterator[None]:
    """The collector runs before and after each test."""
    gc.enable()
    yield
    gc.enable()


def test_spans_in_each_other_end_with_the_outermost() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_ends_the_span() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_turned_it_off_keeps_it_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_the_last_of_all_threads_lets_it_run_again() -> None:
    inside, leave = threading.Event(), threading.Event()

    def read() -> None:
        with uncollected():
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=read)
    with uncollected():
        thread.start()
        assert inside.wait(10)
    assert not gc.isenabled()
    leave.set()
    thread.join(10)
    assert gc.isenabled()
