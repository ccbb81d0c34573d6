"""Names in a list: what those beside one another tell of each other."""

from typing import Final

from loaders.find.platform_proper import is_category, is_proper
from loaders.find.platform_scan import Candidate
from loaders.find.platform_words import filler_pattern, is_specific, kind_of, level_pattern, longest_head, word_set

_JOINTS: Final = ("、", "为", "和", "与", "及", "以", "等", "(", "的", "〇", "重建", "改造", "扩建")
_OPENING: Final = ("", "\n", "。", ":", ";")
_FEWEST: Final = 3
_MOST: Final = 0.7
_USED: Final = ("existing", "tool", "open")
_LISTED: Final = ("、", "和", "与", "及")


def common_groups(norm: str, found: list[Candidate]) -> dict[int, int]:
    """Lists with a class: 推动企业技术创新中心、校企合作平台…建设, 支持建设概念验证中心和花卉中试平台.

    Each with the place of its first class; what follows that is one class among others.
    """
    helped = [(candidate, _praiseless(norm, candidate)) for candidate in found if candidate.verb in ("open", "planned")]
    listing = {candidate.group for candidate, name in helped if is_category(name)}
    common: dict[int, int] = {}
    for candidate, name in helped if listing else ():
        if candidate.group in listing and (is_category(name) or not is_specific(name)):
            common.setdefault(candidate.group, candidate.start)
    return common


def _praiseless(norm: str, candidate: Candidate) -> str:
    praise = filler_pattern().match(norm, candidate.start, candidate.end)
    return norm[praise.end() if praise else candidate.start : candidate.end]


def is_closing(shape: str, candidate: Candidate) -> bool:
    """True for the bare word that closes a list: 苏州花园、花溪小镇等|平台."""
    name = shape[candidate.start : candidate.end]
    return candidate.start > 0 and shape[candidate.start - 1] == "等" and longest_head(name) == name


def is_listed(shape: str, candidate: Candidate) -> bool:
    """True where the words after the list are said of the name, too: not 花艺平台|创新圈、花谷建设."""
    return shape.startswith(_JOINTS, candidate.end)


def mark_beside(norm: str, found: list[Candidate]) -> None:
    """Mark the areas that stand in a list with proper names of areas: 提升苏州花城、|紫藤高新区|."""
    if len(found) < 2:
        return
    areas = [candidate for candidate in found if _is_area(norm, candidate)]
    proper = {candidate.group for candidate in areas if _is_placed(norm[candidate.start : candidate.end])}
    for candidate in areas:
        candidate.beside = candidate.group in proper and candidate.verb in _USED


def mark_housed(norm: str, found: list[Candidate]) -> None:
    """Mark what one carrier with a name builds, or is built in it: 依托青川花城|建设花卉服务站, 支持青川花城|建设…."""
    if len(found) < 2:
        return
    ends = {candidate.end: candidate for candidate in found}
    for candidate in found:
        house = ends.get(candidate.verb_start) if candidate.verb == "planned" else None
        candidate.housed = house is not None and _is_house(norm, house)


def _is_house(norm: str, house: Candidate) -> bool:
    one = not house.plural and house.verb != "planned" and norm[house.start - 1 : house.start] not in _LISTED
    return one and is_proper(norm[house.start : house.end])


def mark_bare(norm: str, shape: str, start: int, stop: int, found: list[Candidate]) -> None:
    """Let the names in a clause that is nothing but a list of areas count as used: 花溪小镇、苏州花城、青川花谷等."""
    if (
        len(found) < _FEWEST
        or found[0].start != start
        or norm[start - 1 : start] not in _OPENING
        or any(candidate.verb for candidate in found)
        or not _is_placed(norm[start : found[0].end])
    ):
        return
    ends = {
        candidate.end
        for candidate in found
        if kind_of(shape[candidate.start : candidate.end]) in word_set("listed_kinds")
    }
    items = shape.count("、", start, stop) + 1
    listed = sum(shape.startswith(("、", "和", "等"), end) or end == stop for end in ends)
    if listed >= max(_FEWEST, _MOST * items):
        for candidate in found:
            candidate.verb, candidate.verb_start = "existing", candidate.start


def _is_area(norm: str, candidate: Candidate) -> bool:
    name = norm[candidate.start : candidate.end]
    return kind_of(name) in word_set("areas") and is_specific(name)


def _is_placed(name: str) -> bool:
    """True for proper names but those of a level alone: of 国家花卉示范区 there are many."""
    return is_proper(name) and (name[0] in '“"「' or not level_pattern().match(name))
