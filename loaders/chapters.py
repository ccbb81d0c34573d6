"""What a heading says about its chapter: background, goals, tasks, safeguards, closing clauses or numbered fields."""

import re
from functools import cache, lru_cache
from typing import Final

from loaders.lexicons import alternatives, lexicon
from ontology.records import SectionKind

GLUED_FROM: Final = 40
_AND_TASKS: Final = re.compile(
    "目标.{0,4}?[和与及、暨].{0,8}?(?:(?:工作|任务)安排|(?:重点|主要|中心|具体)(?:工作|任务|举措|措施)|工作(?:任务|举措|措施|重点))"
)
_ORDER: Final[tuple[SectionKind, ...]] = ("closing", "safeguards", "goals", "background")


@cache
def _words(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = lexicon("chapters")[kind]
    whole = "".join(f"|^(?:{re.escape(word)})$" for word in entry.get("whole", ()))
    verbs = alternatives(lexicon("chapters")["action_verbs"])
    whole += "".join(f"|^(?!{verbs})[^,;]{{1,10}}{re.escape(word)}$" for word in entry.get("ends", ()))
    never = alternatives(entry["except"]) or "(?!)"
    return re.compile(alternatives(entry["words"]) + whole), re.compile(never)


@cache
def _any() -> re.Pattern[str]:
    """What a heading holds that names any kind of chapter."""
    entries = [lexicon("chapters")[kind] for kind in _ORDER]
    return re.compile(alternatives([word for entry in entries for word in (*entry["words"], *entry.get("whole", ()))]))


@cache
def _action() -> re.Pattern[str]:
    return re.compile(alternatives(lexicon("chapters")["action_verbs"]))


@lru_cache(maxsize=4096)
def heading_kind(title: str) -> SectionKind | None:
    """The kind of chapter that ``title`` names, None where it names none (then it is about the matter itself).

    >>> heading_kind("保障措施")
    'safeguards'
    """
    if not _any().search(title):
        return None
    acts = bool(_action().match(title))
    for kind in _ORDER:
        words, never = _words(kind)
        aside = kind in ("goals", "background") and acts and not words.match(title)  # but 建设目标 begins with a word
        if words.search(title) and not never.search(title) and not aside:
            return kind
    return None


def heads_tasks(title: str) -> bool:
    """True for a heading of goals that heads the tasks as well: 主要目标和工作安排, 工作目标及重点任务."""
    return _AND_TASKS.search(title) is not None


def chapter_kind(title: str, outermost: bool, inherited: SectionKind) -> SectionKind:
    """Kind of an item: its own heading's where it is outermost, under background, or wholly such a word."""
    own = heading_kind(title) if title else None
    if own is None or inherited == "safeguards":
        return inherited
    if outermost or inherited == "background":
        return own
    words, _ = _words(own)
    return own if words.fullmatch(title) else inherited


@cache
def _glued() -> re.Pattern[str]:
    words = lexicon("chapters")["glued"]
    part = f"(?:{alternatives(words['verbs'])})(?:{alternatives(words['objects'])})"
    # Followed by more text without any punctuation: 加强组织领导充分发挥…作用, but not 强化人才支撑和宣传推广
    return re.compile(rf"{part}(?![和与及])(?=[\u4e00-\u9fff]{{4}})")


def glued_heading(norm: str, start: int, end: int) -> int | None:
    """End of a well-known heading that runs into the next sentence without punctuation, None where there is none.

    Only lines of ``GLUED_FROM`` characters need be tried: a heading that has its line to itself is not glued.
    """
    match = _glued().match(norm, start, end)
    return match.end() if match else None


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('chapters')['fields'])})")


def is_field(title: str) -> bool:
    """True where a numbered heading is a field of the task above it (工作目标, 执行单位)."""
    return bool(_fields().fullmatch(title))


@cache
def _conditions() -> re.Pattern[str]:
    entry = lexicon("chapters")["conditions"]
    acts = alternatives([*lexicon("chapters")["action_verbs"], *entry["except"]])
    return re.compile(f"(?!{acts}).{{0,8}}?(?:{alternatives(entry['ends'])})")


def names_conditions(title: str) -> bool:
    """True where a heading is of what somebody must fulfil or hand in (申报条件, 所需材料), not 放宽申报条件."""
    return bool(_conditions().fullmatch(title))


@cache
def _defining() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lexicon("chapters")["defining"]))


def is_defining(text: str) -> bool:
    """True where an item only says what the document is for, for whom it holds and what its words mean."""
    return bool(_defining().match(text))


@cache
def _no_task() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lexicon("chapters")["no_task"]))


def is_formality(text: str) -> bool:
    """True where an item only says from when, how long and by whom the document holds."""
    return bool(_no_task().match(text))


def annex_kind(title: str) -> str:
    """``schedule``, ``division``, ``funding``, ``indicators`` or ``text``, from the title of an annex."""
    for kind, words in lexicon("chapters")["annexes"].items():
        if any(word in title for word in words):
            return str(kind)
    return "text"
