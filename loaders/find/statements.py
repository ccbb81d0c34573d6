"""Where the text states who is responsible: ``(责任单位:…)``, ``牵头单位:…`` lines, ``(A牵头,B配合)``, bare lists."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Final

from loaders.find.bodies import parse_bodies
from loaders.find.labels import label_pattern, labels
from loaders.lexicons import alternatives
from ontology.frozen import record
from ontology.records import Role

_LONGEST: Final = 700
_SHORTEST: Final = 4
_LONGEST_BARE: Final = 200
_SHORTEST_PASSAGE: Final = 6


@record(frozen=True)
class Statement:
    """A statement ``[start, end)`` with its words inside brackets or after the label ``[inner, inner_end)``.

    ``closed`` is false where its bracket is opened but not closed in the text.
    """

    start: int
    end: int
    inner: int
    inner_end: int
    role: Role
    own_line: bool
    closed: bool = True


# Too short to open a statement but at the beginning of a line (牵头:县卫生局 参加:县财政局); else only inside one.
_INNER_LABELS: Final = ("牵头", "配合", "参加", "参与", "分工")
# Only inside one: 主办:某市人民政府 is what a web site prints at its foot.
_BRACKETED_LABELS: Final = ("主办", "协办")
# 以上9-11项|责任单位:, 第9—11项|责任单位:, 上述任务|责任单位:, 以上2项|由市林业局牵头,市水务局参与。
_FOR_ALL: Final = r"(?:以上|上述|第\d{1,3}[^、,;。:()\n]{1,6}项)[^、,;。:()\n]{0,10}?"


def _opening_labels() -> list[str]:
    return [label for label in labels() if label not in _INNER_LABELS + _BRACKETED_LABELS]


@cache
def _opening() -> re.Pattern[str]:
    label = alternatives(_opening_labels())
    aside = r"(?:\([^()]{1,4}\))?"
    start = r"(?:^|(?<=[。,;)!?\t-]))"
    # "(责任单位:", "【牵头部门:", "(责任单位(部门):", or at the beginning of a line or sentence "责任单位:",
    # "责任单位为", "【责任单位】市林业局"
    return re.compile(
        rf"\((?:{_FOR_ALL})?(?P<inside>{label}){aside}(?:为:?|[:、])|{start}(?:{_FOR_ALL})?(?P<bare>{label}){aside}(?:为:?|:)"
        rf"|{start}(?P<boxed>\((?:{label})\)):?(?=[\u4e00-\u9fff])|^(?P<short>{alternatives(_INNER_LABELS)}):"
        rf"|^{_FOR_ALL}(?P<all>由)(?=[^。\n]{{2,{_LONGEST_BARE}}}(?:负责|落实|牵头|实施|参与|配合)[^。\n]{{0,6}}(?:。|$))",
        re.M,
    )


@cache
def _first() -> re.Pattern[str]:
    """How a statement begins: a label, with a bracket or a line's end before it or without, and what follows it.

    Every branch opens with a plain character: were a look behind among them, it would be tried at every place.
    """
    label = _opening_labels()
    words = [*label, *(f"({one}" for one in label), *(f"\n{one}" for one in _INNER_LABELS)]
    for_all = rf"\({_FOR_ALL}(?:{alternatives(label)})|\n{_FOR_ALL}(?:{alternatives(label)})"
    return re.compile(rf"(?:{alternatives(words)}|{for_all}|\n{_FOR_ALL}由)(?:(?=[为:、()])|(?<=由))")


def find_statements(norm: str, starts: tuple[int, ...]) -> list[Statement]:
    """All statements in order. ``starts`` are the places where numbered items begin (they close what is unclosed)."""
    labelled = list(_labelled(norm, starts))
    begins = [statement.start for statement in labelled]
    places = ((start, end) for start, end in _dividing(norm, starts) if not _meets(start, end, labelled, begins))
    return sorted(chain(labelled, _unlabelled(norm, places)), key=attrgetter("start"))


def _meets(start: int, end: int, labelled: list[Statement], begins: list[int]) -> bool:
    """True where ``[start, end)`` begins or ends inside one of the ``labelled``, which begin at ``begins``."""
    first, last = bisect_right(begins, start) - 1, bisect_left(begins, end) - 1
    return (first >= 0 and start < labelled[first].end) or (last >= 0 and end <= labelled[last].end)


def _labelled(norm: str, starts: tuple[int, ...]) -> Iterator[Statement]:
    position = 0
    search, opening = _first().search, _opening()
    while place := search(norm, position):
        begin = place.start() + (place[0][0] == "\n")
        match = opening.match(norm, begin)
        if not match:
            position = begin + 1
            continue
        inside = match["inside"]
        label = inside or match["bare"] or match["short"] or (match["boxed"] or "")[1:-1]
        stop = _stop(norm, begin, starts)
        line_start = begin == 0 or norm[begin - 1] == "\n"
        if inside:
            closing = matching_bracket(norm, begin, stop)
            inner_end = closing if closing is not None else _unclosed_end(norm, match.end(), stop)
            end = inner_end + (closing is not None)
        else:
            inner_end = end = stop
        # The label itself belongs to the words, so that several labels in one statement are read alike.
        inner = match.end() if match["all"] else match.start(match.lastgroup or 0)
        closed = not inside or end > inner_end
        role: Role = labels()[label] if label else "responsible"
        yield Statement(begin, end, inner, inner_end, role, line_start, closed)
        position = max(end, match.end())


def _stop(norm: str, start: int, starts: tuple[int, ...]) -> int:
    """Where a statement from ``start`` ends at the latest: its line, the next item, or a length no list reaches."""
    stop = norm.find("\n", start, start + _LONGEST)
    if stop < 0:
        stop = min(start + _LONGEST, len(norm))
    following = bisect_right(starts, start)
    return starts[following] if following < len(starts) and starts[following] < stop else stop


def _unclosed_end(norm: str, start: int, stop: int) -> int:
    """An unclosed statement ends with its sentence, or where a closing clause of the document begins."""
    match = _AFTER_UNCLOSED.search(norm, start, stop)
    return match.start() if match else stop


def matching_bracket(norm: str, start: int, stop: int) -> int | None:
    """Place of the bracket that closes the one at ``start``, None where none does before ``stop``."""
    if plain := _PLAIN_BRACKET.match(norm, start, stop):
        return plain.end() - 1
    depth = 0
    for match in _BRACKET.finditer(norm, start, stop):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.start()
    return None


_BRACKET: Final = re.compile("[()]")
# Most brackets hold no others, and are found as a whole; the class stands first because it is quickly looked for.
_PAIR_OR_BRACKET: Final = re.compile(r"[()](?:(?<=\()[^()\n]*\))?")
_AFTER_LAST: Final = ("", "\n", "。")
_PLAIN_BRACKET: Final = re.compile(r"\([^()]*\)")
_AFTER_UNCLOSED: Final = re.compile("。|(?:以上|本)(?:措施|意见|通知|政策|方案|办法)")
_CLASS_WORDS: Final = ("各", "有关", "相关")  # 市水务局、市农业农村局,各断面长
# What ends a bracket without a label: "…按职责分工负责)", "A牵头,B配合)"
# 花卉驿站(东城片区): a part of a town explains a name; it has no office of its own
_QUARTER: Final = "片区"
_SEPARATOR: Final = "、"
_ROLE_WORD: Final = re.compile(r"牵头|负责|配合|落实|参与|协助|承担|主办|协办")


def _unlabelled(norm: str, places: Iterable[tuple[int, int]]) -> Iterator[Statement]:
    """The brackets among ``places`` that hold bodies with role words, or nothing but bodies."""
    for start, end in places:
        if _convincing(norm[start + 1 : end - 1]):
            own_line = norm[start - 1 : start] in ("", "\n")
            yield Statement(start, end, start + 1, end - 1, "responsible", own_line)


def _convincing(inner: str) -> bool:
    """A bracket without a label is a statement where 负责 follows mostly bodies, or where all are bodies."""
    assigned = _ROLE_WORD.search(inner) is not None
    if not assigned and (len(inner) > _LONGEST_BARE or (inner.endswith(_QUARTER) and _SEPARATOR not in inner)):
        return False
    bodies = parse_bodies(inner, "responsible")
    sure = sum(body.sure for body in bodies)
    classes = sum(not body.sure and inner.startswith(_CLASS_WORDS, body.start) for body in bodies) if sure > 1 else 0
    return bool(bodies) and (sure * 2 >= len(bodies) if assigned else sure + classes == len(bodies))


def _dividing(norm: str, starts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Brackets, from the opening to after the closing, at the end of a passage."""
    begins = set(starts)
    for opening, closing in _brackets(norm):
        if _SHORTEST <= closing - opening <= _LONGEST and _divides(norm, opening, closing + 1, begins):
            yield opening, closing + 1


