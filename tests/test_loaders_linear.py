"""Any text is read, without an exception and in time that grows as the text does."""

import json
import subprocess
import sys

import pytest

from loaders.pipeline import extract
from loaders.readers.txt import from_text
from ontology.records import Plan, Source
from tests.conftest import ROOT
from tests.hostile import FAMILIES

SIZE = 4000
SHARES = 4
FASTEST_GROWTH = 2.3
# Work that does not grow with the text: what a stage does for any document.
FIXED = 2000

# What the texts of these families grow to, in characters.
BIG = {
    "opening brackets": 100_000,
    "nested brackets": 100_000,
    "open statements": 100_000,
    "numbers that count up": 100_000,
    "all levels": 100_000,
    "circled numbers": 100_000,
    "sections on one line": 200_000,
    "bodies after commas": 500_000,
    "bodies after pauses": 500_000,
    "nested quotes": 50_000,
    "nested titles": 100_000,
    "digits": 200_000,
    "a line without marks": 1_700_000,  # five megabytes
    "a line of sentences": 3_500_000,  # ten megabytes
    "annexes": 50_000,
    "plain text": 200_000,
}


@pytest.fixture(scope="module")
def work() -> dict[str, dict[str, list[list[int]]]]:
    """Work of every family and stage at SIZE and at twice SIZE: calls, and characters looked at."""
    command = [sys.executable, "-m", "tests.counted", str(SIZE)]
    running = [
        subprocess.Popen([*command, str(share), str(SHARES)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for share in range(SHARES)
    ]
    found = {}
    for process in running:
        printed, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        found |= json.loads(printed)
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_twice_the_text_is_hardly_more_than_twice_the_work(
    family: str, work: dict[str, dict[str, list[list[int]]]]
) -> None:
    assert len(work[family]) >= 14
    for stage, (once, twice) in work[family].items():
        for kind, before, after in zip(("calls", "characters"), once, twice, strict=True):
            assert after <= max(before, FIXED) * FASTEST_GROWTH, (stage, kind, before, after)


def _read(text: str) -> Plan:
    return extract(from_text(text, "big.txt"), Source("big.txt", "txt", "0" * 64, len(text), text))


@pytest.mark.parametrize(("family", "size"), BIG.items())
def test_big_texts_are_read_and_quoted(family: str, size: int) -> None:
    text = FAMILIES[family](size)
    assert len(text) >= size * 0.9
    plan = _read(text)
    facts = (plan.sections, plan.tasks, plan.assignments, plan.targets, plan.platforms, plan.citations, plan.damage)
    for fact in (fact for kind in facts for fact in kind):
        evidence = fact.evidence
        assert evidence.quote == text[evidence.start : evidence.end]


def test_ten_thousand_numbers_are_ten_thousand_sections() -> None:
    text = "甲市花卉方案\n" + "".join(f"{number}.种花\n" for number in range(1, 10_001))
    sections = _read(text).sections
    assert len(sections) >= 999  # numbers of more than three digits open no item
    assert sections[998].label == "999"


def test_every_one_of_very_many_statements_is_read() -> None:
    text = "甲市花卉方案\n一、重点任务\n" + "(一)多种花。(责任单位:市财政局)\n" * 50_000
    assert len(_read(text).assignments) == 50_000


def test_odd_numerals_are_no_error() -> None:
    assert _read("甲市花卉方案\n一、目标\n培育花农十十家,种花三百千亩。\n").tasks is not None
