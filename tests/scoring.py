"""Scores extractions with the contract's own scorer, which lies beside the project."""

import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from loaders import load
from ontology.exchange import shorten, to_dict

ANNOTATIONS = Path(__file__).parent / "annotations"
INVENTED = Path(__file__).parent / "invented"
Counts = dict[str, tuple[int, int, int]]


def scorer(shared: Path) -> ModuleType:
    """The module ``contract/score.py``."""
    spec = importlib.util.spec_from_file_location("contract_score", shared / "contract" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def extraction(path: Path) -> dict[str, Any]:
    """What ``zhengtu extract`` prints for the document at ``path``."""
    return to_dict(load(path))


def clipped(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` with the texts that may be sentences cut as in the annotations, so that the two compare."""
    result = dict(data)
    for kind, field in (("tasks", "title"), ("milestones", "item"), ("funding", "item")):
        result[kind] = [fact | {field: shorten(fact[field])} for fact in data[kind]]
    return result


def references(shared: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The open references: each source with its annotation."""
    return [
        (shared / "seeds" / f"{path.stem}.txt", json.loads(path.read_text(encoding="utf-8")))
        for path in sorted((shared / "gold").glob("*.json"))
    ]


def annotations(split: str) -> list[dict[str, Any]]:
    """Reference annotations of one half of the development set."""
    every = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ANNOTATIONS.glob("*.json"))]
    return [data for data in every if data["split"] == split]


def invented() -> list[tuple[Path, dict[str, Any]]]:
    """The invented plans: each document with its annotation."""
    every = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(INVENTED.glob("*.json"))]
    return [(INVENTED / data["source"]["file"], data) for data in every]


def count(score: ModuleType, pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> Counts:
    """Right, missed and false facts of each kind, summed over pairs of reference and extraction."""
    total: dict[str, list[int]] = {}
    for gold, system in pairs:
        for kind, (right, missed, false) in score.facts(gold, system).items():
            sums = total.setdefault(kind, [0, 0, 0])
            for position, rows in enumerate((right, missed, false)):
                sums[position] += len(rows)
    return {kind: (a, b, c) for kind, (a, b, c) in total.items()}


def f1(counts: tuple[int, int, int]) -> float:
    """F1 of (right, missed, false); 1 where there was nothing to find and nothing was found."""
    right, missed, false = counts
    return 1.0 if right + missed + false == 0 else 2 * right / (2 * right + missed + false)
