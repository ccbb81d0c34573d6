"""Paths → plans → quads → published snapshot; the one place where loaders and graph meet."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from api.checking import broken_of
from api.inputs import fingerprint, gather
from api.reading_files import Failure, Progress, each, silent
from api.settings import Settings
from api.spooling import KINDS, Spooled, spool
from ontology.errors import StoreError
from ontology.iri import plan_key
from ontology.records import Plan

REPORT: Final = "report.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One plan of the snapshot: its key, title and file, and whether its text is there (full) or not (record)."""

    key: str
    title: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``replaced`` and ``duplicates`` are (file left out, file that stands in its place)."""

    plans: tuple[Loaded, ...] = ()
    facts: dict[str, int] | None = None
    damage: dict[str, int] | None = None
    failures: tuple[Failure, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    violations: tuple[str, ...] = ()
    snapshot: str = ""
    quads: int = 0
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The plans that stay, by key, and what had to give way."""

    plans: dict[str, Plan]
    replaced: tuple[tuple[str, str], ...]
    duplicates: tuple[tuple[str, str], ...]


def settle(plans: Iterable[Plan]) -> Settled:
    """Let each plan stand once: a document before a record of the same key or source, else the first that came."""
    kept: dict[str, Plan] = {}
    sources: dict[str, Plan] = {}
    replaced: list[tuple[str, str]] = []
    duplicates: list[tuple[str, str]] = []
    # documents first, so that a record never has to give way later
    for plan in sorted(plans, key=lambda plan: plan.source.text is None):
        other = kept.get(plan_key(plan)) or sources.get(plan.source.sha256)
        if other is None:
            kept[plan_key(plan)] = sources[plan.source.sha256] = plan
        elif plan.source.text is None and other.source.text is not None:
            replaced.append((f"{plan.source.name} (record)", other.source.name))
        else:
            duplicates.append((plan.source.name, other.source.name))
    return Settled(dict(sorted(kept.items())), tuple(replaced), tuple(duplicates))


def build(
    paths: Sequence[Path], store: Path, settings: Settings, *, progress: Progress = silent, check: bool = False
) -> Report:
    """Read all files, publish what could be read as one snapshot, and say what happened.

    Args:
        paths: files and folders, documents and records.
        store: the folder of the snapshot.
        settings: how many processes may read.
        progress: told how many files are done.
        check: validate the quads against the SHACL shapes before publishing; the report names what they break.

    Returns:
        The report; where nothing could be read, nothing is published and ``snapshot`` is empty.

    Raises:
        StoreError: the store cannot be written.
    """
    inputs = gather(paths)
    mark = fingerprint(inputs)
    processes = settings.processes if len(inputs) >= settings.parallel_from else 1
    with TemporaryDirectory() as folder:
        outcomes = each(partial(spool, Path(folder), check), inputs, processes, progress)
        failures = tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
        spooled = {id(outcome.plan): outcome for outcome in outcomes if isinstance(outcome, Spooled)}
        settled = settle(outcome.plan for outcome in spooled.values())
        if not settled.plans:
            return Report(failures=failures)
        kept = [spooled[id(plan)] for plan in settled.plans.values()]
        report = _publish(settled, kept, failures, store, Path(folder), check)
    _remember(store, mark, report)
    return report


def _publish(
    settled: Settled, kept: list[Spooled], failures: tuple[Failure, ...], store: Path, folder: Path, check: bool
) -> Report:
    # the engine takes a tenth of a second to load; a build that changes nothing does not need it
    from graph.identity import identity_quads
    from graph.publishing import publish_runs
    from graph.runs import write_run
    from graph.snapshot import Document
    from graph.vocabulary import ontology_quads

    common = folder / "common"
    write_run(common, ontology_quads() + identity_quads(settled.plans.values()))
    runs = [common, *(one.run for one in kept)]
    plans = [_loaded(key, plan) for key, plan in settled.plans.items()]
    documents = [Document(p.key, p.name, settled.plans[p.key].source.sha256, p.status) for p in plans]
    violations = broken_of(runs, folder, [found for one in kept for found in one.violations]) if check else []
    manifest = publish_runs(store, runs, documents)
    return Report(
        plans=tuple(plans),
        facts={kind: sum(one.facts[kind] for one in kept) for kind in KINDS},
        damage=dict(sum((Counter(one.damage) for one in kept), Counter[str]()).most_common()),
        failures=failures,
        replaced=settled.replaced,
        duplicates=settled.duplicates,
        violations=tuple(map(str, violations)),
        snapshot=manifest.sha256,
        quads=manifest.quads,
    )


def _loaded(key: str, plan: Plan) -> Loaded:
    status = "record" if plan.source.text is None else "full"
    return Loaded(key, plan.header.title or plan.header.number or plan.source.name, plan.source.name, status)


def _remember(store: Path, mark: str, report: Report) -> None:
    try:
        text = json.dumps({"fingerprint": mark, "report": asdict(report)}, ensure_ascii=False, indent=1)
        (store / REPORT).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{store}: the report cannot be written: {error.strerror}") from error


def unchanged(paths: Sequence[Path], store: Path) -> Report | None:
    """Return the report of the last build where the same inputs and program would give the same snapshot again."""
    try:
        stored = json.loads((store / REPORT).read_text(encoding="utf-8"))
        manifest = json.loads((store / "manifest.json").read_text(encoding="utf-8"))
        report = _report(stored["report"])
        same = stored["fingerprint"] == fingerprint(gather(paths)) and manifest["sha256"] == report.snapshot
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return report if same else None


def _report(stored: dict[str, Any]) -> Report:
    return Report(
        **stored
        | {
            "plans": tuple(Loaded(**plan) for plan in stored["plans"]),
            "failures": tuple(Failure(**failure) for failure in stored["failures"]),
            "replaced": tuple((old, new) for old, new in stored["replaced"]),
            "duplicates": tuple((old, new) for old, new in stored["duplicates"]),
            "violations": tuple(stored["violations"]),
            "unchanged": True,
        }
    )
