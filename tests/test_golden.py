"""Whole invented documents: the record and the quads that come out, compared with golden files.

``make golden`` rewrites them; the difference is then read like any other change.
"""

import json
import os
from pathlib import Path

import pytest

from graph.triples import nquads
from loaders import load
from ontology.exchange import from_dict, to_dict
from tests.build_documents import documents

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


def compare(path: Path, content: str) -> None:
    if os.environ.get("REWRITE") == "1":
        path.write_text(content, encoding="utf-8")
    assert content == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_golden_record_and_quads(case: str) -> None:
    (document,) = (GOLDEN / case).glob("document.*")
    plan = load(document)
    compare(GOLDEN / case / "record.json", json.dumps(to_dict(plan), ensure_ascii=False, indent=1) + "\n")
    compare(GOLDEN / case / "quads.nq", nquads(plan))


@pytest.mark.parametrize("case", CASES)
def test_every_quote_of_a_golden_case_is_its_slice_of_the_source(case: str) -> None:
    (document,) = (GOLDEN / case).glob("document.*")
    plan = load(document)
    assert plan.source.text is not None
    facts = [*plan.sections, *plan.tasks, *plan.assignments, *plan.targets, *plan.platforms, *plan.citations,
             *plan.funding, *plan.milestones]  # fmt: skip
    assert facts
    for fact in facts:
        assert fact.evidence.quote == plan.source.text[fact.evidence.start : fact.evidence.end]


@pytest.mark.parametrize("case", CASES)
def test_golden_records_go_out_and_come_back(case: str) -> None:
    plan = from_dict(json.loads((GOLDEN / case / "record.json").read_text(encoding="utf-8")))
    again = from_dict(json.loads(json.dumps(to_dict(plan))))
    assert again == plan


@pytest.mark.parametrize("case", CASES)
def test_a_record_without_quotes_holds_no_sentence(case: str) -> None:
    plan = from_dict(json.loads((GOLDEN / case / "record.json").read_text(encoding="utf-8")))
    data = to_dict(plan, quotes=False)
    assert "quote" not in json.dumps(data)
    assert all(len(task["title"] or "") <= 25 for task in data["tasks"])


def test_built_documents_are_what_the_builder_builds() -> None:
    for path, content in documents().items():
        assert path.read_bytes() == content
