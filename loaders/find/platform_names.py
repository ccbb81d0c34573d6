"""One clause read from left to right: which words in it are names of carriers, and what is said before them."""

import re
from functools import lru_cache
from typing import Final

from loaders.find.platform_builders import are_asked, builds
from loaders.find.platform_edges import level_follows, places_of, start_of, two_nouns, with_part
from loaders.find.platform_places import place_end
from loaders.find.platform_proper import is_category
from loaders.find.platform_scan import Candidate, Scan
from loaders.find.platform_words import (
    done_pattern,
    head_pattern,
    is_specific,
    kind_of,
    longest_head,
    noun_end_pattern,
    token_pattern,
    verb_pattern,
    word_list,
    word_pattern,
    word_set,
)
from loaders.text import Cell

_STRONG: Final = frozenset(("planned", "existing", "tool", "open", "urging", "aside", "designated"))
_WEAK: Final = {f"weak_{verb}": verb for verb in _STRONG}
_JOINT: Final = re.compile("[、和与及]")
_HAN: Final = "[一二三四五六七八九十]{1,3}"
_NUMBER: Final = re.compile(rf"\s*(?:\d{{1,3}}[.、]|第{_HAN}[章节条]\s*|{_HAN}、|[①-⑳])")
# A short bracket as the shape of the text shows it: "(MTPS)", "(二期)".
_BRACKET: Final = re.compile("〇{3,18}(?!〇)")
# “花易通”、“花创云”等平台
_QUOTATION: Final = re.compile('[“"「]〇+[”"」]')
_QUOTATIONS: Final = re.compile(f"(?:{_QUOTATION.pattern}[、和与及]?)+$")
# 建设花艺专网和|基于花田档案的花艺平台: what the thing is like
_BASED_ON: Final = re.compile("基于[^,、和与]{2,12}的")
# 国际科创中心|建设 but not 建设的支撑作用
_BUILT: Final = re.compile("建设(?!的)")
# 城市大脑|2.0
_VERSION: Final = re.compile(r"\d\.\d(?![\d万亿%])")
# “花田+花店” names no one thing
_SUM: Final = re.compile("[+×]")
_LISTED: Final = (4, 12)
_BARE: Final = 3
_PLAIN: Final = 6


def candidates(norm: str, shape: str, start: int, stop: int) -> list[Candidate]:
    """All possible names in the clause ``[start, stop)``, in order."""
    number = _NUMBER.match(shape, start, stop)
    start = number.end() if number else start
    scan = Scan(norm, shape, stop, start)
    for token in token_pattern().finditer(shape, start, stop):
        kind = token.lastgroup or ""
        if kind == "head":
            _on_head(scan, token.end())
        elif kind in _STRONG:
            _on_verb(scan, kind, token.start(), token.end())
        elif kind in _WEAK:
            _on_weak(scan, _WEAK[kind], token)
        elif kind in ("conj", "conj_long"):
            _on_conj(scan, token)
        elif kind == "never" and _is_of_one(scan, token):
            _on_head(scan, token.end())
        elif kind == "never":
            _on_goal(scan, token)
        elif kind in ("plural", "number"):
            _on_plural(scan, token)
        elif kind == "asked":
            scan.actors = scan.several = True
        elif kind == "de":
            _on_de(scan, token)
        elif kind in ("time", "break", "whole"):
            scan.begin(token.end())
    return scan.found


def _is_of_one(scan: Scan, token: re.Match[str]) -> bool:
    """True for 花城大学青川|国际科创中心 and 粤港澳大湾区|国际科技创新中心, which are no slogans."""
    if scan.norm.find("大学", scan.cut, token.start()) > scan.cut:
        return True
    if token[0] not in word_set("placed_goals") or not _BUILT.match(scan.shape, token.end()):
        return False
    place = place_end(scan.norm, scan.cut)
    bracket = _BRACKET.match(scan.shape, place, token.start())
    return scan.cut < place and token.start() == (bracket.end() if bracket else place)


def _on_goal(scan: Scan, token: re.Match[str]) -> None:
    """What is no thing ends the phrase; centres that are none make none of those beside them."""
    scan.begin(token.end())
    if token[0].endswith("中心"):
        scan.plural, scan.joined = True, False


def _on_plural(scan: Scan, token: re.Match[str]) -> None:
    if token[0] == "等" and _placed(scan, token):
        return
    if token[0] == "等":
        _listed(scan, token.start())
    scan.begin(token.end())
    scan.listed = token[0] == "等" and (scan.listed or not scan.plural)
    scan.plural, scan.joined = True, False
    scan.actors = scan.actors or (
        token[0].startswith(("各", "每")) and scan.verb not in ("planned", "existing", "tool")
    )