def _divides(norm: str, opening: int, after: int, begins: set[int]) -> bool:
    """True for a bracket that follows a full stop, or after which a passage ends: a line end, or the next item."""
    after += norm[after : after + 1] == "。"
    return norm[opening - 1 : opening] == "。" or after >= len(norm) or norm[after] == "\n" or after in begins


def _brackets(norm: str) -> Iterator[tuple[int, int]]:
    """Pairs of brackets, line by line, the outermost and those at the end of a line or sentence."""
    stack: list[int] = []
    end = 0
    for match in _PAIR_OR_BRACKET.finditer(norm):
        if stack and norm.find("\n", end, match.start()) >= 0:
            stack.clear()
        start, end = match.span()
        if end - start > 1:
            opening = start
        elif norm[start] == "(":
            stack.append(start)
            continue
        elif stack:
            opening = stack.pop()
        else:
            continue
        if not stack or norm[end : end + 1] in _AFTER_LAST:
            yield opening, end - 1


@cache
def _no_text() -> re.Pattern[str]:
    """What may stand between two statements that are one: marks, and other labels with their words."""
    return re.compile(r"[\s。;,:)]|" + label_pattern().pattern + ".*")


def groups(norm: str, statements: list[Statement]) -> list[list[Statement]]:
    """Statements that follow each other without text between them are one (牵头单位 and 配合单位 on two lines)."""
    result: list[list[Statement]] = []
    for statement in statements:
        between = norm[result[-1][-1].end : statement.start] if result else ""
        if result and len(_no_text().sub("", between)) < _SHORTEST_PASSAGE:
            result[-1].append(statement)
        else:
            result.append([statement])
    return result
