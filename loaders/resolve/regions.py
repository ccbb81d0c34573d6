"""Which area a plan is for: from its title, number, issuers and addressees, last from the places its text names."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple

from loaders.lexicons import alternatives, first_letters, lexicon, opening_pairs
from loaders.resolve import zones
from loaders.resolve.forms import central, word
from loaders.resolve.namesakes import among, namesakes
from loaders.resolve.own_area import BEFORE_SHORT, by_short_name, fitting, in_own_title, own_area, own_letter
from loaders.resolve.places import ACROSS, chain, choose, gazetteer, of_several_provinces, prefixes
from ontology import regions
from ontology.iri import NATION

_BODY_LIMIT: Final = 12000
_SEVERAL: Final = 2
_SHORT: Final = 2
_LONGEST: Final = 11
# 苏府〔2022〕83号 → 苏府
_NUMBER_HEAD: Final = re.compile(r"^[\s(（]*([^\d\[(〔﹝【〈（\s]+)")
_GOVERNMENT_CODE: Final = re.compile("(?<![财民邮])(?:政|府)(?=办|发|字|函|规|令|文|通|秘|综|传|阅|$)")
# 全市, 我区: the plan is of a place, only not named; not 健全市场, 资本市场, 本区域
_LOCAL_WORDS: Final = re.compile("[全我本](?<![健安完齐]全)(?<![基根成资]本)[省市区县州旗](?!场|域)")
# 我县, 全区, 县住建局, 区政府, 市发展改革委
_OWN_LEVEL: Final = re.compile(
    r"([市县区])(?:(?<=[我全由].)|(?<![\u4e00-\u9fff].))(?!域|级|直|[、(/])(?:[委政财发住教科公税自农人]|(?<=[我全].))"
)
# (民政部、工业和信息化部负责)
_MINISTRY: Final = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,10}?(?:部|总局|总署)(?=[、,,负牵会和))])")
_WHOLE_COUNTRY: Final = re.compile("全国|国家|我国")


class PlanRegion(NamedTuple):
    """Code, full name with parents (全国 for the country), and in words what it rests on."""

    code: str | None
    name: str | None
    why: str


def plan_region(
    title: str | None,
    number: str | None,
    issuers: Sequence[str],
    addressees: str | None,
    body_text: str,
    declared: str | None = None,
) -> PlanRegion:
    """Find the area that a plan is for.

    Args:
        title: of the plan or of the notice that issues it.
        number: its own document number.
        issuers: bodies that issue it, as written.
        addressees: the line of those it is sent to.
        body_text: its text; only read where nothing else tells.
        declared: a name or code from beside the document; goes before addressees and text, behind the rest.

    Returns:
        All None but ``why`` where the text does not say.
    """
    text, sent = body_text[:_BODY_LIMIT], addressees or ""
    letter = partial(own_letter, text, sent)
    sources: tuple[tuple[str, Callable[[], str | None]], ...] = (
        ("title", lambda: in_own_title(title or "", in_title(title or ""), letter)),
        ("issuer", lambda: of_issuers(issuers)),
        ("document number", lambda: of_number(number or "", f"{title} {addressees} {text}")),
        ("declared", lambda: of_declared(declared or "")),
        ("places named in the text", lambda: own_area(text, sent, letter())),
        ("addressees", lambda: fitting(_agreed(above(mentions(sent)), text), letter())),
        ("places named in the text", lambda: fitting(most_named(text), letter()) or by_short_name(text, letter())),
        ("the title speaks of the country", lambda: _country(title or "", body_text)),
    )
    shared = namesakes([*issuers, title or ""])
    for why, find in sources:
        code = among(find(), shared)
        if why == "issuer" and of_several_provinces(issuers):
            break
        if code:
            return PlanRegion(code, regions.full_name(code), why)
    return PlanRegion(None, None, "no place named")


def plan_zone(title: str | None, issuers: Iterable[str]) -> str | None:
    """Name of the development zone that a plan is of, as its issuer or title gives it; None for a plan of an area."""
    for text in (*issuers, title or ""):
        match = _zone_manager().search(text) if "管" in text else None
        if match:
            return match[1]
    return zones.opening(title or "")


@cache
def _zone_manager() -> re.Pattern[str]:
    # 济源产城融合示范区|管理委员会, 赣江新区|管委会
    endings = alternatives(list(lexicon("zones")["endings"]))
    return re.compile(rf"([\u4e00-\u9fff()（）]{{2,20}}?(?:{endings}))(?:管委会|管理委员会)")


def in_title(title: str) -> str | None:
    """The first place in a title, with what follows it inside it: 关于印发江苏省苏州市…的通知 → 320500.

    Counties without their class of area (吴江) are too like other words to count.
    """
    for start in range(len(title) - 1):
        for length, code in prefixes(title[start:], None):
            written = title[start : start + length]
            if length == _SHORT and start and title[start - 1] not in BEFORE_SHORT and regions.level(code) == "county":
                continue  # 岚县 inside the name of another county
            if regions.level(code) != "county" or written.endswith(("区", "县", "市", "旗")):
                return code
    return None


def of_issuers(issuers: Sequence[str]) -> str | None:
    """Area of the first issuer that names its place or is a central body."""
    for issuer in issuers:
        name = re.sub(r"\s+", "", issuer)
        if name in central() or name.startswith(("国务院", "中共中央", "中央")):
            return NATION
        places = prefixes(name.removeprefix("中共"), None)
        if places:
            return places[0][1]
        zone = zones.named().get(re.sub("(?:管委会|管理委员会)$", "", name))
        if zone:
            return zone.area
    return None


def of_number(number: str, text: str) -> str | None:
    """Area by the 代字 of a document number; where several areas use it, the one that ``text`` names most."""
    head = _NUMBER_HEAD.match(number)
    if not head:
        return None
    table = lexicon("document_codes")
    if any(head[1].startswith(code) for code in table["nation"].split()):
        return NATION
    organ = _GOVERNMENT_CODE.search(head[1])
    # 苏政发: what stands before 政 or 府 is the place, whole; 苏知发: the place comes first, then an office
    for length in range(len(head[1]), organ.start() - 1 if organ else 0, -1):
        names = (table["cities"].get(head[1][:length]) or table["provinces"].get(head[1][:length]) or "").split()
        if names:
            return _most_likely(names, text)
    return None


def _most_likely(names: list[str], text: str) -> str | None:
    """The name that stands most often in the text, in full or short; of several, none without a mention."""
    counts = {name: text.count(regions.bare(name)) for name in names}
    best = max(names, key=lambda name: counts[name])
    if len(names) > 1 and not counts[best]:
        return None
    return choose(best, gazetteer().get(best, ()), None) if best in gazetteer() else None


def of_declared(declared: str) -> str | None:
    """Code of a declared code or name; a name that stands for several areas, or for none, tells nothing."""
    if regions.name_of(declared):
        return declared
    codes = regions.find(declared) if declared else ()
    return codes[0] if len(codes) == 1 else None


def mentions(text: str) -> Counter[str]:
    """Areas that a text names with their class (苏州市), and those of well-known zones, with how often."""
    found: Counter[str] = Counter()
    known, (classes, lengths) = gazetteer(), _endings()
    taken = len(text) + 1
    for end in reversed([match.end() for match in classes.finditer(text)]):
        # 苏州 inside 苏州市; 各市: no name of an area ends so
        if end > taken:
            continue
        for length in lengths.get(text[end - 2 : end], ()):
            start = end - length
            name = text[start:end] if start >= 0 else ""
            codes = known.get(name)
            if codes and len(codes) > 1 and all(regions.level(code) == "county" for code in codes):
                break  # 西城区, 鼓楼区: there are several, so the name tells nothing
            code = choose(name, codes, None) if codes else None
            if code and regions.name_of(code) == name and _is_plain(name, code) and not ACROSS.match(text, start):
                found[code] += 1
                taken = start
                break
    found.update(code for code, zone in _names_in(text) if zone)
    return found


def above(found: Counter[str]) -> str | None:
    """The area that addresses those found: where that is one of them and a county, the city above it.

    A city writes to its counties; a county writes to its towns, which are not in the table.
    """
    area = common_area(found)
    if area and area in found and regions.level(area) == "county":
        return regions.parent(area)
    return area


def _agreed(area: str | None, text: str) -> str | None:
    """``area`` unless the text keeps naming a place outside it: one word of an address may be a name used elsewhere."""
    named = most_named(text) if area else None
    return None if area and named and area not in chain(named) and named not in chain(area) else area


def common_area(found: Counter[str]) -> str | None:
    """The smallest area that all found areas lie in; areas of several provinces have none."""
    chains = [chain(code) for code in found]
    return next((area for area in chains[0] if all(area in other for other in chains)), None) if chains else None


@lru_cache(maxsize=8)
def most_named(text: str) -> str | None:
    """The area named most, provinces and cities also without their class; a place named once tells nothing."""
    found = mentions(text)
    found.update(code for code, zone in _names_in(text) if not zone)
    if not found:
        return None
    best, count = max(found.items(), key=lambda item: (item[1], item[0]))
    if count < _SEVERAL:
        return None
    return _inside(best, text) if regions.level(best) == "city" and _speaks_as_county(text) else best


def _is_plain(name: str, code: str) -> bool:
    """Whether a name in running text is surely the area: 范县 may be the end of 示范县, 老城区 any old town."""
    return regions.level(code) != "county" or (len(name) > _SHORT and name not in word("common_words"))


def _speaks_as_county(text: str) -> bool:
    """Whether the text speaks of its own county or district more than of its city."""
    counts = Counter(m[1] for m in _OWN_LEVEL.finditer(text))
    return counts["县"] + counts["区"] > counts["市"]


def _inside(city: str, text: str) -> str:
    """The county or district of a city that the text names most, in full or short; else the city."""
    inner = {
        code: text.count(regions.bare(name))
        for code, name in regions.table().items()
        if code.startswith(city[:4]) and code != city
    }
    best = max(inner, key=lambda code: inner[code], default=city)
    return best if inner.get(best) else city


@lru_cache(maxsize=8)
def _names_in(text: str) -> list[tuple[str, bool]]:
    """Well-known zones, and provinces and cities without their class, in one pass: code, and whether it is a zone."""
    opening, names = _names()
    starts = [match.start() for match in opening.finditer(text)]
    return [
        (code, zone)
        for start in starts
        for name, code, zone in names.get(text[start : start + 2], ())
        if text.startswith(name, start)
    ]


@cache
def _names() -> tuple[re.Pattern[str], dict[str, list[tuple[str, str, bool]]]]:
    """The names by their first two characters, and a pattern of where one may begin."""
    names: dict[str, list[tuple[str, str, bool]]] = {}
    for name, zone in zones.named().items():
        names.setdefault(name[:2], []).append((name, zone.area, True))
    for name, code in _short_names().items():
        names.setdefault(name[:2], []).append((name, code, False))
    return opening_pairs(names), names


def _short_names() -> dict[str, str]:
    """Names of provinces and cities without their class; the first area that has a name keeps it."""
    found: dict[str, str] = {}
    for code, name in regions.table().items():
        if code != NATION and regions.level(code) != "county":
            found.setdefault(regions.bare(name), code)
    return found


@cache
def _endings() -> tuple[re.Pattern[str], dict[str, list[int]]]:
    """How names of areas end: their class where it stands, and by the last two characters how long, falling."""
    found: dict[str, set[int]] = {}
    for name in gazetteer():
        found.setdefault(name[-2:], set()).update([len(name)] if len(name) <= _LONGEST else [])
    lengths = {ending: sorted(several, reverse=True) for ending, several in found.items()}
    return re.compile(f"[省市区县州旗盟](?<=[{first_letters(lengths)}].)"), lengths


def _country(title: str, text: str) -> str | None:
    """The whole country, where the title speaks of it or the text names several ministries, and never 全市, 我区 …"""
    if _LOCAL_WORDS.search(text[:_BODY_LIMIT]):
        return None
    ministries = {name for name in _MINISTRY.findall(text[:_BODY_LIMIT]) if name in central()}
    return NATION if _WHOLE_COUNTRY.search(title) or len(ministries) >= _SEVERAL else None
