"""Bodies that running text names as acting, where the sentence assigns them the task itself."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.document import Document
from loaders.find.bodies import MADE, TIERS, Body, parse_bodies
from loaders.passage import Passage
from loaders.resolve.agencies import looks_like_body
from loaders.scanning import match_at
from ontology.records import Role

# "具体工作由市知识产权局承担", "由市财政局牵头,市审计局、市统计局按职责分工负责", "口袋公园由市园林局负责"
_BY: Final = (
    r"(?:^|(?<=[。;\n,:]))(?:[^。;,:\n由]{0,14}[^自理缘事来。;,:\n由])?由(?P<by>[^。;,\n由]{2,60}?)"
    r"(?P<verb>牵头负责|牵头|负责(?!解释|人|[^。;,\n]{0,14}的)|(?<!自行)承担|组织实施|具体实施|统筹)(?!的)"
    r"(?:[,、](?:并)?会同(?P<also>[^。;,\n]{2,60})"
    r"|[,、](?P<then>[^。;,:\n]{2,60}?)"
    r"(?P<share>(?:按(?:照)?(?:各自)?职责(?:分工)?)(?:负责|落实)|落实|(?:予以|积极|共同)?(?:配合|参与|协助)))?"
)
# How bodies act together stands before what they do, and is no part of their names
_HOW: Final = "另行|联合|全面|统一|具体"
# "由市文旅局会同某镇人民政府、某公司实施,市餐饮协会参与"
_TOGETHER: Final = (
    r"(?:^|(?<=[。;\n,:]))(?:[^。;,:\n由]{0,14}[^自理缘事来。;,:\n由])?由(?P<together>[^。;,\n由]{2,40}?会同[^。;,\n]{2,60}?)"
    rf"(?:{_HOW})*(?:实施|管理(?![局委处中办])|推进|推动|推行|落实|负责(?!解释)|办理|组织|承担|制定|编制|开展|建立|研究|统筹|做好)"
    r"(?:,(?P<joined>[^。;,:\n]{2,60}?)(?:予以|积极|共同)?(?:配合|参与|协助)(?=[。;,\n]|$))?"
)
# "市知识产权局会同有关单位,统筹谋划…", "…,市林业局、某分行要会同有关部门加强…"
_JOINING: Final = (
    r"(?:^|(?<=[。;\n])|(?<=,)(?=[省市州县区]))(?P<first>[^。;,:\n]{2,40}?)(?:要|应)?会同(?P<others>[^。;,\n]{2,40}?),?"
    rf"(?:{_HOW})*(?:统筹|负责(?!解释)|牵头|制定|编制|研究|组织|建立|开展|推进|推行|完善|健全|强化|发布|共同|加强|指导|做好|对|每[月季年周]|定期|按)"
)
# "省林业局牵头,省花卉中心配合,年内编制…", "市工作领导小组负责…的组织领导"
_SUBJECT: Final = (
    r"(?:^|(?<=[。;\n]))(?P<subject>[^。;,:\n由]{2,40}?)(?:要|应)?"
    r"(?P<task>牵头(?:[^。;,:\n]{0,24},(?P<helpers>[^。;,:\n]{2,40}?)(?:予以|积极|共同)?(?:配合|参与|协助))?"
    r"|负责(?=[^。;\n]{0,40}(?:组织领导|统筹协调|组织实施|牵头|统筹推进|综合协调|日常工作)))"
)
# "市花卉产业领导小组统筹推进各项工作": a body made for the work leads it
_MADE: Final = (
    r"(?:^|(?<=[。;,\n]))(?:(?:成立|组建|建立|设立)(?:由[^。;,\n]{2,40}[长人]的)?)?(?P<made>[市省州县区新][^。;,:\n的]{2,40}?"
    rf"(?:{MADE}|工作专班)(?<!管理委员会))"
    r",?(?:负责|统筹)(?:推进|协调|指导|领导|组织|规划|实施|全[市省州县区])"
)
# "领导小组办公室设在市林业局,负责日常调度", "市林业局承担联席会议日常工作": whose office does the daily work
_SEATED: Final = (
    r"(?<=[。;,\n])[^。;,:\n]{0,24}办公室设在(?P<seat>[^。;,:()\n]{2,20}),(?:具体|主要)?(?:负责|承担)"
    r"|(?:^|(?<=[。;,\n]))(?P<daily>[市省州县区新][^。;,:\n由]{2,20}?)承担[^。;,\n]{0,16}(?:日常工作|办公室(?:职责|工作))"
)
# "领导小组办公室(设在市林业局)承担日常工作", "领导小组办公室要加强调度": the office of a body made for the work
_OFFICE: Final = (
    r"(?:^|(?<=[。;,\n]))(?P<office>[^。;,:\n的]{0,30}?"
    rf"(?:{MADE})(?<!管理委员会)办公室(?:\([^()\n]{{2,20}}\))?)"
    r"(?:要|应|具体|主要)?(?:负责(?!人|同志)|承担|统筹|(?<=要)[\u4e00-\u9fff]{2})"
)
# "以上措施涉及各区人民政府的,均由其按职责落实"
_CONCERNED: Final = r"(?<=[。;,\n])[^。;,:\n]{0,16}涉及(?P<concerned>[^。;,\n]{2,40})的,(?:均)?由其"
# "市财政局、市国资委:负责清偿账款;市商务局:负责兑现承诺。"
_LABELLED: Final = r"(?:^|(?<=[。;\n]))(?P<labelled>[^。;,:\n]{2,40}?):(?=(?:主要|具体|牵头)?负责)"

# "各地和市级有关部门要按照职责分工,…", "各区人民政府是责任主体", "各乡镇要成立专班", "各牵头单位要于3月底前制定方案":
# the sentence divides the work of the item
_EACH: Final = (
    r"(?:^|(?<=[。;\n]))(?P<each>[^。;,:\n]{2,40}?)"
    r"(?:(?:要|应)(?:按照?|根据)(?:各自)?职责分工|(?<!门)(?<!位)(?<!行)(?<!业)(?:要|应)结合(?:本地|自身|各自)?实际"
    r"|(?<=[^门位行业])(?:要|应)(?:成立|组建|配备|制定)|(?:要|应)[于在][^。;,\n]{2,18}?(?:制定|出台|成立|完成)|(?:是|为|作为)[^。;,\n]{0,8}?(?:责任|实施)主体)"
    # "按照属地原则,各区人民政府是辖区花圃改造工作的责任主体"
    r"|(?<=[;,])(?P<liable>各?[^。;,:\n各有相]{2,20}?)是[^。;,\n]{0,16}?(?:责任|实施)主体"
)
# "市、区县(市)两级政府给予配套资金": who pays for the item
_PAYING: Final = (
    rf"(?:^|(?<=[。;,\n]))(?P<payers>{TIERS})(?:要|应|分别|共同)?(?:给予|安排|提供|落实|承担|设立|出资|配套)"
)
# "市委宣传部、市融媒体中心要总结推广经验"
_MUST: Final = r"(?:^|(?<=[。;\n]))(?P<must>[省市州县区][^。;,:\n各有相]{2,40}?)要(?=[\u4e00-\u9fff]{2})"
# "县级以上林业部门每年要对古树开展巡查": classes of bodies that must do something; not what only exhorts them
_CLASSES: Final = (
    r"(?:^|(?<=[。;\n]))(?P<classes>(?:各级|地方各级|县级以上|各?省级|市级|地方)[^。;,:\n]{2,24}?)(?:每年)?要"
    r"(?!按|高度|充分|切实|认真|进一步|把|加强|树立|强化)(?=[\u4e00-\u9fff]{2})"
)
# "延长公交线路运营时间,县交通运输局负责。", "市监管局、县商务局等按职责分工负责,各区人民政府落实属地责任"
_ALONE: Final = (
    r"(?<=[。;,\n])(?P<alone>[^。;,:\n由]{2,60}?)负责(?=[。;\n]|$)"
    r"|(?<=[。;,\n])(?P<shared>[^。;,:\n由]{2,60}?)按(?:照)?(?:各自)?职责(?:分工)?(?:负责(?=,)|抓好落实)"
    r"|(?<=[。;,\n])(?P<total>[^。;,:\n由]{2,24}?)对[^。;,\n]{2,24}负(?:总责|[^。;,\n]{0,6}责任)"
    r"|(?<=,)(?P<leading>[省市州县区][^。;,:\n由的]{2,20}?)负责(?=(?:统筹推进|统筹协调|组织实施|日常))"
    r"|(?<=[。;,\n])(?P<local>[^。;,:\n由]{2,24}?)(?:要|应)?(?:落实|承担|履行)(?:好)?[^。;,\n]{0,20}(?:属地|主体|领导|管理|监管|监督|治理|督促|实施)责任"
)
_ACTING: Final = re.compile(
    f"{_TOGETHER}|{_BY}|{_JOINING}|{_SUBJECT}|{_EACH}|{_PAYING}|{_ALONE}|{_CLASSES}|{_MUST}|{_MADE}|{_SEATED}|{_OFFICE}|{_CONCERNED}|{_LABELLED}",
    re.M,
)

# Groups of it that hold those who are responsible, and nobody besides
_RESPONSIBLE: Final = (
    "each",
    "liable",
    "payers",
    "alone",
    "must",
    "classes",
    "made",
    "seat",
    "daily",
    "office",
    "concerned",
    "labelled",
    "shared",
    "total",
    "leading",
    "local",
)

_SHORTEST: Final = 6
# They begin at the start of the text or behind one of these.
_MARK: Final = re.compile("[。;\n,:]")
# One of these words stands in each of them; they are quickly looked for because each begins with a plain character.
_WORDS: Final = re.compile(
    "|".join(f"{ending}要" for ending in "局部委办厅台心室院会队行司处社站府门关")
    + "|总责|由其|牵头|主体|负责|承担|组织实施|具体实施|统筹|会同|职责分工|级政府|级人民政府|属地"
    "|每年要|领导责任|要结合|应结合|要成立|要组建|要配备|要制定|要于|要在|抓好落实"
)


# The last sentence of an item that holds nothing but bodies and their roles: "市商务局牵头;市司法局、市消保委配合。",
# "由市财政局、市农业局,各县区人民政府负责落实。"
_LAST_WORDS: Final = (
    *"局委办厅部会府院行队社处",
    "牵头",
    "负责",
    "配合",
    "参与",
    "参加",
    "落实",
    "协助",
    "中心",
    "公司",
    "单位",
)
_LAST: Final = re.compile(
    r"(?:^|(?<=[。;!\n]))由?(?P<head>[^\W\d由]{3,24}?)(?P<end>[、,;()]|牵头|负责|及|和)[^。\n]{0,200}?"
    rf"(?:{'|'.join(_LAST_WORDS)})[。\s]*$"
)
_AFTER_LAST: Final = "。" + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


def acting_bodies(document: Document, passage: Passage) -> Iterator[tuple[Body, int, int, tuple[int, int]]]:
    """Bodies with role, place and quote; nothing where the text only exhorts (各部门要高度重视)."""
    start = passage.title[1] if passage.title and passage.title[1] < passage.end else passage.start
    words = document.norm[start : passage.end]
    if len(words) < _SHORTEST:  # the item is one sentence, which stands for its heading
        start = passage.title[0] if passage.title else passage.start
        words = document.norm[start : passage.end]
    listed = _listed(words)
    if listed:
        begin = start + listed[0]
        for body in listed[1]:
            yield body, begin + body.start, begin + body.end, (begin, start + len(words.rstrip()))
    elif _WORDS.search(words):
        yield from _named(document, words, start)


def _listed(words: str) -> tuple[int, tuple[Body, ...]] | None:
    """Where the last sentence begins, and its bodies, if it holds nothing else."""
    if not words.rstrip(_AFTER_LAST).endswith(_LAST_WORDS):
        return None  # as most do
    match = _LAST.search(words)
    if not match or not looks_like_body(match["head"]):
        return None
    bodies = parse_bodies(words[match.start() :], "responsible")
    return (match.start(), bodies) if bodies and all(body.sure for body in bodies) else None


def _named(document: Document, words: str, start: int) -> Iterator[tuple[Body, int, int, tuple[int, int]]]:
    """Bodies that the sentences of ``words``, which begin at ``start``, name as acting."""
    begins = [0, *(mark.end() for mark in _MARK.finditer(words))]
    for match in match_at(_ACTING, begins, words):
        quote = (start + match.start(), document.sentence_at(start + match.start())[1])
        for place, (group, role) in enumerate(_roles(match)):
            opened = match[group].startswith("(")  # (市花卉局牵头,规划等部门配合): a bracket that is no statement
            begin = start + match.start(group) + opened
            bodies = parse_bodies(match[group][opened:], role)
            if not place and role == "lead" and not (bodies and bodies[0].sure):
                break  # 分管花卉的内设机构会同有关部门: no body leads the others
            for body in (body for body in bodies if body.sure):
                yield body, begin + body.start, begin + body.end, quote


def _roles(match: re.Match[str]) -> list[tuple[str, Role]]:
    """Named groups of the match that hold bodies, with the role that the sentence gives them."""
    if match["together"]:
        joined: list[tuple[str, Role]] = [("joined", "support")] if match["joined"] else []
        return [("together", "lead"), *joined]
    if match["by"]:
        share: Role = "responsible" if (match["share"] or "").endswith(("负责", "落实")) else "support"
        then: list[tuple[str, Role]] = [("then", share)] if match["then"] else []
        also: list[tuple[str, Role]] = [("also", "support")] if match["also"] else []
        return [("by", "lead" if also or "牵头" in match["verb"] else "responsible"), *then, *also]
    if match["first"]:
        return [("first", "lead"), ("others", "support")]
    for alone in _RESPONSIBLE:
        if match[alone]:
            return [(alone, "responsible")]
    leads: Role = "lead" if match["task"].startswith("牵头") else "responsible"
    helpers: list[tuple[str, Role]] = [("helpers", "support")] if match["helpers"] else []
    return [("subject", leads), *helpers]
