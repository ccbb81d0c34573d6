"""The plan's own title: found among the lines before the first chapter, or in the notice or news that names it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.find.header_issuers import is_body
from loaders.find.header_lines import HeadLine, head_line
from loaders.find.title_words import QUOTED, clean_title, own_norm, plan_title, suffix_pattern
from loaders.lexicons import alternatives, any_of, lexicon
from ontology.frozen import record

_LONGEST: Final = 120
_LONGEST_LINE: Final = 90
_MOST_JOINED: Final = 5
_SHORTEST: Final = 8
_SHORT_END: Final = 12
_SAME: Final = 6  # so many letters behind 关于 make two titles one
_OF_A_YEAR: Final = re.compile(r"20\d\d年")


@record(frozen=True)
class Title:
    """A title in the head.

    ``own`` is the plan's, ``full`` the whole of what is printed (of a notice, with its issuers), ``lead`` the words of
    a sentence before it. ``rank`` is 0 for a title that stands by itself, 1 in a notice, 2 in a news sentence, 3 in a
    headline. It covers the lines ``[first, last]``.
    """

    own: str
    full: str
    rank: int
    first: int
    last: int
    lead: str = ""


@cache
def _end() -> re.Pattern[str]:
    words = lexicon("header")
    kinds = alternatives(words["kinds"])
    # …实施方案, …若干措施(试行), 《…细则》的通知, …行动计划(2021-2023年)
    return re.compile(
        rf"(?:{kinds})(?:(?:{suffix_pattern()})*|[^《》]{{0,14}}》的(?:{alternatives(words['notices'])}))$"
    )


@cache
def _opening() -> re.Pattern[str]:
    words = lexicon("header")
    place = rf"(?!.{{0,6}}(?:{alternatives(words['no_place'])}))[\u4e00-\u9fff]{{1,8}}?[省市县区州盟旗厅局委]"
    # 关于…, 某某市…, “十四五”…, 2023年…
    return re.compile(rf"(?:{alternatives(words['opening'])})|{place}|[“\"]?十[一二三四五六]五|20\d\d年?")


@cache
def _glued() -> re.Pattern[str]:
    words = lexicon("header")
    # 甲市某实施方案为贯彻落实…; 乙局关于某事的意见银发〔2018〕106号近年来…
    return re.compile(
        rf"(?P<title>[^。;:,\n]{{6,{_LONGEST_LINE}}}?(?:{alternatives(words['kinds'])})(?:{suffix_pattern()})?)"
        rf"(?!的)(?=(?:\([\u4e00-\u9fff]{{1,10}}\(20\d\d\)\d{{1,4}}号\))?(?:{alternatives(words['openers'])})|[\u4e00-\u9fff]{{1,10}}\(20\d\d\)\d{{1,4}}号)"
    )


@cache
def _announced() -> re.Pattern[str]:
    words = lexicon("header")
    before, after = alternatives(words["issued"]), alternatives(words["passed"])
    passed = QUOTED.replace("quoted", "passed")
    # 印发《X》, 出台了《X》 | 《X》已经市政府同意 | 现将《X》(以下简称《方案》)印发给你们 | 《X》正式下发
    return re.compile(
        rf"(?:{before})(?:了|的|实施)?(?:{QUOTED})|{passed}(?:\(以下简称[^()]{{1,20}}\))?(?P<after>[^。《》]{{0,40}}?(?:{after}))"
    )


def find_titles(lines: list[HeadLine]) -> list[Title]:
    """The titles in the head ``lines``, the plan's own first; empty where the head has none."""
    found = [*_standing(lines), *_named(lines)]
    best = min((title.rank for title in found), default=0)
    ranked = [title for title in found if title.rank == best]
    if not ranked:
        return []
    chosen = ranked[-1] if best == 0 else _passed_on(ranked)
    whole = max((title for title in found if _holds(title, chosen)), key=lambda title: len(title.own), default=chosen)
    return [whole, *(title for title in found if title is not whole)]


