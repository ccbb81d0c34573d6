"""The command build: how far the reading is, then tables of facts and of text damage."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

import click

from api.exit_codes import GOOD, NOTHING, PARTLY
from api.ingest import Report, unchanged
from api.ingest import build as ingest
from api.reading_files import Progress
from api.settings import Settings

_EVERY: Final = 10.0  # seconds between two lines where there is no terminal


def build(paths: Sequence[Path], settings: Settings, *, skip_unchanged: bool, check: bool) -> int:
    """Build the store and return the exit code: 0 all good, 3 where some inputs failed, 1 where nothing was loaded."""
    report = unchanged(paths, settings.store) if skip_unchanged else None
    if report is None:
        with _progress() as progress:
            report = ingest(paths, settings.store, settings, progress=progress, check=check)
        if report.snapshot:
            _show(report)
    else:
        click.echo(f"{settings.store}: unchanged, {len(report.plans)} plans")
    _warn(report)
    if not report.snapshot:
        click.echo("zhengtu: nothing could be loaded", err=True)
        return NOTHING
    return PARTLY if report.failures else GOOD


def _warn(report: Report) -> None:
    for failure in report.failures:
        click.echo(f"not loaded: {failure.name}: {failure.reason}", err=True)
    for old, new in report.duplicates:
        click.echo(f"left out: {old}: the same plan as {new}", err=True)
    for line in report.violations:
        click.echo(line, err=True)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Files a second and the time left: as a bar on a terminal, elsewhere as a line now and then."""
    if not sys.stderr.isatty():
        yield lines(perf_counter)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]:.0f}/s")
    columns = (TextColumn("读取文件"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate=0.0)
        start = perf_counter()

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, rate=done / (perf_counter() - start))

        yield show


def lines(clock: Callable[[], float]) -> Progress:
    """What writes a line to stderr every ten seconds: how many files are read, how many a second, the time left.

    Args:
        clock: the time in seconds.
    """
    start = last = clock()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = clock()
        if now - last < _EVERY:
            return
        last = now
        rate = done / (now - start)
        left = timedelta(seconds=round((total - done) / rate))
        click.echo(f"{done:,} of {total:,} files read, {rate:.1f}/s, {left} left", err=True)

    return show


def _show(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for title, counted in (("Facts", report.facts or {}), ("Text damage", report.damage or {})):
        table = Table(title=title, title_justify="left")
        table.add_column("kind")
        table.add_column("number", justify="right")
        for kind, number in counted.items():
            table.add_row(kind, f"{number:,}")
        if counted:
            console.print(table)
    for old, new in report.replaced:
        console.print(f"{old} gave way to {new}", markup=False, highlight=False)
    full = sum(plan.status == "full" for plan in report.plans)
    console.print(f"{len(report.plans)} plans ({full} with text), {report.quads:,} quads, {report.snapshot[:12]}")
