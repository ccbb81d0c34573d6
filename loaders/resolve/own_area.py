"""The area that a text speaks of as its own: 我市, 结合嘉兴实际, the table of the page, the places that it names."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final

from loaders.lexicons import opening_pairs
from loaders.resolve import zones
from loaders.resolve.forms import word
from loaders.resolve.places import ACROSS, chain, gazetteer, longest_prefix, openings
from ontology import regions
from ontology.iri import NATION

# What may stand before a name of two letters (岚县), which ends names of other counties too
BEFORE_SHORT: Final = "省市区州盟旗于持进在对展促动好化强《〈“ 、,的〉》"
_LONGEST: Final = 15
_SHORTEST: Final = 2
_ENOUGH: Final = 2
_MOST_OF: Final = 0.7
_SAID: Final = 6  # votes of a place that the text calls its own
_FULL: Final = 2  # of one named with its class
_CLASSES: Final = "省市区县州盟旗"
# 我市, 全县, 市财政局, 自治区能源局, 财政厅: begins with the class, which is found quickly, and looks back from there
_LEVEL: Final = re.compile(
    r"[省市州盟县区旗厅](?:(?<!厅)(?:(?P<my>(?<=我.)|(?<=本.)(?<!基本.))|(?P<all>(?<=全.)(?<![健安]全.)(?!域))"
    r"|(?P<body>(?<![\u4e00-\u9fff].)|(?<=自治区)(?<![\u4e00-\u9fff]自治区))"
    r"(?=(?:级|直)?[\u4e00-\u9fff]{1,10}?(?:局|委|办|厅|政府|中心)))"
    r"|(?P<hall>(?<=[\u4e00-\u9fff]厅))(?=[、,;:。)牵负\s]))"
)
_WEIGHTS: Final = {"my": 6, "all": 1, "body": 2, "hall": 2}
# Who is written to: 省政府各部门, 市直各单位, 区属企业; 各市(州), 各盟行政公署 are written to by a province
_SENT: Final = re.compile(
    r"(?P<own>自治区|[省市州盟县区旗])(?:人民)?(?:政府|委)?(?:各有关|各|直|级|属|有关)"
    r"|各(?:设区|省辖|地级以上)?(?:市(?!直|级|属|区|有关)|州|盟|地州市)(?=[(（、人政行])(?P<below>)"
)
_SALUTED: Final = 8
# 各省、自治区、直辖市人民政府; 各省(区、市)发展改革委
_ALL_PROVINCES: Final = re.compile("各省(?:[、及和]|[(（])?(?:自治区|区[、及和]|直辖市)|国务院各部委")
_TOWNS: Final = re.compile("各(?:乡镇|镇|乡|街道|开发区、乡镇)")
# 结合嘉兴实际, 结合沙坡头区工作实际
_ACTUAL: Final = re.compile(r"结合(?P<place>[\u4e00-\u9fff]{2,16}?)(?:的|工作|发展|地方|自身|产业|改革|城市){0,3}实际")
# 所属区域:金华, 发布机构 | 某县政府办, 来源:佛山市南海区人民政府网站
_LABELLED: Final = re.compile(
    r"(?:所属(?:区域|地区|地域)|适用(?:区域|地区|地域)|发布(?:地区|区域|机构|单位|机关|部门)|行政区[域划]|发文(?:机关|机构|单位|部门)"
    r"|制定机关|公开单位|责任主体|来源|现在的?位置|当前的?位置|所在的?位置)[^\u4e00-\u9fff\n]{0,6}"
)
# 某市人民政府门户网站, 某县政府网
_SITE: Final = re.compile("政府(?:门户)?网")
# 加快制定并落实《某市…方案》: who makes a document makes its own
_MADE: Final = re.compile(r"(?:制定|制订|出台|修订|编制|起草)(?:[并、和]?[\u4e00-\u9fff]{2}){0,2}《")
# 索引号: 11500000009275780L/…, 4309210010/…: the code of the area, in a code of social credit after 11
_INDEX: Final = re.compile(r"索\s?引\s?号\D{0,8}(?:11(?P<credit>\d{6})(?=[0-9A-Z]{10})|(?P<plain>\d{6}))")
# The sentence of the opening that says what is done: 为…,结合…,制定本方案
_SAYING: Final = re.compile(r"制定本|制订本|提出如下|提出以下|特制[定订]|现就|现提出|编制本|出台本")
_CARRIED_OUT: Final = re.compile("(?:关于)?(?:进一步|认真|全面|深入)?(?:贯彻|落实|执行|推进落实|分解)")
_SENTENCE_END: Final = re.compile("[。\n]")
_CITED: Final = re.compile("《[^《》\n]*》")


@lru_cache(maxsize=1)  # asked for several times of one plan
def own_letter(text: str, addressees: str) -> str | None:
    """The last letter of the plan's own area (市, 县, 省 …), by its words of level; 省 also for 自治区."""
    votes = {"省": 0}
    plain = _uncited(text)
    for match in _LEVEL.finditer(plain):
        kind = match.lastgroup or ""
        province = kind == "hall" or (kind == "body" and plain.endswith("自治区", 0, match.end()))
        letter = "省" if province else match[0]
        votes[letter] = votes.get(letter, 0) + _WEIGHTS[kind]
    for match in _SENT.finditer(addressees):
        letter = {"自治区": "省"}.get(match["own"], match["own"]) if match["own"] else "省"
        votes[letter] = votes.get(letter, 0) + _SALUTED
    if votes["省"] and "自治区" in f"{addressees}{text}":
        votes["省"] += votes.pop("区", 0)
    best = max(votes, key=votes.__getitem__)
    next_most = max((count for letter, count in votes.items() if letter != best), default=0)
    return best if votes[best] >= _ENOUGH and votes[best] > next_most else None


