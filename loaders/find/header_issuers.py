"""Who issues a document: the bodies that sign it, else those that its title or a news item names."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from loaders.lexicons import alternatives, lexicon

_LONGEST: Final = 40
_BODY_END: Final = re.compile("[局厅会部心室院行署]")
_REGION: Final = re.compile(r"[\u4e00-\u9fff]{2,6}?[省市县区州盟旗]")
_NOISE: Final = re.compile(r"\((?:盖章|印章|章|公章|代章)\)$")
# 广州市卫生健康委等4部门, 某某局等十四家单位
_OTHERS: Final = re.compile(
    r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:个|家)?(?:市级|省级)?(?:有关)?(?:部门|单位|委办局)$|等$"
)


@cache
def _name() -> re.Pattern[str]:
    words = lexicon("header")
    # 苏州市人民政府; 中共中央; 某新区直管区联席会议办公室
    return re.compile(
        rf"(?:[\u4e00-\u9fff()A-Z0-9“”]{{2,{_LONGEST}}}(?:{alternatives(words['bodies'])})|{alternatives(words['central'])})"
    )


@cache
def _starts() -> re.Pattern[str]:
    central = lexicon("header")["central"]
    return re.compile(alternatives([*central, "国家税务", "国家金融", "中国人民银行", "中国银行保险"]))


def is_body(text: str) -> bool:
    """True where ``text`` (folded, without white space) is the name of a public body and nothing else."""
    return bool(_name().fullmatch(text)) and not re.match(r"[各现并请经对将(0-9]", text)


@lru_cache(maxsize=1024)  # the lines above dates are asked for several times
def split_bodies(words: str) -> tuple[str, ...]:
    """The bodies that a line of a signature names, parted by blanks or commas or glued; () where it is something else.

    >>> split_bodies("淮北市住房和城乡建设局淮北市财政局")
    ('淮北市住房和城乡建设局', '淮北市财政局')
    """
    words = _NOISE.sub("", words.strip())
    pieces = [piece for piece in re.split(r"[\s、,\uff0c]+", words) if piece]
    if len(pieces) > 1 and not all(is_body(piece) for piece in pieces):
        joined = "".join(pieces)  # 上 海 市 人 民 政 府
        pieces = [joined] if not re.search(r"[、,\uff0c]", words) and len(joined) <= _LONGEST * 4 else []
    if not pieces or not all(is_body(part) for piece in pieces for part in _unglue(piece)):
        return ()
    return tuple(part for piece in pieces for part in _unglue(piece))


def _unglue(piece: str) -> list[str]:
    """Cut where one name ends and the next begins: a region, 国家 or a central body after 局, 厅, 委员会 …"""
    region = _REGION.match(piece)
    ends = [match.end() for match in _BODY_END.finditer(piece)]
    cuts = [end for end in ends if _starts().match(piece, end) or (region and piece.startswith(region[0], end))]
    merged: list[str] = []
    for part in (piece[start:end] for start, end in pairwise([0, *cuts, len(piece)])):
        if merged and (merged[-1] in lexicon("header")["vertical"] or not is_body(merged[-1])):
            merged[-1] += part
        else:
            merged.append(part)
    return merged


def title_bodies(title: str) -> tuple[str, ...]:
    """The bodies before 关于 or 印发 in the full title of a notice, blanks between them kept.

    >>> title_bodies("甲市人民政府办公室关于印发甲市某方案的通知")
    ('甲市人民政府办公室',)
    """
    match = re.match(r"(?:【[^】]*】)?([^《》]{2,120}?)(?:关于|印发|转发|批转)", title)
    return split_bodies(_OTHERS.sub("", match[1].strip())) if match else ()


def places_before(title: str) -> tuple[str, ...]:
    """The words before 关于 in a notice that name no body and may name its place: 某州|关于印发….

    >>> places_before("苏州关于印发花市方案的通知")
    ('苏州',)
    """
    match = re.match(r"([\u4e00-\u9fff]{2,8})关于(?:印发|转发|公布)", title)
    return (match[1],) if match else ()


def unbroken(bodies: list[str]) -> tuple[str, ...]:
    """A branch whose name was broken after its central body is one body: 中国银行…委员会 / 某某监管分局."""
    out: list[str] = []
    for body in bodies:
        if out and out[-1] in lexicon("header")["vertical"]:
            out[-1] += body
        else:
            out.append(body)
    return tuple(dict.fromkeys(out))


def news_bodies(text: str) -> tuple[str, ...]:
    """The bodies that a news sentence names before 印发, 出台 … 《; ``text`` is the sentence up to the 《."""
    verbs = alternatives(lexicon("header")["issued"])
    match = re.search(
        rf"(?:^|[,。:])(?P<who>[^,。:《》]{{4,120}}?)(?:近日|日前|正式|联合)*(?:{verbs})(?:了|的)?$", text
    )
    if not match:
        return ()
    who = re.sub(r"^(?:\d{1,2}月\d{1,2}日|近日|日前|今日|昨日|由)*", "", match["who"])
    return split_bodies(_OTHERS.sub("", who))
