"""An invented graph of any size for comparisons: plans through our own builder, written once to a cache folder.

Besides the snapshot there is ``union.nt``: what all named graphs state, each once, which peers load as default graph.
"""

import hashlib
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from graph.publishing import publish_runs
from graph.runs import write_run
from graph.snapshot import MANIFEST, Document, Manifest, read_manifest
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology import regions
from ontology.codes import CODES
from ontology.iri import NATION, Identifier, plan_key
from ontology.records import (
    Assignment,
    Basis,
    Citation,
    Evidence,
    Funding,
    Header,
    Milestone,
    Plan,
    Platform,
    PlatformStatus,
    RoleBasis,
    Source,
    Target,
    Task,
    Topic,
)
from tests.bench_lookups import ENDS, THINGS, VERBS

UNION: Final = "union.nt"
CITY, BODY, INDICATOR = "320500", "finance", "专利质押登记1件数"
_BODIES: Final = (
    "market-regulation", "ip-office", "finance", "science", "planning", "court-intermediate", "customs", "commerce", "industry",
    "agriculture", "education", "data", "police", "human-resources", "culture-tourism",
)  # fmt: skip
_TOPICS: Final = ("ip-judicial-protection", "ip-public-service", "plant-varieties", "rural-industry")
# what tasks of national plans are about, and hardly any others
_NATIONAL_TOPIC, _NATIONAL_SHARE = "ip-talent", 0.005
_NATIONAL: Final = 1200  # plans of which one, an early one, is of the whole country
_SCHEMES: Final = ("长三角一体化", "一带一路", "都市圈")
_GROUPS: Final = ("各区县人民政府", "相关成员单位")
_RARE: Final = 0.1  # the share of tasks that name a scheme of cooperation, one body only, or a group of bodies
_UNITS: Final[tuple[tuple[str, Basis], ...]] = (
    ("件", "level"),
    ("亿元", "new"),
    ("%", "annual_growth"),
    ("家", "cumulative"),
)
_STATUS: Final[tuple[PlatformStatus, ...]] = ("existing", "planned")
_PER_RUN: Final = 50  # plans of one sorted run


@dataclass(frozen=True, slots=True)
class Made:
    """The graph on disk: its folder is a store."""

    folder: Path
    manifest: Manifest

    @property
    def nquads(self) -> Path:
        """All named graphs."""
        return self.folder / self.manifest.file

    @property
    def union(self) -> Path:
        """The default graph."""
        return self.folder / UNION

    @property
    def plans(self) -> tuple[str, ...]:
        """The keys of all plans."""
        return tuple(document.key for document in self.manifest.documents)


def graph(quads: int, cache: Path) -> Made:
    """Return the graph of at least so many quads, from ``cache`` where it is there."""
    made_by = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    folder = cache / f"graph-{quads}-{made_by}"
    if not (folder / UNION).exists():
        if not (folder / MANIFEST).exists():
            _build(quads, folder)
        _union(folder)
    return Made(folder, read_manifest(folder))


