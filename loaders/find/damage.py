"""Where the text was damaged on its way, what was seen there, and how it probably went."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from loaders.clean import SPLIT_NUMBER
from loaders.document import Document
from loaders.find import further_plans
from loaders.find.damage_text import Sign, text_signs
from loaders.marks import Level
from loaders.outline import Item
from loaders.scanning import scan
from ontology.records import Damage, Evidence

_MOST_OF_A_KIND: Final = 40
# Spaces inside words are damage where they are frequent: so many, and one in so many characters.
_MANY_SPACES: Final = 20
_RARE: Final = 150
# The class stands first because it is quickly looked for.
_SPACED: Final = re.compile(r"[ \u00a0](?<=[\u4e00-\u9fff].)(?<![条章节款].)[ \u00a0]*(?=[\u4e00-\u9fff])(?![则录件])")
# 达到1 800件; 7. 2%; 4 6亿元, but not 2025 200家
_BROKEN_NUMBER: Final = re.compile(
    rf"{SPLIT_NUMBER.pattern}|\d{{1,9}}[ \t]*\.[ \t]+\d+(?=[ \t]*[%亿万个件家人])"
    r"|(?!20\d\d[ \t])\d{1,9}(?:[ \t]{1,4}\d{1,9}){1,4}(?=[ \t]*[%亿万件家])"
)
_BROKEN: Final = re.compile(r"[0-9](?<![0-9].)[0-9]{0,8}(?=\s|\.[ \t])")
_MOST_GAP: Final = 4
_SHOWN: Final = 20
_LONGEST_TAIL: Final = 40
# A full stop or closing mark; an address; 特此通知 without its full stop
_ENDING: Final = re.compile(r"[。;:!?)”》.\]%/A-Za-z]$|特此(?:通知|公告|通报)$")


def find(document: Document, title: str | None = None) -> list[Damage]:
    """All damage in the order of the text. Messages name the line of the source, and hardly quote it.

    Args:
        document: where to look.
        title: that of its plan; where others follow in the same file, it is said where each begins.
    """
    text = document.source.text
    kept: dict[str, int] = {}
    found = sorted(
        [*_in_source(document), *_in_clean(document, title)], key=lambda one: (one[0].start, one[0].end, one[1])
    )
    result = []
    line, place = 1, 0
    for evidence, kind, words, repair in found:
        kept[kind] = kept.get(kind, 0) + 1
        if kept[kind] <= _MOST_OF_A_KIND:
            line, place = line + text.count("\n", place, evidence.start), evidence.start
            result.append(Damage(kind, f"line {line}: {words}", evidence, repair))
    return result


_Found = tuple[Evidence, str, str, str | None]


def _in_source(document: Document) -> Iterator[_Found]:
    """What only the source shows: page marks, white space inside words and numbers."""
    text = document.source.text
    for start, end in document.clean.page_marks:
        yield Evidence(start, end, text[start:end]), "page-mark", "a page mark was removed", None
    blanks = text.count(" ") + text.count("\u00a0")
    spaces = [match.span() for match in _SPACED.finditer(text)] if blanks >= _MANY_SPACES else []
    if len(spaces) >= _MANY_SPACES and len(spaces) * _RARE >= len(text):
        start, end = spaces[0][0] - 1, spaces[0][1] + 1
        yield (
            Evidence(start, end, text[start:end]),
            "spaces-in-words",
            f"{len(spaces)} spaces inside words from here on",
            None,
        )
    for match in scan(_BROKEN_NUMBER, _BROKEN, text) if blanks or "\t" in text else ():
        repair = re.sub(r"\s", "", match[0])
        yield Evidence(*match.span(), match[0]), "space-in-number", "a number is broken by a space", repair


def _in_clean(document: Document, title: str | None) -> Iterator[_Found]:
    signs = [*text_signs(document.norm, document.text), *_unclosed(document), *_missing(document), *_cut_off(document)]
    for sign in [*signs, *_merged(document), *_further(document, title)]:
        yield document.evidence(sign.start, sign.end), sign.kind, sign.words, sign.repair


def _unclosed(document: Document) -> Iterator[Sign]:
    """Statements of responsibility whose bracket nothing closes."""
    norm = document.norm
    for passage in document.passages:
        for statement in passage.statements:
            open_ = norm[statement.start] == "(" and norm[statement.inner_end : statement.inner_end + 1] != ")"
            if open_:
                end = max(statement.inner_end, statement.start + 1)
                yield Sign(
                    "unclosed-bracket",
                    max(statement.start, end - 6),
                    end,
                    "the bracket of a statement is not closed",
                    ")",
                )


def _merged(document: Document) -> Iterator[Sign]:
    """Rows of tables that lost their merges: their bodies are those of the row above, or of no sure column."""
    for passage in document.passages:
        if passage.item is not None or passage.kind == "group":
            continue
        start, end = passage.title or (passage.start, min(passage.start + _SHOWN, passage.end))
        if any(not statement.closed and statement.end < passage.start for statement in passage.statements):
            yield Sign("merged-cells", start, end, "this row names no body; those above are taken", None)
        elif not passage.statements and start < end:
            yield Sign("merged-cells", start, end, "which bodies this row names is not sure", None)


def _missing(document: Document) -> Iterator[Sign]:
    """Numbers left out of a run: items of one level that follow each other under one parent or on across parents."""
    runs: dict[tuple[int | None, Level], list[Item]] = {}
    for item in document.outline.items:
        runs.setdefault((item.annex, item.level), []).append(item)
    for run in runs.values():
        if run[0].number > 1 and run[0].level <= Level.HAN_BRACKET:
            yield Sign("missing-number", run[0].start, run[0].title_start, f"the count begins at {run[0].label}")
        for before, item in pairwise(run):
            gap = item.number - before.number
            if 1 < gap <= _MOST_GAP and (item.parent == before.parent or item.number > 2):
                yield Sign("missing-number", item.start, item.title_start, f"{item.label} follows {before.label}")


def _further(document: Document, title: str | None) -> Iterator[Sign]:
    """Further plans in the same file, whose title, number and dates the record does not have."""
    for plan in further_plans.find(document, title):
        yield Sign("another-plan", plan.start, plan.end, f"another plan begins here: {plan.title}")


def _cut_off(document: Document) -> Iterator[Sign]:
    """A last line that stops in the middle of a sentence."""
    lines = document.clean.lines
    if not lines or lines[-1].kind == "row":
        return
    last = document.norm[lines[-1].start : lines[-1].end]
    if len(last) >= _LONGEST_TAIL and "。" in last and not _ENDING.search(last):
        yield Sign("cut-off", lines[-1].end - 6, lines[-1].end, "the text stops in the middle of a sentence")
