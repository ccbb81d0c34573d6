"""Times the downloads of all data: how long each file takes that nobody asked for before, and what memory it takes."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

BUDGET: Final = 180  # seconds of all files, after which the others are left out
WORDS: Final = f"""\
A file of `/dumps/` is made when it is first asked for, one after the other; those that would begin after {BUDGET} s are left
out. *More memory* is what the web process took at most above what it had taken before."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file: its name, status, bytes, seconds until it was all there, and the bytes of memory that it took."""

    name: str
    status: int
    size: int
    seconds: float
    grown: int


def downloads(base: str, pid: int, budget: float = BUDGET) -> Iterator[Download]:
    """Fetch the files one after the other, as long as the time lasts."""
    end = time.monotonic() + budget
    for one in httpx.get(f"{base}/dumps/", params={"format": "json"}, timeout=60).json()["files"]:
        if time.monotonic() > end:
            return
        before, started = _memory(pid, "VmRSS"), time.perf_counter()
        Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")  # the peak counts from now on
        with httpx.stream("GET", base + one["address"], timeout=600) as answer:
            size = sum(map(len, answer.iter_raw()))
        taken = time.perf_counter() - started
        yield Download(one["name"], answer.status_code, size, taken, max(0, _memory(pid, "VmHWM") - before))


def _memory(pid: int, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"), re.M)
    return int(found[1]) * 1024 if found else 0


def lines(found: Sequence[Download]) -> Iterator[Sequence[object]]:
    """The lines of the table on the page."""
    for one in found:
        wrong = "" if one.status == 200 else f" ({one.status})"
        yield f"{one.name}{wrong}", f"{one.size / 2**20:,.1f}", f"{one.seconds:.2f}", f"{one.grown / 2**20:,.0f}"
