"""Bodies that running text names as acting, where the sentence assigns them the task itself."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.document import Document
from loaders.find.bodies import TIERS, Body, parse_bodies
from loaders.passage import Passage
from ontology.records import Role

# "具体工作由市知识产权局承担", "由市财政局牵头,市审计局、市统计局按职责分工负责", at the beginning of a clause
_BY: Final = (
    r"(?:^|(?<=[。;\n,:]))(?:(?:具体|日常)(?:工作|事务)?)?由(?P<by>[^。;,\n由]{2,60}?)"
    r"(?P<verb>牵头负责|牵头|负责|承担|组织实施|具体实施|统筹)"
    r"(?:,(?P<then>[^。;,:\n]{2,60}?)(?P<share>按(?:照)?(?:各自)?职责(?:分工)?(?:负责|落实)|配合|参与|协助))?"
)
# "市知识产权局会同有关单位,统筹谋划…", "省发展改革委、某分行要会同有关部门加强…"
_JOINING: Final = (
    r"(?:^|(?<=[。;\n]))(?P<first>[^。;,:\n]{2,40}?)(?:要|应)?会同(?P<others>[^。;,\n]{2,40}?),?"
    r"(?:统筹|负责|牵头|制定|研究|组织|建立|开展|推进|共同|加强|指导|做好|对)"
)
# "省政府办公厅牵头,省信息中心配合,年内制定…", "市工作领导小组负责…的组织领导"
_SUBJECT: Final = (
    r"(?:^|(?<=[。;\n]))(?P<subject>[^。;,:\n]{2,40}?)(?:要|应)?"
    r"(?P<task>牵头(?:[^。;,:\n]{0,12},(?P<helpers>[^。;,:\n]{2,40}?)(?:配合|参与|协助))?"
    r"|负责(?=[^。;\n]{0,40}(?:组织领导|统筹协调|组织实施|牵头|统筹推进|综合协调|日常工作)))"
)
# "各地和市级有关部门要按照职责分工,…": the sentence divides the work of the item among them
_EACH: Final = r"(?:^|(?<=[。;\n]))(?P<each>[^。;,:\n]{2,40}?)(?:要|应)(?:按照?|根据)(?:各自)?职责分工"
# "市、区县(市)两级政府给予配套资金": who pays for the item
_PAYING: Final = (
    rf"(?:^|(?<=[。;,\n]))(?P<payers>{TIERS})(?:要|应|分别|共同)?(?:给予|安排|提供|落实|承担|设立|出资|配套)"
)
_ACTING: Final = re.compile(f"{_BY}|{_JOINING}|{_SUBJECT}|{_EACH}|{_PAYING}", re.M)


# One of these words stands in each of them.
_WORDS: Final = re.compile("牵头|负责|承担|组织实施|具体实施|统筹|会同|职责分工|级(?:人民)?政府")


def acting_bodies(document: Document, passage: Passage) -> Iterator[tuple[Body, int, int, tuple[int, int]]]:
    """Bodies with role, place and quote; nothing where the text only exhorts (各部门要高度重视)."""
    start = passage.title[1] if passage.title and passage.title[1] < passage.end else passage.start
    if not _WORDS.search(document.norm, start, passage.end):
        return
    for match in _ACTING.finditer(document.norm, start, passage.end):
        quote = (match.start(), document.sentence_at(match.start())[1])
        for group, role in _roles(match):
            begin = match.start(group)
            for body in parse_bodies(match[group], role):
                if body.sure:
                    yield body, begin + body.start, begin + body.end, quote


def _roles(match: re.Match[str]) -> list[tuple[str, Role]]:
    """Named groups of the match that hold bodies, with the role that the sentence gives them."""
    if match["by"]:
        share: Role = "responsible" if (match["share"] or "").startswith("按") else "support"
        then: list[tuple[str, Role]] = [("then", share)] if match["then"] else []
        return [("by", "lead" if "牵头" in match["verb"] else "responsible"), *then]
    if match["first"]:
        return [("first", "lead"), ("others", "support")]
    for alone in ("each", "payers"):
        if match[alone]:
            return [(alone, "responsible")]
    leads: Role = "lead" if match["task"].startswith("牵头") else "responsible"
    helpers: list[tuple[str, Role]] = [("helpers", "support")] if match["helpers"] else []
    return [("subject", leads), *helpers]
