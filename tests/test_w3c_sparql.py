"""The W3C's SPARQL 1.1 suite: what the engine fails, as a worker asks it, is exactly what the table of failures says."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from ontology.errors import QueryError
from tests import w3c

FAILURES = Path(__file__).parent / "w3c_failures.yaml"


@pytest.mark.shared
def test_the_suite(shared: Path) -> None:
    """Query, result formats, federation's syntax; and updates, which the engine has though the service takes none."""
    known: dict[str, str] = yaml.safe_load(FAILURES.read_text(encoding="utf-8"))
    kinds: Counter[str] = Counter()
    failed = {}
    for test in w3c.tests(shared / "w3c" / "sparql11"):
        kinds[test.kind] += 1
        try:
            passed = w3c.run(test)
        except QueryError as error:
            failed[test.id] = str(error)
        else:
            if not passed:
                failed[test.id] = "another answer"
    assert sorted(failed) == sorted(known), failed
    assert all(known.values())
    assert kinds["QueryEvaluationTest"] == 232
    assert kinds.total() == 498
    assert kinds.total() - len(failed) >= 486
