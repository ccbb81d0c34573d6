"""Where a plan speaks of its goals, and the years that they aim at."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from loaders.document import Document
from loaders.find.numbers import all_quantities
from loaders.lexicons import any_of, lexicon
from loaders.outline import Item
from loaders.scanning import match_at, places
from ontology.iri import chinese_number
from ontology.records import SectionKind

# "2020年,…" at the head of a sentence among the goals
# 到2025年, 至2025年底, 到2023-2025年, 力争2027年, 2024年年底前; not 较2020年底, 截至2024年底,
# 达到2005年制定的标准, 恢复到2019年水平
_AIM: Final = re.compile(
    r"(?:(?<![达回复])到|(?<!截)至|力争|确保|争取)(?:20\d\d年?-)?(?P<to>20[0-4]\d)年(?!\d|\d?月[^底末])"
    r"|(?<![自较比同从])(?<!截至)(?P<by>20[0-4]\d)年(?:年底|底|末)前?"
    r"|(?<=[\n;。])(?P<line>20[0-4]\d)年,"
)
# 三、2026年发展主要目标和工作安排, 二、2026年度重点任务: a heading that names the one year of what it heads
_HEADED: Final = re.compile(
    r"(?<![\d较比自从至到])(?<!\d[-~])(20[0-4]\d)年度?(?![-~至]|以|底|末|前)[^,;\n]{0,14}?(?:目标|任务|工作|安排|重点|计划|指标|实事)"
)
# 2012年起5年内, 从2023年起,力争用三年左右时间: the years that are counted from one
_COUNTED: Final = re.compile(
    r"(?P<since>20[0-4]\d)年(?:起|开始),?(?:(?:我[市省县区]|全[市省县区]|力争|争取|计划|利用|通过|经过|[用以在]),?)*"
    r"(?P<count>[1-9一二两三四五六七八九十])年(?:左右)?(?:的?(?:时间|努力|建设)|[之以]?内)"
)
# 2000年底前建成的小区, 在2024年21个的基础上: of what was so already
_SO_THEN: Final = re.compile("(?:底|末)?以?前(?:建成|竣工|投用|取得|批准|登记|注册|成立)[^,。;、]{0,12}的")
_ON_BASE: Final = "基础上"
_LONGEST_BASE: Final = 24
# “十四五”期间, 到“十四五”末
_FIVE_YEAR_AIM: Final = re.compile("十([一二三四五六])五”?(?:末|期间|时期|期末|规划末|收官)(?P<said>[^。;\n]{0,24})")
_STRIVEN: Final = re.compile("力争|争取|确保|努力")
LAST_OF_FIVE: Final = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
_CENTURY: Final = "20"
_OPENINGS: Final = {word[-1]: word for word in ("到", "至", "力争", "确保", "争取")}
_AFTER_YEAR: Final = ("年", "-")
_SINCE_YEAR: Final = ("年起", "年开")
_YEAR_SIZE: Final = 4
_NEAR: Final = 80
_FIVE_YEARS: Final = 5
_NEVER: Final = 9999
_OUTLOOK: Final = re.compile("展望|远景|远期")


def aims_kind(document: Document, position: int) -> SectionKind:
    """Kind of chapter at ``position``: one of several things (总体要求和目标) counts as goals, 资金筹措 as closing."""
    item = document.outline.item_at(position)
    if item is None:
        return document.kind_at(position)
    known = document.once(_known_kinds)
    if item.index not in known:
        known[item.index] = _aims_kind(document, item)
    return known[item.index]


def _known_kinds(_: Document) -> dict[int, SectionKind]:
    """The kinds of the items that were asked for: many numbers stand in one."""
    return {}


def _aims_kind(document: Document, own: Item) -> SectionKind:
    kind = own.kind
    above: Item | None = own
    while (item := above) is not None:
        above = document.outline.items[item.parent] if item.parent is not None else None
        if not item.headed:
            continue
        if document.norm[item.title_start : item.title_end] in _means():
            return "closing"
        if kind == "background" and document.norm.find("目标", item.title_start, item.title_end) >= 0:
            return "goals"
        if any_of("indicators", "past_headings").search(document.norm, item.title_start, item.title_end):
            return "closing" if item.kind == "background" else "background"  # 工作成效, but 巩固脱贫成效
    return kind


@cache
def _means() -> frozenset[str]:
    return frozenset(lexicon("indicators")["money_headings"])


def goal_years(document: Document) -> list[int]:
    """The years that the chapter of goals aims at, else those that the background aims at, in order.

    An outlook (展望2035年) is left aside; so is, long after the last year that has numbers, one that has none.
    """
    furthest = max(document.once(numbers_by_year), default=_NEVER) + _FIVE_YEARS
    chosen = [year for _, year in document.once(_stages) if year < furthest]
    return chosen or [year for _, _, year in document.once(_aims)] or document.once(_five_year_aims)


def numbers_by_year(document: Document) -> dict[int, int]:
    """How many numbers among the goals follow each of their years before another is named, where any do."""
    starts = [quantity.start for quantity in document.once(all_quantities)]
    found: dict[int, int] = {}
    for (place, year), (following, _) in pairwise([*document.once(_stages), (len(document.norm), 0)]):
        own = starts[bisect_left(starts, place) : bisect_left(starts, following)]
        count = sum(1 for _ in takewhile(lambda start: aims_kind(document, start) == "goals", own))
        if count:
            found[year] = found.get(year, 0) + count
    return found


def _aims(document: Document) -> list[tuple[SectionKind, int, int]]:
    """Kind of chapter, place and year of all aims among the goals and in the background."""
    aims: list[tuple[SectionKind, int, int]] = []
    norm = document.norm
    for match in match_at(_AIM, _openings(document), norm):
        kind = aims_kind(document, match.start())
        aimed = kind == "goals" or (kind == "background" and not match["line"])
        if aimed and not _is_outlook(norm, match.start()) and not was_then(norm, norm.find("年", match.start()) + 1):
            aims.append((kind, match.start(), int(match["to"] or match["by"] or match["line"])))
    aims += [("goals", place, year) for kind, place, year in document.once(headed_years) if kind == "goals"]
    counted = [(aims_kind(document, place), place, span[1]) for place, span in document.once(counted_spans)]
    counted = [aim for aim in counted if aim[0] in ("goals", "background")]
    return sorted([*aims, *counted], key=lambda aim: aim[1])


def headed_years(document: Document) -> list[tuple[SectionKind, int, int]]:
    """Kind, place and year of the headings of chapters that name one year."""
    chapters = (item for item in document.outline.items if item.parent is None and item.annex is None and item.headed)
    found = ((item, _HEADED.search(document.norm, item.title_start, item.title_end)) for item in chapters)
    return [(item.kind, item.title_start, int(match[1])) for item, match in found if match]


def counted_spans(document: Document) -> list[tuple[int, tuple[int, int]]]:
    """The places of years from which some are counted, each with the first and the last of these."""
    norm, start = document.norm, _YEAR_SIZE
    since = [place for place in document.once(centuries) if norm[place + start : place + start + 2] in _SINCE_YEAR]
    return [(place, span) for place in since if (span := counted_span(norm, place))]


def counted_span(text: str, place: int) -> tuple[int, int] | None:
    """First and last of the years that are counted from the one at ``place``; None where none are.

    >>> counted_span("从2023年起,力争用三年时间", 1)
    (2023, 2025)
    """
    counted = _COUNTED.match(text, place) if text.startswith(_SINCE_YEAR, place + _YEAR_SIZE) else None
    if not counted:
        return None
    since, count = int(counted["since"]), counted["count"]
    years = int(count) if count.isdigit() else chinese_number(count.replace("两", "二")) or 1
    return since, since + years - 1


def _five_year_aims(document: Document) -> list[int]:
    """The last years of the five-year plans that goals are set for: “十四五”期间,力争引进花卉企业30家."""
    found = []
    for match in _FIVE_YEAR_AIM.finditer(document.norm):
        kind = aims_kind(document, match.start())
        if kind == "goals" or (kind == "background" and _STRIVEN.search(match["said"])):
            found.append(LAST_OF_FIVE[match[1]])
    return found


def centuries(document: Document) -> list[int]:
    """The places of all "20", with which years begin."""
    return places(_CENTURY, document.norm)


def _openings(document: Document) -> Iterator[int]:
    """Where an aim may begin, in order: with a word before a year, or with the year."""
    norm = document.norm
    for place in document.once(centuries):
        if norm.startswith(_AFTER_YEAR, place + _YEAR_SIZE):
            word = _OPENINGS.get(norm[place - 1 : place])
            if word and norm.endswith(word, 0, place):
                yield place - len(word)
            yield place


def stage_year(document: Document, position: int) -> int | None:
    """The year that the goals named last before ``position``: lines under 到2025年,主要目标是: are of 2025."""
    stages = document.once(_stages)
    index = bisect_left(stages, (position, 0)) - 1
    return stages[index][1] if index >= 0 else None


def _stages(document: Document) -> list[tuple[int, int]]:
    return [(place, year) for kind, place, year in document.once(_aims) if kind == "goals"]


def _is_outlook(norm: str, position: int) -> bool:
    """True where the words around ``position``, in its sentence, speak of an outlook."""
    before = re.split("[。\n]", norm[max(0, position - _NEAR) : position])[-1]
    after = re.split("[。\n]", norm[position : position + _NEAR])[0]
    return bool(_OUTLOOK.search(before + after))


def was_then(text: str, place: int) -> bool:
    """True where a year that ends at ``place`` is that of what the plan starts from: 在2024年21个的基础上."""
    on_base = text.find(_ON_BASE, place, place + _LONGEST_BASE)
    return bool(_SO_THEN.match(text, place)) or (on_base >= 0 and not re.search("[,。;]", text[place:on_base]))