def _listed(scan: Scan, end: int) -> None:
    """Keep the words after a name and a joint, up to 等, as a possible name: …交易中心、天一生水网|等资源."""
    quoted = _QUOTATIONS.search(scan.shape, scan.cut, end)
    if quoted and scan.verb not in (None, "aside", "urging"):
        for name in _QUOTATION.finditer(scan.shape, quoted.start(), end):
            if not _SUM.search(scan.norm, *name.span()):
                _add(scan, name.start(), name.end(), loose=True)
        return
    named = scan.found and scan.verb in ("existing", "tool") and scan.found[-1].group == scan.group
    alone = scan.found and scan.found[-1].end + 1 == scan.cut and scan.shape[scan.cut - 1] == "、"
    common = word_pattern("actors").search(scan.shape, scan.cut, end) or noun_end_pattern().search(
        scan.shape, scan.cut, end
    )
    web = scan.shape[end - 1] == "网"
    if named and alone and _LISTED[0] <= end - scan.cut <= _LISTED[1] and (web or not common):
        _add(scan, scan.cut, end, loose=True)


def _placed(scan: Scan, token: re.Match[str]) -> bool:
    """Keep 等 inside the name of things of several places: 鹤壁、义马等|国家煤炭储备基地, not 武汉等|城市搭建…平台."""
    head = head_pattern().search(scan.shape, token.end(), scan.stop)
    if not head or scan.verb not in ("planned", "existing") or place_end(scan.norm, scan.cut) == scan.cut:
        return False
    if scan.found and scan.found[-1].end == token.start():
        return False
    rest = scan.norm[token.end() : head.end()]
    if is_category(rest):
        return False  # 青川、兰溪等区域性|智算中心
    scan.placed = len(rest) >= len(longest_head(rest)) + _LISTED[0] and not verb_pattern().search(rest)
    return scan.placed


def _on_de(scan: Scan, token: re.Match[str]) -> None:
    scan.de = token.start()
    if word_pattern("slogans").search(scan.shape, scan.cut, scan.de):
        scan.slogan = True
    elif scan.listed:  # "涵盖专利、商标等信息的知识产权数据库": 等 belongs to the description
        scan.plural = scan.listed = False


def _is_naming(scan: Scan, start: int, end: int) -> bool:
    """True for a verb that is part of a name: 花艺|赋能|中心."""
    return scan.norm[start:end] in word_set("naming") and bool(head_pattern().match(scan.shape, end, scan.stop))


def _on_verb(scan: Scan, verb: str, start: int, end: int) -> None:
    if start > scan.cut and _is_naming(scan, start, end):
        return
    if verb == "open" and scan.verb and start == scan.cut:  # 建设高水平…, 打造高质量…
        scan.begin(end)
        return
    asked = scan.verb == "open" and are_asked(scan, start)
    scan.actors = verb == "planned" and (scan.actors or scan.several or scan.verb == "urging" or bool(asked))
    # 支持企业通过|设立花卉学院
    through = bool(asked) and scan.norm.startswith("通过", start)
    scan.several = (scan.several and verb == "aside") or through
    scan.begin(end)
    scan.verb, scan.verb_start = verb, start  # type: ignore[assignment]
    # 获批的…: whichever was
    scan.plural = scan.norm[start:end] in word_set("aspired") and scan.norm.startswith("的", end)
    if verb == "planned" and scan.norm.endswith(word_list("refused"), 0, start):
        scan.verb, scan.plural = "aside", True
    scan.slogan = scan.joined = False
    scan.group += 1


def _on_weak(scan: Scan, verb: str, token: re.Match[str]) -> None:
    """A weak verb counts at the start of a phrase, after a name or a joint, after a builder and before a place."""
    start, end = token.span()
    if end == start + 1 and place_end(scan.norm, start) > end:
        return  # 建德…
    if scan.verb == "planned" and _BASED_ON.match(scan.shape, start, scan.stop):
        return
    begins = start == scan.cut and (scan.verb not in ("planned", "existing", "tool") or not _fresh(scan, start))
    if begins and token[0] in word_set("launched"):
        verb = "planned"
    after_name = bool(scan.found) and scan.found[-1].end == start
    works = (verb == "planned" and token[0].endswith("建设")) or token[0] in word_set("used")
    built = works and builds(scan, start)
    # 打造X、|开设Y; in 重点行业和|培育主体需求库 the verb stands inside the name
    joined = verb != "aside" and scan.joints[-1:] == [start] and not _JOINT.search(scan.shape, end, end + 4)
    joined = joined and scan.shape[start - 1] not in "和与及"
    tooled = verb == "planned" and scan.verb == "tool" and not scan.joined
    named = token[0] in word_set("before_level") and level_follows(scan, end)
    # 推动项目|在中国…系统发布
    if token[0] == "在" and level_follows(scan, end):
        named = done_pattern().match(scan.shape, end, scan.stop) is not None
    if token[0] == "与" and start - scan.cut >= _LISTED[0] and place_end(scan.norm, end) > end:
        scan.begin(end)  # 省科学院重建重振与|中原科技城建设
        scan.joined = True
    elif begins or after_name or built or joined or tooled or named:
        _on_verb(scan, verb, start, end)
    elif token[0] == "与" and word_pattern("actors").fullmatch(scan.shape, start - 2, start):
        _on_conj(scan, token)  # 花店企业与|电商平台


