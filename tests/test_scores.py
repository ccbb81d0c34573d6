"""How well plans are read, measured with the contract's scorer on reference annotations."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.scoring import annotations, clipped, count, extraction, f1, invented, scorer

# What the project promises for each kind of fact: on the open references, and on documents not looked at.
GOLD_FLOORS = {
    "tasks": 0.99, "titles": 0.99, "responsibilities": 0.99, "agencies": 0.99, "roles": 0.99, "canonical": 0.97,
    "indicators": 0.97, "indicator_detail": 0.93, "platforms": 0.92, "citations": 0.98, "funding": 0.98,
    "milestones": 0.98, "plan": 0.95,
}  # fmt: skip
FLOORS = {
    "tasks": 0.97, "titles": 0.97, "responsibilities": 0.97, "agencies": 0.97, "roles": 0.97, "canonical": 0.92,
    "indicator_detail": 0.85, "platforms": 0.80, "plan": 0.93,
}  # fmt: skip

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    references = sorted((shared / "gold").glob("*.json"))
    return [
        (json.loads(path.read_text(encoding="utf-8")), extraction(shared / "seeds" / f"{path.stem}.txt"))
        for path in references
    ]


@pytest.mark.parametrize("kind", GOLD_FLOORS)
def test_score_on_the_open_references(
    kind: str, gold: list[tuple[dict[str, Any], dict[str, Any]]], shared: Path
) -> None:
    counts = count(scorer(shared), gold)
    assert f1(counts[kind]) >= GOLD_FLOORS[kind], counts[kind]


def test_every_quote_stands_in_its_source(shared: Path) -> None:
    score = scorer(shared)
    for path in sorted((shared / "seeds").glob("*.txt")):
        loose, total = score.grounded(path.read_text(encoding="utf-8"), extraction(path))
        assert total > 20
        assert loose == []


@pytest.mark.parametrize("split", ["development", "held-out"])
def test_score_on_the_development_set(split: str, shared: Path) -> None:
    pairs = [(data, clipped(extraction(shared / "corpus" / data["source"]["file"]))) for data in annotations(split)]
    assert len(pairs) >= 12
    counts = count(scorer(shared), pairs)
    for kind, floor in FLOORS.items():
        assert f1(counts[kind]) >= floor, (kind, counts[kind])


def test_score_on_the_invented_plans(shared: Path) -> None:
    pairs = [(data, extraction(path)) for path, data in invented()]
    assert len(pairs) >= 12
    counts = count(scorer(shared), pairs)
    for kind, floor in (FLOORS | {"indicators": 0.92, "citations": 0.95}).items():
        assert f1(counts[kind]) >= floor, (kind, counts[kind])


def test_extractions_follow_the_schema(shared: Path) -> None:
    import jsonschema

    schema = json.loads((shared / "contract" / "extraction.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert list(validator.iter_errors(extraction(path))) == []
