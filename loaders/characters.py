"""Character tables: which printed forms are folded into one before patterns are tried."""

import re
import unicodedata
from typing import Final

_BRACKETS_OPEN: Final = "（﹝〔［【〖〈＜﹤<[｛"
_BRACKETS_CLOSE: Final = "）﹞〕］】〗〉＞﹥>]｝"
_DASHES: Final = "—–―－‐‑‒−─━﹣"
_SINGLE: Final = dict(zip("，；：．﹒％﹪！？～〜∼∶＋／＝＂‘’｡﹑\u3000", ",;:..%%!?~~~:+/=\"''。、 ", strict=True))

# Full-width digits and letters, every kind of bracket and dash → one ASCII form each. One character to one character.
_FOLD: Final[dict[str, str]] = (
    {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
    | dict.fromkeys(_BRACKETS_OPEN, "(")
    | dict.fromkeys(_BRACKETS_CLOSE, ")")
    | dict.fromkeys(_DASHES, "-")
    | _SINGLE
)
# White space of every sort, zero-width and private characters among it, for a class of an expression; written out,
# because that is quicker than a category.
BLANKS: Final = (
    re.escape("".join(chr(code) for code in range(0x3001) if chr(code).isspace()))
    + r"\u200b-\u200d\u2060\ufeff\u00ad\ue000-\uf8ff"
)


def may_have_blanks(text: str) -> bool:
    """False where ``text`` holds no white space of any sort for sure; quicker than looking for it."""
    return " " in text or not text.isprintable()


# Kangxi radicals and the supplement that fonts of scanned and exported PDF files put for the characters themselves.
# NFKC maps the first block (U+2F00–U+2FD5), but not these of the second.
_SUPPLEMENT: Final = dict(
    zip(
        "⻔⻝⺠⻓⻅⻉⻋⻢⻚⻛⻜⻥⻩⻬⻰⻄⻘⻦⻨⻮⻳⻣⻤⻙⻆",
        "门食民长见贝车马页风飞鱼黄齐龙西青鸟麦齿龟骨鬼韦角",
        strict=True,
    )
)


def _kangxi() -> dict[str, str]:
    return {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}


_REPAIR: Final[dict[str, str]] = _kangxi() | _SUPPLEMENT
# “一网通办", "一网通办”: a quotation with one mark of a keyboard
_HALF_CURLY: Final = re.compile(r'“([^“”"\n]{1,60})"|(?<!“)"([^“”"\n]{1,60})”')
# Most characters stay, so that looking for the others is much faster than translating each.
_UNUSUAL: Final = re.compile(f"[{re.escape(''.join(_FOLD))}\u2e80-\u2fd5]")


def fold(text: str) -> str:
    """``text`` with every character in its one printed form; of the same length.

    >>> fold("（１）《甲》—乙")
    '(1)《甲》-乙'
    """
    return _paired(_replaced(text, set(_UNUSUAL.findall(text)), _FOLD))


def fold_and_repair(text: str) -> tuple[str, str]:
    """``text`` folded, and ``text`` with radicals of fonts replaced by what they stand for; of the same length."""
    unusual = set(_UNUSUAL.findall(text))
    return _paired(_replaced(text, unusual, _FOLD)), _replaced(text, unusual, _REPAIR)


def _paired(text: str) -> str:
    """``text`` with “一网通办" and "一网通办” in their two quotation marks."""
    return _HALF_CURLY.sub(r"“\1\2”", text) if '"' in text else text


def _replaced(text: str, characters: set[str], forms: dict[str, str]) -> str:
    """``text`` with each of ``characters`` in its form, where it has one; no form has one itself."""
    for character in characters & forms.keys():
        text = text.replace(character, forms[character])
    return text