def fitting(area: str | None, letter: str | None) -> str | None:
    """``area`` unless it is of another sort than the text speaks as: 浙江省 in a plan that says 我市."""
    fits = area in (None, NATION) or letter is None or _ends(area or "", letter)
    return area if fits else None


def in_own_title(title: str, area: str | None, letter: Callable[[], str | None]) -> str | None:
    """``area``, the first that ``title`` names, unless the plan carries it out: 贯彻落实《河南省…》实施方案."""
    return fitting(area, letter()) if area and _CARRIED_OUT.match(title) else area


def own_area(text: str, addressees: str, letter: str | None) -> str | None:
    """The area that the text calls its own, else the one of its sort that it names most, with what lies inside."""
    if _ALL_PROVINCES.search(addressees):
        return NATION
    actual = next((code for match in _ACTUAL.finditer(text) if (code := _first(match["place"]))), None)
    said: dict[str, int] = {}
    for code in _said(text):
        said[code] = said.get(code, 0) + 1
    surely = actual or (_alone(said) if letter is None else None)
    if surely or letter is None:
        return surely
    votes = _named(text, said)
    best = _best(votes, letter, towns=bool(_TOWNS.search(addressees)))
    return best or (_of_zone(text, votes) if letter == "区" else None)


def _ends(code: str, letter: str) -> bool:
    name = regions.name_of(code) or ""
    if letter == "省":
        return regions.level(code) == "province"
    return name.endswith(letter) and not (letter == "区" and name.endswith(("自治区", "地区")))


def _alone(said: dict[str, int]) -> str | None:
    """The innermost of the areas that the text calls its own, where they lie in each other."""
    areas = sorted(said, key=lambda code: -len(chain(code)))
    return areas[0] if areas and set(areas) <= set(chain(areas[0])) else None


def _best(votes: dict[str, int], letter: str, *, towns: bool) -> str | None:
    scores: dict[str, int] = {}
    for code, count in votes.items():
        for area in chain(code):
            if _ends(area, letter):
                scores[area] = scores.get(area, 0) + count
    if towns:
        scores = {area: count for area, count in scores.items() if _has_towns(area)}
    # a city stands before those in it, which it counts for itself
    ranked = sorted(scores, key=lambda area: (-scores[area], len(chain(area))))
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return None
    best = ranked[0]
    rivals = [area for area in ranked[1:] if best not in chain(area) and area not in chain(best)]
    if rivals and scores[rivals[0]] == scores[best]:
        return None
    inner = next((area for area in ranked[1:] if best in chain(area)), None)
    named = inner is not None and votes.get(inner, 0) > votes.get(best, 0)
    return inner if inner and named and scores[inner] >= _MOST_OF * scores[best] else best


