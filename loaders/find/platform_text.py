"""The text as the search for platforms sees it: same length, with all that cannot be part of a name blotted out."""

import re
from functools import cache, lru_cache
from typing import Final

from loaders.find.platform_words import ending_pattern, heads, words
from loaders.lexicons import alternatives

_WALL: Final = "\n"
_OPAQUE: Final = "〇"
_SHORTEST_BRACKET: Final = 4
_LONGEST_BRACKET: Final = 18
# 《企业知识产权管理规范》
_TITLE: Final = re.compile(r"《[^《》\n]{0,120}》")
# "关于开展…示范区建设的通知" named without 《》
_UNQUOTED: Final = re.compile(r"关于[^,。;:《》\n]{4,80}?的(?:通知|意见|决定|批复|函|公告|办法|方案|规划)")
# "牵头单位:市科技局、市财政局"
_STATEMENT: Final = re.compile(r"(?:责任|牵头|配合|参与|主办|承办|协办|实施)(?:单位|部门|主体|处室)[:、][^\n]*")
# One of these stands in each; plain words are found several times as fast.
_STATEMENT_SIGNS: Final = tuple(body + mark for body in ("单位", "部门", "主体", "处室") for mark in ":、")
# Each begins with a plain character, so that they are quickly looked for.
_NO_NAME: Final = re.compile(",|;|。|:|、|\n|责任|牵头|负责|配合|简称|下同")
# "(2023)", "(二)"
_COUNT: Final = re.compile(r".(?:[一二三四五六七八九十]{1,3}|\d.*).$")
# “班列+园区”, “水上的示范区”, “一平台多基地”, “1+6+N”
_SLOGAN: Final = re.compile("[+×-]|一.{1,4}[一多两]|^[一两三四五六七八九十\\d]|上的")
_PLAIN_BRACKET: Final = re.compile(r"\([^()\n]*\)")
# One with others in it, but none in those
_NESTED_BRACKET: Final = re.compile(r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_BRACKET_MARK: Final = re.compile(r"[()\n]")
_PARTED: Final = re.compile("[,。;:\n]")
_CURLY: Final = re.compile(r"“[^“”\n]{1,28}”")
_QUOTED: Final = re.compile(rf"{_CURLY.pattern}|\"[^\"\n]{{1,28}}\"|「[^「」\n]{{1,28}}」")


def shape(norm: str) -> str:
    """Return ``norm`` with titles, statements of responsibility and long brackets as walls, quoted words opaque.

    The last word of a carrier at the end of a quotation stays: “政府采购一体化平台”.
    """
    text = _UNQUOTED.sub(_wall, _TITLE.sub(_wall, norm))
    text = _brackets(text)
    if any(map(text.__contains__, _STATEMENT_SIGNS)):
        text = _STATEMENT.sub(_wall, text)
    return (_QUOTED if has_rare_quotes(text) else _CURLY).sub(_quoted, text)


def has_rare_quotes(text: str) -> bool:
    """True where words are quoted otherwise than with “”; those alone are found much faster."""
    return '"' in text or "「" in text


@cache
def application_pattern(*, rare: bool) -> re.Pattern[str]:
    """A quotation, opaque, that may be the name of an application, and what may follow: 录入|“青企通”|统一发布.

    Without ``rare``, only those that “ opens, which are found faster.
    """
    opening = '[“"「]' if rare else "“"
    return re.compile(rf"{opening}〇{{2,8}}[”\"」](?=[,。;、]|{alternatives(words()['then'])})")


def _wall(match: re.Match[str]) -> str:
    return _WALL * len(match[0])


def _brackets(text: str) -> str:
    """Outermost brackets: a short one may belong to a name, 中国(宁波)…中心; a long or unclosed one does not."""
    replaced = _NESTED_BRACKET.sub(_outermost, text)
    if "(" not in replaced:  # none is unclosed, or has others in others
        return replaced
    pieces: list[str] = []
    position = 0
    while (opened := text.find("(", position)) >= 0:
        if plain := _PLAIN_BRACKET.match(text, opened):
            pieces += [text[position:opened], _closed(plain[0])]
            position = plain.end()
            continue
        ending = _ending(text, opened)
        if not ending:
            break
        closed = ending[0] == ")"
        end = ending.end() if closed else ending.start()
        pieces += [text[position:opened], _closed(text[opened:end]) if closed else _unclosed(text[opened:end])]
        position = end
    return "".join([*pieces, text[position:]])


def _ending(text: str, opened: int) -> re.Match[str] | None:
    """The mark that closes the bracket opened there, or the end of its line; None in an unclosed last line."""
    depth = 0
    for match in _BRACKET_MARK.finditer(text, opened):
        depth += {"(": 1, ")": -1}.get(match[0], -depth)
        if not depth:
            return match
    return None


def _outermost(match: re.Match[str]) -> str:
    content = match[0]  # not handed on: there are many
    return _WALL * len(content) if len(content) > _LONGEST_BRACKET else _short(content)


def _closed(content: str) -> str:
    if len(content) > _LONGEST_BRACKET:  # as most are that are no part of a name
        return _WALL * len(content)
    return _short(content)


@lru_cache(maxsize=4096)  # the same words stand in brackets again and again
def _short(content: str) -> str:
    # "(家)" is a unit, "(2023)" a year; "(宁波)", "(MTPS)", "(二期)" belong to names.
    size = len(content)
    if content[1:-1] in {"区", "市", "县", "园区", "街道", "镇", "乡"}:
        return _OPAQUE * size
    return (_OPAQUE if size >= _SHORTEST_BRACKET and _may_be_name(content) else _WALL) * size


def _unclosed(content: str) -> str:
    return content if _may_be_name(content) else _WALL * len(content)


def _may_be_name(content: str) -> bool:
    return not _NO_NAME.search(content) and not _COUNT.match(content)


def _quoted(match: re.Match[str]) -> str:
    return _opaque(match[0])


@lru_cache(maxsize=4096)  # the same words are quoted again and again
def _opaque(quoted: str) -> str:
    inside = quoted[1:-1]
    if _PARTED.search(inside):
        return quoted
    if not ending_pattern().search(inside, len(inside) - 1):
        return quoted[0] + _OPAQUE * len(inside) + quoted[-1]
    slogan = _SLOGAN.search(inside) and not inside.startswith("互联网+")
    head = None if slogan else _last_head().search(inside)
    kept = inside[head.start() :] if head else ""
    return quoted[0] + _OPAQUE * (len(inside) - len(kept)) + kept + quoted[-1]


@cache
def _last_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{heads()})$")
