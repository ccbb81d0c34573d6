"""A plan says the same however its text is laid out."""

from collections import Counter

import pytest

from loaders.characters import fold
from loaders.pipeline import extract
from loaders.readers import read_document
from loaders.readers.txt import from_text
from ontology.records import Plan
from tests.layouts import LAYOUTS
from tests.test_golden import GOLDEN

DEMO = GOLDEN.parents[1] / "api" / "demo"
# documents that a site has broken into pages already are a layout of their own
SCRAPED = {"scraped/document.txt", "demo/wangshu.txt"}
PLANS = {
    name: path
    for path in sorted([*GOLDEN.glob("*/document.txt"), *DEMO.glob("*.txt")])
    if (name := f"{path.parent.name}/{path.name}") not in SCRAPED
}


def facts(plan: Plan) -> Counter[tuple[object, ...]]:
    """What is said, without where."""
    return Counter(
        [
            *(("task", task.path, task.title) for task in plan.tasks),
            *(("body", one.task, one.agency, one.role, one.canonical) for one in plan.assignments),
            *(("target", one.task, one.name, one.value, one.unit, one.year) for one in plan.targets),
            *(("citation", fold(one.title or ""), fold(one.number or "")) for one in plan.citations),
        ]
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PLANS)
def test_the_same_is_read_from_another_layout(name: str, layout: str) -> None:
    text, source = read_document(PLANS[name])
    expected = facts(extract(text, source))
    found = facts(extract(from_text(LAYOUTS[layout](text.text), "layout.txt"), source))
    assert expected
    assert (expected - found, found - expected) == (Counter(), Counter())