def _holds(title: Title, piece: Title) -> bool:
    """True where ``piece``, whose first lines were not recognised, is the end of ``title`` in a notice or in news."""
    return title.rank in (1, 2) and own_norm(title.own).endswith(own_norm(piece.own))


def _passed_on(ranked: list[Title]) -> Title:
    """The first title; where it passes on what others drew up (转发甲局关于…意见的通知), that which this has itself."""
    first = ranked[0]
    if "转发" not in first.full or "《" in first.full or "关于" not in first.own:
        return first
    about = own_norm(first.own).partition("关于")[2][:_SAME]
    own = (title for title in ranked if "转发" not in title.full and own_norm(title.own).startswith(f"关于{about}"))
    return next(own, first)


def find_linked(lines: list[HeadLine]) -> list[Title]:
    """Titles of links at the foot: 某市关于印发《某措施》的通知.pdf, 《某措施》政策解读."""
    found = []
    for index, line in enumerate(lines):
        match = _link().search(line.norm)
        if match:
            text = line.text[match.start("quoted") : match.end("quoted")]
            own = plan_title(text)[0]
            if len(own) >= _SHORTEST and _end().search(own_norm(own)):
                found.append(Title(own, text, 3, index, index))
    return found


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"{QUOTED}(?:的通知)?(?:\.(?:pdf|docx?|wps)$|(?:政策|文件|的)*解读$)")


def _standing(lines: list[HeadLine]) -> Iterator[Title]:
    """Titles on lines of their own, and titles that the body runs on from."""
    for index, line in enumerate(lines):
        found = _joined(lines, index) or _glued_title(line, index)
        if found is None or len(found[1]) > _LONGEST:
            continue
        first, words = found
        own, issued = plan_title(head_line(words).text)
        if len(own) >= _SHORTEST and (_is_strong(own) or (first == 0 and "," not in own_norm(own))):
            rank = 3 if _is_headline(own_norm(own)) else 1 if issued else 0
            yield Title(own, words, rank, first, index)


def _glued_title(line: HeadLine, index: int) -> tuple[int, str] | None:
    match = _glued().match(line.norm)
    return (index, line.text[: match.end()]) if match and not any_of("header", "foreign").search(match[0]) else None


def _is_strong(own: str) -> bool:
    """A title that ends in a common word (政策, 报告) opens like a title or names a year, else heads a section."""
    norm = own_norm(own)
    return not _weak().search(norm) or bool(_opening().match(norm) or _OF_A_YEAR.search(norm))


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(rf"(?<!若干)(?:{alternatives(lexicon('header')['weak'])})(?:{suffix_pattern()})*$")


def _is_headline(norm: str) -> bool:
    """True for a headline of news: 我市出台…若干措施, 重磅!…"""
    return re.search(r"重磅|[!?]|^.{0,12}(?:出台|印发|发布|公布|下发)(?!会)", norm) is not None


def _joined(lines: list[HeadLine], index: int) -> tuple[int, str] | None:
    """First line and words of the whole title whose last line is ``index``; None where that line ends no title."""
    line = lines[index]
    if not _ends_title(clean_title(line.norm)):
        return None
    following = lines[index + 1].norm if index + 1 < len(lines) else ""
    if _rest_of_notice().fullmatch(following):
        return None
    pieces = [clean_title(line.words)]
    if following.startswith("(") and re.fullmatch(suffix_pattern(), following):
        pieces.append(lines[index + 1].text)
    first = index
    while (
        first
        and index - first < _MOST_JOINED
        and (not _complete("".join(pieces)) or _is_cut(lines[first - 1].norm, pieces))
        and _fragment(lines[first - 1], pieces[0])
    ):
        first -= 1
        pieces.insert(0, lines[first].words)
    whole = "".join(pieces)
    return (first, whole) if whole.strip("《》") not in lexicon("header")["headings"] else None


