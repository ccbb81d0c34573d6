"""How a build says how far it is: a bar on a terminal, a line now and then elsewhere."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from api.building import lines
from tests.api_documents import write

ROOT = Path(__file__).parent.parent


def test_a_line_every_ten_seconds_says_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 2.0, 10.0, 19.0, 20.0])
    show = lines(lambda: next(times))
    for done in (100, 500, 900, 1000):
        show(done, 2500)
    assert capsys.readouterr().err.splitlines() == [
        "500 of 2,500 files read, 50.0/s, 0:00:40 left",
        "1,000 of 2,500 files read, 50.0/s, 0:00:30 left",
    ]


def test_a_short_build_without_a_terminal_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show = lines(iter([0.0, 1.0, 2.0]).__next__)
    show(1, 2)
    show(2, 2)
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_a_bar_with_rate_and_time_left(tmp_path: Path) -> None:
    write(tmp_path / "in")
    code = "import sys; from api.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", str(tmp_path / "in"), "--store", str(tmp_path / "store")]
    outer, inner = pty.openpty()
    with subprocess.Popen(
        command, cwd=ROOT, stderr=inner, stdout=subprocess.DEVNULL, env=os.environ | {"TERM": "xterm"}
    ) as run:
        os.close(inner)
        shown = "".join(written(outer))
    assert run.returncode == 0
    assert "2/2" in shown
    assert "/s" in shown
    assert "0:00:00" in shown


def written(terminal: int) -> Iterator[str]:
    """What is written to a terminal until nobody has it open any more."""
    with open(terminal, encoding="utf-8", errors="replace", closefd=True) as file, suppress(OSError):
        yield from file
