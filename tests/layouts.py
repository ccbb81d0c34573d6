"""The same text as other programs would lay it out: broken at a width, with page numbers, with empty lines."""

import re
from collections.abc import Callable

_UNIT = re.compile(r"[0-9A-Za-z.%]+[,，。、;；:：!?)）》”]*|.[,，。、;；:：!?)）》”]*")
_LINES_A_PAGE = 12
_LONG_PARAGRAPH = 120


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0xFF else 1 for character in text)


def broken(text: str, width: int = 76) -> str:
    """Paragraphs broken where the line is full, ``width`` halves of a Chinese character; numbers stay whole."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for unit in _UNIT.findall(paragraph):
            if line and _width(line + unit) > width + 2:
                lines.append(line)
                line = ""
            line += unit
        lines.append(line)
    return "\n".join(lines)


def counted(text: str, characters: int = 38) -> str:
    """Paragraphs cut after so many characters, within numbers too."""
    pieces = (re.findall(f".{{1,{characters}}}", paragraph) or [""] for paragraph in text.split("\n"))
    return "\n".join(line for paragraph in pieces for line in paragraph)


def indented(text: str) -> str:
    """White space before each paragraph, then broken."""
    return broken("\n".join("\u3000\u3000" + line.strip() if line.strip() else line for line in text.split("\n")))


def spaced(text: str) -> str:
    """Broken, and an empty line after each line."""
    return broken(text).replace("\n", "\n\n")


def paged(text: str) -> str:
    """Broken, and a page number after each twelve lines."""
    lines = broken(text, 60).split("\n")
    pages = [lines[start : start + _LINES_A_PAGE] for start in range(0, len(lines), _LINES_A_PAGE)]
    return "\n".join("\n".join([*page, f"— {number} —"]) for number, page in enumerate(pages, 1))


def torn(text: str) -> str:
    """Long paragraphs torn by the end of a page: an empty line, a number, an empty line."""
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        cut = len(line) * 2 // 3
        lines += (
            [line[:cut], "", f"- {number} -", "", line[cut:]]
            if len(line) > _LONG_PARAGRAPH and line[cut - 1] not in "。;；:："
            else [line]
        )
    return "\n".join(lines)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "broken at a width": broken,
    "cut after a number of characters": counted,
    "indented and broken": indented,
    "broken and spaced": spaced,
    "broken into pages": paged,
    "torn by pages": torn,
    "spaced": lambda text: text.replace("\n", "\n\n"),
    "Windows line ends and tabs": lambda text: text.replace("\n", "\r\n\t"),
    "wide digits": lambda text: text.translate({code: code + 0xFEE0 for code in map(ord, "0123456789%")}),
    "spaces round numbers": lambda text: re.sub(r"(\d+)", r" \1 ", text),
}