@cache
def _rest_of_notice() -> re.Pattern[str]:
    return re.compile(rf"[》的](?:的)?(?:{alternatives(lexicon('header')['notices'])}).{{0,12}}")


def _ends_title(norm: str) -> bool:
    return (
        len(norm) <= _LONGEST_LINE
        and bool(_end().search(norm))
        and not re.search(r"[。;:!?|]|,.*,", norm)
        and not re.match(r"[(\d]{1,3}[)、.]|[一二三四五六七八九十]{1,3}、|[》)、,]$", norm)
        and not any_of("header", "foreign").search(norm)
        and not norm.endswith(tuple(lexicon("header")["menu"]))
    )


def _complete(title: str) -> bool:
    """True where no line before is needed: it opens like a title and its brackets close."""
    norm = own_norm(title)
    balanced = all(norm.count(a) == norm.count(b) for a, b in ("《》", "()"))
    needs_verb = norm.startswith("《") and not norm.rstrip("!").endswith("》")
    return balanced and not needs_verb and bool(_opening().match(norm.lstrip("《")))


def _is_cut(before: str, pieces: list[str]) -> bool:
    """True where a notice on nothing (2022年花田工作的通知) stands below a line that says 关于."""
    notices = tuple(lexicon("header")["notices"])
    return "关于" in before and pieces[-1].endswith(notices) and not any("关于" in piece for piece in pieces)


def _fragment(line: HeadLine, rest: str) -> bool:
    """True for a line that the title ending in ``rest`` may begin with: Chinese words that nothing closes."""
    norm = line.norm
    return (
        6 <= len(norm) <= 60
        and not re.search(r"[。;:!?|,]$|:|\d号$|日\)?$|电$|^附|^\(.*\)$", norm)
        and not is_body(norm)
        and (len(rest) < _SHORT_END or not _ends_title(norm))
        # "…实施意见" / "政策": a word of the site's menu
        and not (rest in lexicon("header")["kinds"] and _ends_title(norm))
        and not any_of("header", "foreign").search(norm)
    )


def _named(lines: list[HeadLine]) -> Iterator[Title]:
    """Titles in 《》 that a notice or a news item says to have been issued; headlines that are little else."""
    for index, line in enumerate(lines):
        if "《" not in line.norm:
            continue
        if any_of("header", "foreign").search(line.norm) and not re.search("已经|现将|印发给", line.norm):
            continue
        headline = _headline().fullmatch(line.norm)
        if headline:
            own = plan_title(line.text[headline.start("quoted") : headline.end("quoted")])[0]
            yield Title(own, line.text, 3, index, index)
        for match in _announced().finditer(line.norm):
            yield from _announcement(line, match, index)


@cache
def _headline() -> re.Pattern[str]:
    short = alternatives(lexicon("header")["issued_short"])
    # 《2018年某工作计划》印发(附全文)
    return re.compile(rf".{{0,30}}?{QUOTED}(?:的通知)?(?:正式)?(?:{short})*(?:\([^()]*全文\))?!?")


def _announcement(line: HeadLine, match: re.Match[str], index: int) -> Iterator[Title]:
    group = "quoted" if match["quoted"] else "passed"
    clause = max(line.norm.rfind(mark, 0, match.start()) for mark in "。;,") + 1
    if any_of("header", "citing").search(line.norm, clause, match.start()):
        return
    text = line.text[match.start(group) : match.end(group)]
    own = plan_title(text)[0]
    if len(own) >= _SHORTEST and _end().search(own_norm(own)):
        notice = re.search(r"现将|印发给|已经|现予|同意|审议通过", line.norm) is not None
        sentence = max(line.norm.rfind(mark, 0, match.start()) for mark in "。;") + 1
        yield Title(own, text, 1 if notice else 2, index, index, line.norm[sentence : match.start(group) - 1])