def _fresh(scan: Scan, start: int) -> bool:
    """True where nothing but the governing verb stands before ``start``: 建立|管理…, not 建立X、|管理…."""
    return not scan.joined and start > scan.verb_start


@lru_cache(maxsize=4096)  # the last characters before a joint are much the same
def _ends_in_noun(text: str) -> bool:
    """True where ``text`` ends with a phrase that is complete in itself."""
    return noun_end_pattern().search(text) is not None


def _on_conj(scan: Scan, token: re.Match[str]) -> None:
    """A joint ends the phrase where it is complete; else it joins words inside one name."""
    left_end = token.start()
    complete = bool(scan.found) and scan.found[-1].end == left_end
    bare = complete and scan.found[-1].end - scan.found[-1].start <= _BARE
    if bare and word_pattern("zones").match(scan.shape, token.end()):  # 自创区和自贸区产业…中心
        scan.found.pop()
        scan.joints.append(token.end())
        return
    ends = complete or left_end == scan.cut
    # where the phrase ends anyway, it is rarely asked whether a noun does
    noun = (scan.listed or not ends) and _ends_in_noun(scan.shape[max(scan.cut, left_end - 4) : left_end])
    if scan.plural and complete and _another(scan, token):
        scan.plural = scan.listed = False
    if ends or noun:
        if (
            scan.listed and noun and not complete and (token[0] != "、" or level_follows(scan, token.end()))
        ):  # 票据等工具和|…平台
            scan.plural = scan.listed = False
        scan.begin(token.end())
        scan.joined = True
    else:
        scan.joints.append(token.end())


def _another(scan: Scan, token: re.Match[str]) -> bool:
    """True for one thing behind a class: 等省级平台和|市花艺中心, 各园区、|广州花艺城."""
    follows = place_end(scan.norm, token.end()) > token.end()
    return follows or (token[0] != "、" and level_follows(scan, token.end()))


def _on_head(scan: Scan, end: int) -> None:
    if end < scan.stop and scan.shape[end] in '”"」':
        end += 1
    start = start_of(scan, end)
    joint = scan.joints[-1] if scan.joints else -1
    if start < joint and not scan.placed and scan.norm[joint - 1] == "、" and two_nouns(scan, start, joint, end):
        return
    if scan.found and scan.found[-1].start >= scan.cut and _is_part(scan, scan.found[-1].end, start):
        scan.found.pop()
    bracket = _BRACKET.match(scan.shape, end, scan.stop)
    if bracket and scan.norm[end] == "(":
        end = bracket.end()
    if version := _VERSION.match(scan.shape, end, scan.stop):
        end = version.end() if scan.shape.endswith("大脑", start, end) else end
    own = kind_of(scan.norm[start:end]) in word_set("own_kinds")
    _add(scan, start, with_part(scan, end), places=places_of(scan, start) if own else ())


def _is_part(scan: Scan, end: int, start: int) -> bool:
    """True where the longer name takes the place of the shorter: 花艺中心|兰溪分中心; and in 建成以花艺中心|为主体."""
    return end > start or (scan.verb == "planned" and scan.shape.startswith("为", end))


def _add(scan: Scan, start: int, end: int, *, loose: bool = False, places: tuple[Cell, ...] = ()) -> None:
    # "具有全球影响力的贸易中心" is a slogan, "全国重要的进口药品集散中心" one thing.
    plural = scan.plural or (scan.slogan and not is_specific(scan.norm[start:end], _PLAIN))
    # but 支持企业建设|青川花卉研究院
    plural = plural or (scan.actors and not (scan.verb == "planned" and place_end(scan.norm, start) > start))
    scan.found.append(Candidate(start, end, scan.verb, scan.verb_start, plural, scan.plural, scan.group, loose, places))
