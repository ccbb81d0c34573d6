"""The reviewed records of five plans: they load, hold no sentence, and say what the documents say."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders import load, load_record
from ontology.errors import DocumentError
from ontology.exchange import SENTENCE_LIMIT, to_dict

RECORDS = sorted((Path(__file__).parent.parent / "loaders" / "records").glob("*.yaml"))


def names() -> list[str]:
    return [path.stem for path in RECORDS]


def test_there_are_records_of_five_plans() -> None:
    assert len(RECORDS) == 5
    assert len({load_record(path).source.sha256 for path in RECORDS}) == 5


@pytest.mark.parametrize("path", RECORDS, ids=names())
def test_a_record_holds_facts_but_no_sentence(path: Path) -> None:
    plan = load_record(path)
    assert plan.tasks
    assert plan.source.text is None
    assert all(task.evidence.quote is None for task in plan.tasks)
    assert all(len(task.title or "") <= SENTENCE_LIMIT + 1 for task in plan.tasks)
    assert all(len(row.item) <= SENTENCE_LIMIT + 1 for row in plan.milestones)


@pytest.mark.shared
@pytest.mark.parametrize("path", RECORDS, ids=names())
def test_the_document_says_the_same_fact_by_fact(path: Path, shared: Path) -> None:
    record: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = to_dict(load(shared / "seeds" / record["source"]["name"]), quotes=False)
    assert document["source"] == record["source"]
    assert document["plan"] == record["plan"]
    for kind in record.keys() - {"source", "plan"}:
        assert document[kind] == record[kind], kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a: [", "is not valid YAML"),
        ("[]", "is not a record of a plan"),
        ("source: {}\nplan: {}", "is not a record of a plan"),
    ],
)
def test_a_broken_record_is_named_with_its_reason(content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DocumentError, match=rf"broken\.yaml: {reason}"):
        load_record(path)
