"""A store of very many small invented plans, for measuring pages: each says a little of what a plan says."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from graph.publishing import publish_runs
from graph.runs import write_run
from graph.snapshot import Document
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import plan_key
from ontology.records import Plan
from tests.peers_graph import plans

PART: Final = 500  # plans of one run


def publish_many(store: Path, count: int) -> None:
    """Publish ``count`` plans as the snapshot of ``store``."""
    with tempfile.TemporaryDirectory() as work:
        runs = [Path(work) / "common"]
        write_run(runs[0], ontology_quads())
        documents: list[Document] = []
        few = islice(small_plans(), count)
        while some := list(islice(few, PART)):
            runs.append(Path(work) / f"run-{len(runs)}")
            write_run(runs[-1], "".join(map(nquads, some)))
            documents += [Document(plan_key(plan), plan.source.name, plan.source.sha256, "record") for plan in some]
        publish_runs(store, runs, documents)


def small_plans() -> Iterator[Plan]:
    """The plans that services are compared with, each with the first of its facts and a title of its own."""
    for number, plan in enumerate(plans()):
        tasks = plan.tasks[:2]
        paths = {task.path for task in tasks}
        assignments = tuple(one for one in plan.assignments if one.task in paths)[:3]
        yield replace(
            plan, header=replace(plan.header, title=f"{plan.header.title}{number}"), sections=plan.sections[:1],
            tasks=tasks, assignments=assignments, targets=plan.targets[:1], platforms=plan.platforms[:1],
            citations=plan.citations[:1], funding=(), milestones=(), damage=(),
        )  # fmt: skip
