"""Answers to all questions of the catalogue on two whole graphs, compared with golden files.

One graph holds the five plans of the records, the other the invented plans of the golden documents. ``make golden``
rewrites the answers; the difference is then read like any other change.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from graph.catalog import ask, questions
from graph.identity import identity_quads
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from loaders import load
from loaders.record_files import load_record
from ontology.records import Plan
from tests.conftest import ROOT
from tests.test_golden import CASES, GOLDEN, compare

ANSWERS = Path(__file__).parent / "golden_answers"
# values of parameters that a question must have, and of some that it may have
GIVEN: dict[str, dict[str, dict[str, str]]] = yaml.safe_load((ANSWERS / "parameters.yaml").read_text(encoding="utf-8"))


def plans(name: str) -> list[Plan]:
    if name == "records":
        return [load_record(path) for path in sorted((ROOT / "loaders" / "records").glob("*.yaml"))]
    return [load(next((GOLDEN / case).glob("document.*"))) for case in CASES]


@cache
def store(name: str) -> Store:
    found = plans(name)
    return Store.memory([ontology_quads(), *map(nquads, found), identity_quads(found)])


def shown(value: object) -> str:
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ")


@pytest.mark.parametrize("name", ["records", "invented"])
@pytest.mark.parametrize("question", [question.id for question in questions()])
def test_golden_answers(question: str, name: str) -> None:
    answer = ask(store(name), question, GIVEN[name].get(question, {}))
    lines = ["\t".join(answer.columns), *("\t".join(map(shown, row)) for row in answer.rows)]
    compare(ANSWERS / name / f"{question}.tsv", "\n".join(lines) + "\n")


def test_most_questions_have_an_answer_on_each_graph() -> None:
    for name in ("records", "invented"):
        empty = [path.stem for path in (ANSWERS / name).glob("*.tsv") if path.read_text("utf-8").count("\n") < 2]
        assert len(empty) <= 6, (name, empty)