def _build(quads: int, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        runs = [Path(work) / "common"]
        write_run(runs[0], ontology_quads())
        count, documents = runs[0].read_bytes().count(b"\n"), []
        made = plans()
        while count < quads:
            some = [next(made) for _ in range(_PER_RUN)]
            runs.append(Path(work) / f"run-{len(runs)}")
            write_run(runs[-1], "".join(map(nquads, some)))
            count += runs[-1].read_bytes().count(b"\n")
            documents += [Document(plan_key(plan), plan.source.name, plan.source.sha256, "record") for plan in some]
        publish_runs(folder, runs, documents)


def _union(folder: Path) -> None:
    """Write the triples; in a sorted file of quads, those that differ by their graph only stand one after the other."""
    last, fresh = b"", folder / f".{UNION}"
    with (folder / read_manifest(folder).file).open("rb") as quads, fresh.open("wb") as triples:
        for quad in quads:
            triple = quad[: quad.rindex(b" <")]
            if triple != last:
                triples.write(triple + b" .\n")
                last = triple
    fresh.replace(folder / UNION)


def places() -> list[str]:
    """Codes of all cities, the one that is asked for first."""
    cities = sorted(code for code in regions.table() if regions.level(code) == "city")
    return [CITY, *(code for code in cities if code != CITY)]


def plans() -> Iterator[Plan]:
    """Invented plans without end, the same in every run."""
    cities = places()
    types: dict[str, dict[str, str]] = yaml.safe_load((CODES / "agency_types.yaml").read_text(encoding="utf-8"))
    number = 0
    while True:
        place = NATION if number % _NATIONAL == 5 else cities[number % len(cities)]
        yield plan(number, place, {body: types[body]["zh"] for body in _BODIES})
        number += 1


def plan(number: int, place: str, bodies: dict[str, str]) -> Plan:
    """One plan: 24 tasks, most with three bodies, 8 targets, platforms, cited documents, money, a schedule."""
    dice = random.Random(number)
    here = _passages()
    name = (regions.name_of(place) or place) if place != NATION else "国家"
    year = 2015 + number % 10
    title = f"{name}{dice.choice(VERBS)}{dice.choice(THINGS)}行动方案"
    header = Header(
        title, "方案", f"试发〔{year}〕{number}号", (f"{name}人民政府",), f"{year}-0{dice.randint(1, 9)}-15", None,
        name, place, year, year + 3,
    )  # fmt: skip
    paths = [f"{major}/({minor})" for major in "二三四" for minor in "一二三四五六七八"]
    return Plan(
        Source(f"plan-{number}.txt", "txt", f"{number:064x}", 9000),
        header,
        tasks=tuple(_task(dice, path, place, next(here)) for path in paths),
        assignments=tuple(one for path in paths[:-2] for one in _assigned(dice, path, place, name, bodies, next(here))),
        targets=tuple(_target(dice, year, dice.choice(paths), next(here)) for _ in range(8)),
        platforms=tuple(
            Platform(f"{dice.choice(THINGS)}中心{dice.randrange(200)}", dice.choice(_STATUS), path, next(here), "centre")
            for path in dice.sample(paths, 3)
        ),
        citations=tuple(Citation(f"国家{dice.choice(THINGS)}条例{dice.randrange(300)}", None, "basis", next(here)) for _ in range(3)),
        funding=(Funding("育种", 1000.0 * dice.randrange(1, 900), "local", None, next(here)),),
        milestones=tuple(Milestone(phase, "摸底", f"{year}年底前", next(here)) for phase in ("第一阶段", "第二阶段")),
    )  # fmt: skip


def _passages() -> Iterator[Evidence]:
    start = 0
    while True:
        yield Evidence(start, start + 40)
        start += 40


def _task(dice: random.Random, path: str, place: str, here: Evidence) -> Task:
    title = f"{dice.choice(VERBS)}{dice.choice(THINGS)}{dice.choice(THINGS)}{dice.choice(ENDS)}"
    national = place == NATION or dice.random() < _NATIONAL_SHARE
    topic = Topic(_NATIONAL_TOPIC if national else dice.choice(_TOPICS), (title[:2],))
    schemes = (dice.choice(_SCHEMES),) if dice.random() < _RARE else ()
    return Task(path, title, "task", here, topics=(topic,), schemes=schemes)


def _assigned(
    dice: random.Random, path: str, place: str, name: str, bodies: dict[str, str], here: Evidence
) -> Iterator[Assignment]:
    explicit, level = dice.random() < 0.3, "" if place == NATION else "市"
    number = 1 if dice.random() < _RARE else 3
    size = number + (dice.random() < _RARE)
    for order, body in enumerate(dice.sample(_BODIES, number), 1):
        basis = RoleBasis.LISTED_ONLY if order > 1 else RoleBasis.EXPLICIT_LEAD if explicit else RoleBasis.FIRST_LISTED
        role = "lead" if basis is RoleBasis.EXPLICIT_LEAD else "support" if explicit else "responsible"
        yield Assignment(
            path, f"{level}{bodies[body]}", f"{name}{bodies[body]}", False, role, order, size, basis, here,
            agency_key=f"{place}/{body}",
        )  # fmt: skip
    if size > number:
        listed = RoleBasis.LISTED_ONLY
        yield Assignment(path, dice.choice(_GROUPS), None, True, "responsible", size, size, listed, here)


def _target(dice: random.Random, year: int, task: str, here: Evidence) -> Target:
    number = dice.randrange(500)
    unit, basis = _UNITS[number % len(_UNITS)] if dice.random() < 0.8 else dice.choice(_UNITS)
    name = f"专利质押登记{number}件数"
    return Target(name, float(dice.randrange(1, 500)), None, ">=", unit, basis, year + 3, task, here)


def agency() -> str:
    """IRI of a body that takes part in tasks of a graph of any size."""
    return str(Identifier("agency", f"{CITY}/{BODY}"))
