"""One clause read from left to right: which words in it are names of carriers, and what is said before them."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from loaders.find.platform_places import place_end
from loaders.find.platform_words import (
    actor_pattern,
    deed_pattern,
    head_pattern,
    is_specific,
    kind_of,
    level_pattern,
    longest_head,
    noun_end_pattern,
    slogan_pattern,
    token_pattern,
    verb_pattern,
    words,
    zone_pattern,
)
from loaders.text import Cell

Verb = Literal["planned", "existing", "tool", "open", "urging", "aside"]
_STRONG: Final = frozenset(("planned", "existing", "tool", "open", "urging", "aside"))
# "面向海外市场的", "以专利为核心的", "全省统一的", "跨区域的" say what the thing is; other words say how good.
_CONTENT: Final = re.compile(r"以.{1,12}为.{1,3}|基于.{2,8}|(?:全[国省市区])?统一")
_ADDRESSED: Final = re.compile(r"面向.{2,12}|跨.{1,12}")
# Bodies whose name ends so build something: "相城区建设…", "研究所建设…", but not "城市建设".
_BUILDER: Final = re.compile(r"(?:[区市县州镇院所局委会校司上中内里]|企业|集团|高[质标水起][量准平点])$")
_JOINT: Final = re.compile("[、和与及]")
_LEVEL_CLASS: Final = re.compile("(?:国家|省|市|区|县|部)级")
_HAN: Final = "[一二三四五六七八九十]{1,3}"
_NUMBER: Final = re.compile(rf"\s*(?:\d{{1,3}}[.、]|第{_HAN}[章节条]\s*|{_HAN}、|[①-⑳])")
# A short bracket as the shape of the text shows it: "(MTPS)", "(二期)".
_BRACKET: Final = re.compile("〇{3,12}(?!〇)")
_LISTED: Final = (4, 12)
_BARE: Final = 3
_SHORT_LEFT: Final = 6
_PLAIN: Final = 6
_AREA: Final = "区县市镇园岛港"
_LONGEST: Final = 34


@dataclass(slots=True)
class Candidate:
    """``[start, end)`` may be a name; ``verb`` governs it from ``verb_start``.

    ``plural`` where words before it tell of a class, ``counted`` where they are 一批, 3个 and the like; ``group``
    numbers its coordination; ``loose`` where it lacks a last word of names and only stands in a list with others;
    ``places`` are those of 广州、深圳数据交易所.
    """

    start: int
    end: int
    verb: Verb | None
    verb_start: int
    plural: bool
    counted: bool
    group: int
    loose: bool = False
    places: tuple[Cell, ...] = ()


@dataclass(slots=True)
class _Scan:
    """State of the reading: where the phrase in hand begins and what came before it."""

    norm: str
    shape: str
    stop: int
    cut: int
    verb: Verb | None = None
    verb_start: int = -1
    plural: bool = False
    slogan: bool = False
    actors: bool = False
    group: int = 0
    joined: bool = True
    listed: bool = False
    placed: bool = False
    de: int = -1
    joints: list[int] = field(default_factory=list)
    found: list[Candidate] = field(default_factory=list)


def candidates(norm: str, shape: str, start: int, stop: int) -> list[Candidate]:
    """All possible names in the clause ``[start, stop)``, in order."""
    number = _NUMBER.match(shape, start, stop)
    start = number.end() if number else start
    scan = _Scan(norm, shape, stop, start)
    for token in token_pattern().finditer(shape, start, stop):
        kind = token.lastgroup or ""
        if kind == "head":
            _on_head(scan, token.end())
        elif kind in _STRONG:
            _on_verb(scan, kind, token.start(), token.end())
        elif kind.startswith("weak_"):
            _on_weak(scan, kind.removeprefix("weak_"), token)
        elif kind in ("conj", "conj_long"):
            _on_conj(scan, token)
        elif kind in ("plural", "number", "never"):
            _on_plural(scan, token)
        elif kind == "asked":
            scan.actors = True
        elif kind == "de":
            _on_de(scan, token)
        elif kind in ("time", "break", "whole"):
            _phrase(scan, token.end())
    return scan.found


def _on_plural(scan: _Scan, token: re.Match[str]) -> None:
    if token[0] == "等" and _placed(scan, token):
        return
    if token[0] == "等":
        _listed(scan, token.start())
    _phrase(scan, token.end())
    scan.plural, scan.joined = True, False
    scan.listed = token[0] == "等"
    scan.actors = scan.actors or (token[0].startswith("各") and scan.verb not in ("planned", "existing", "tool"))


def _listed(scan: _Scan, end: int) -> None:
    """Keep the words after a name and a joint, up to 等, as a possible name: …交易中心、天一生水网|等资源."""
    named = scan.found and scan.verb in ("existing", "tool") and scan.found[-1].group == scan.group
    alone = scan.found and scan.found[-1].end + 1 == scan.cut and scan.shape[scan.cut - 1] == "、"
    common = actor_pattern().search(scan.shape, scan.cut, end) or noun_end_pattern().search(scan.shape, scan.cut, end)
    web = scan.shape[end - 1] == "网"
    if named and alone and _LISTED[0] <= end - scan.cut <= _LISTED[1] and (web or not common):
        _add(scan, scan.cut, end, loose=True)


def _placed(scan: _Scan, token: re.Match[str]) -> bool:
    """Keep 等 inside the name of things of several places: 鹤壁、义马等|国家煤炭储备基地, not 武汉等|城市搭建…平台."""
    head = head_pattern().search(scan.shape, token.end(), scan.stop)
    if not head or scan.verb not in ("planned", "existing") or place_end(scan.norm, scan.cut) == scan.cut:
        return False
    if scan.found and scan.found[-1].end == token.start():
        return False
    rest = scan.norm[token.end() : head.end()]
    scan.placed = len(rest) >= len(longest_head(rest)) + _LISTED[0] and not verb_pattern().search(rest)
    return scan.placed


def _on_de(scan: _Scan, token: re.Match[str]) -> None:
    scan.de = token.start()
    if slogan_pattern().search(scan.shape, scan.cut, scan.de):
        scan.slogan = True
    elif scan.listed:  # "涵盖专利、商标等信息的知识产权数据库": 等 belongs to the description
        scan.plural = scan.listed = False


def _phrase(scan: _Scan, cut: int) -> None:
    """Begin another phrase at ``cut``."""
    scan.cut, scan.de, scan.placed = cut, -1, False
    scan.joints.clear()


def _on_verb(scan: _Scan, verb: str, start: int, end: int) -> None:
    if verb == "open" and scan.verb and start == scan.cut:  # 建设高水平…, 打造高质量…
        _phrase(scan, end)
        return
    asked = scan.verb == "open" and _asked(scan, start)
    scan.actors = verb == "planned" and (scan.actors or scan.verb == "urging" or bool(asked))
    _phrase(scan, end)
    scan.verb, scan.verb_start = verb, start  # type: ignore[assignment]
    scan.plural = scan.slogan = scan.joined = False
    scan.group += 1


def _on_weak(scan: _Scan, verb: str, token: re.Match[str]) -> None:
    """A weak verb counts at the start of a phrase, after a name or a joint, after a builder and before a place."""
    start, end = token.span()
    begins = start == scan.cut and (scan.verb not in ("planned", "existing", "tool") or not _fresh(scan, start))
    after_name = bool(scan.found) and scan.found[-1].end == start
    works = (verb == "planned" and token[0].endswith("建设")) or token[0] in words()["used"]
    built = works and _BUILDER.search(scan.shape, scan.cut, start)
    joined = verb != "aside" and scan.joints[-1:] == [start] and not _JOINT.search(scan.shape, end, end + 4)
    tooled = verb == "planned" and scan.verb == "tool" and not scan.joined
    named = token[0] in words()["before_level"] and _level_follows(scan, end)
    if token[0] == "与" and start - scan.cut >= _LISTED[0] and place_end(scan.norm, end) > end:
        _phrase(scan, end)  # 省科学院重建重振与|中原科技城建设
        scan.joined = True
    elif begins or after_name or built or joined or tooled or named:
        _on_verb(scan, verb, start, end)


def _asked(scan: _Scan, end: int) -> bool:
    """True for 支持有条件的企业|建设…, false for one body of a place: 支持金水科教园区|建设…."""
    actor = actor_pattern().search(scan.shape, scan.cut, end)
    one = scan.norm[end - 1] in _AREA and (
        place_end(scan.norm, scan.cut) > scan.cut or is_specific(scan.norm[scan.cut : end])
    )
    return actor is not None and not (one and actor.end() == end)


def _fresh(scan: _Scan, start: int) -> bool:
    """True where nothing but the governing verb stands before ``start``: 建立|管理…, not 建立X、|管理…."""
    return not scan.joined and start > scan.verb_start


def _level_follows(scan: _Scan, position: int) -> bool:
    return bool(level_pattern().match(scan.shape, position, scan.stop)) or place_end(scan.norm, position) > position


def _on_conj(scan: _Scan, token: re.Match[str]) -> None:
    """A joint ends the phrase where it is complete; else it joins words inside one name."""
    left_end = token.start()
    complete = bool(scan.found) and scan.found[-1].end == left_end
    bare = complete and scan.found[-1].end - scan.found[-1].start <= _BARE
    if bare and zone_pattern().match(scan.shape, token.end()):  # 自创区和自贸区产业…中心
        scan.found.pop()
        scan.joints.append(token.end())
        return
    noun = bool(noun_end_pattern().search(scan.shape, max(scan.cut, left_end - 4), left_end))
    if complete or noun or left_end == scan.cut:
        _phrase(scan, token.end())
        scan.joined = True
    else:
        scan.joints.append(token.end())


def _on_head(scan: _Scan, end: int) -> None:
    if end < scan.stop and scan.shape[end] in '”"」':
        end += 1
    start = _start(scan, end)
    joint = scan.joints[-1] if scan.joints else -1
    if start < joint and not scan.placed and scan.norm[joint - 1] == "、" and _two_nouns(scan, start, joint, end):
        return
    if scan.found and scan.found[-1].start >= scan.cut and scan.found[-1].end > scan.cut:
        scan.found.pop()  # 维权援助中心徐庄分中心: the longer name takes the place of the shorter
    bracket = _BRACKET.match(scan.shape, end, scan.stop)
    if bracket and scan.norm[end] == "(":
        end = bracket.end()
    own = kind_of(scan.norm[start:end]) in words()["own_kinds"]
    _add(scan, start, end, places=_places(scan, start) if own else ())


def _add(scan: _Scan, start: int, end: int, *, loose: bool = False, places: tuple[Cell, ...] = ()) -> None:
    # "具有全球影响力的贸易中心" is a slogan, "全国重要的进口药品集散中心" one thing.
    plural = scan.plural or scan.actors or (scan.slogan and not is_specific(scan.norm[start:end], _PLAIN))
    scan.found.append(Candidate(start, end, scan.verb, scan.verb_start, plural, scan.plural, scan.group, loose, places))


def _two_nouns(scan: _Scan, start: int, joint: int, end: int) -> bool:
    """True for 政府、产业联盟: two bare nouns, not one name."""
    if _level_list(scan, start, joint - 1):
        return False
    return joint <= start + _SHORT_LEFT or longest_head(scan.norm[joint:end]) == scan.norm[joint:end]


def _start(scan: _Scan, end: int) -> int:
    """Where the name that ends at ``end`` begins: after a describing 的, or after a joint between names."""
    start = scan.cut
    if scan.de >= start and not _describes(scan, start, end):
        start = scan.de + 1
    level = bool(_LEVEL_CLASS.match(scan.shape, start))
    for joint in [] if scan.placed else scan.joints:
        if joint > start and not _level_list(scan, start, joint - 1):
            least = _LISTED[0] if deed_pattern().search(scan.norm, start, joint - 1) else 2
            listed = scan.norm[joint - 1] == "、" and not level and is_specific(scan.norm[joint:end], least)
            if listed or _level_follows(scan, joint):
                start = joint
    return start if end - start <= _LONGEST or scan.placed else max(scan.joints[-1] if scan.joints else start, start)


def _describes(scan: _Scan, start: int, end: int) -> bool:
    """True where the words before 的 say what the thing is and nothing after it does: 面向海外市场的销售平台."""
    if _CONTENT.fullmatch(scan.norm, start, scan.de):
        return True
    return bool(_ADDRESSED.fullmatch(scan.norm, start, scan.de)) and not is_specific(scan.norm[scan.de + 1 : end], 3)


def _level_list(scan: _Scan, start: int, joint: int) -> bool:
    """True where only levels and places stand before the joint: 省、市…平台, 广州、深圳…交易所."""
    match = level_pattern().match(scan.norm, start, joint)
    return (match is not None and match.end() == joint) or place_end(scan.norm, start) == joint


def _places(scan: _Scan, start: int) -> tuple[Cell, ...]:
    """Slices of the places of 广州、深圳数据交易所, each of which has an institution of its own."""
    places: list[Cell] = []
    position = start
    for joint in scan.joints:
        if joint <= start:
            continue
        if place_end(scan.norm, position) != joint - 1:
            return ()
        places.append((position, joint - 1))
        position = joint
    last = place_end(scan.norm, position)
    places.append((position, last))
    # 常熟市、苏州工业园区: two places of their own.
    alike = len({scan.norm[end - 1] in "省市区县" for _, end in places}) == 1
    return tuple(places) if len(places) > 1 and last > position and alike else ()