def _of_zone(text: str, votes: dict[str, int]) -> str | None:
    """What 全区 means where it is no district: the area of a well-known zone, or an autonomous region."""
    zone = max(((count, zones.named()[name].area) for name, count in zones.mentioned(text).items()), default=(0, ""))
    region = _best(votes, "省", towns=False)
    return zone[1] if zone[0] >= _ENOUGH else region if (regions.name_of(region or "") or "").endswith("区") else None


def _has_towns(area: str) -> bool:
    """Whether towns lie right below the area: a county, a district, or a city without them (东莞市)."""
    return regions.level(area) == "county" or area in _undivided()


@cache
def _undivided() -> frozenset[str]:
    parents = {regions.parent(code) for code in regions.table() if code != NATION}
    return frozenset(code for code in regions.table() if regions.level(code) == "city" and code not in parents)


def _said(text: str) -> Iterator[str]:
    """The areas that the text or its page calls its own, each as often as that counts."""
    yield from _SAID * [code for match in _LABELLED.finditer(text) if (code := _first(text[match.end() :]))]
    yield from _SAID * [code for match in _MADE.finditer(text) if (code := _first(text[match.end() :]))]
    for match in _SITE.finditer(text):
        stop = match.start() - 2 * text.endswith("人民", 0, match.start())
        before = [code for _, _, code in _places(text[max(0, stop - _LONGEST) : stop])]
        yield from _SAID * before[-1:]
    indices = (match["credit"] or match["plain"] for match in _INDEX.finditer(text))
    yield from _SAID * [code for code in indices if regions.name_of(code) and code != NATION]


def _first(words: str) -> str | None:
    """The place that ``words`` begin with."""
    place = longest_prefix(words[:_LONGEST])
    return place[1] if place and words[: place[0]] not in word("common_short") else None


def _named(text: str, said: dict[str, int]) -> dict[str, int]:
    """The areas that the text names, outside the titles of other documents, besides those that are ``said``; those
    with their class, and those in the sentence of its opening, count more."""
    votes = said.copy()
    plain = _uncited(text)
    start, end = _opening_sentence(plain)
    for place, name, code in _places(plain):
        if regions.level(code) != "county" or _is_full(name):
            votes[code] = votes.get(code, 0) + (_FULL if name[-1] in _CLASSES or start < place < end else 1)
    for area, count in zones.counted(plain).items():
        votes[area] = votes.get(area, 0) + _FULL * count
    return votes


@lru_cache(maxsize=8)
def _uncited(text: str) -> str:
    """``text`` without the titles of other documents."""
    return _CITED.sub("", text)


def _opening_sentence(text: str) -> tuple[int, int]:
    """Where the sentence runs that says what is done; nothing where none does."""
    saying = _SAYING.search(text)
    end = saying.start() if saying else 0
    after = _SENTENCE_END.search(text, end)
    return max(text.rfind("\n", 0, end), text.rfind("。", 0, end)), after.start() if saying and after else end


def _is_full(name: str) -> bool:
    """Whether the name of a county or district carries its class and is no common word: not 和平, 范县, 新城区."""
    return name[-1] in _CLASSES and len(name) > _SHORTEST and name not in word("common_words")


def by_short_name(text: str, letter: str | None) -> str | None:
    """The county that the text names several times without its class (安吉), and no other so often."""
    if letter is None:
        return None
    plain = _uncited(text)
    start, end = _opening_sentence(plain)
    found: Counter[str] = Counter()
    for place, _, code in _places(plain):
        found[code] += (_FULL if start < place < end else 1) * _ends(code, letter)
    (best, most), (_, next_most) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return best if most >= _ENOUGH and most > next_most and regions.level(best) == "county" else None


def _places(text: str) -> Iterator[tuple[int, str, str]]:
    """All places named in ``text``, none inside another: offset, name and code."""
    stop, pairs, common = 0, openings(), word("common_short")
    begins = map(re.Match.start, _beginnings().finditer(text))
    for start in [start for start in begins if text[start : start + 2] in pairs]:
        place = longest_prefix(text[start : start + _LONGEST]) if start >= stop else None
        if place is None or ACROSS.match(text, start):
            continue
        length, code = place
        name = text[start : start + length]
        inside = length == _SHORTEST and name[-1] in _CLASSES and text[start - 1 : start] not in BEFORE_SHORT
        if not inside and name not in common:
            stop = start + length
            yield start, name, code


@cache
def _beginnings() -> re.Pattern[str]:
    return opening_pairs(gazetteer())
