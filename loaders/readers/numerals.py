"""Numbers as the number formats of Word print them: 十二, 壹, ⑴, ①, iv."""

from collections.abc import Callable
from typing import Final

_TENS: Final = "十百千"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST: Final = 9999


def numeral(number: int, form: str) -> str:
    """Return ``number`` in the number format ``form`` of Word (``w:numFmt``); unknown ones print Arabic digits.

    >>> numeral(12, "chineseCounting")
    '十二'
    """
    write = _FORMS.get(form)
    return write(number) if write and 0 < number <= _LARGEST else str(number)


def _counting(digits: str, tens: str, drop_one: bool) -> Callable[[int], str]:
    """Counting with places: 105 → 一百零五; 12 → 十二 where the leading one is dropped."""

    def write(number: int) -> str:
        result = ""
        for place, digit in enumerate(reversed(str(number))):
            value = int(digit)
            if value:
                result = digits[value] + (tens[place - 1] if place else "") + result
            elif result and result[0] != digits[0]:
                result = digits[0] + result
        return result[1:] if drop_one and 10 <= number < 20 else result

    return write


def _each_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _one_of(signs: str) -> Callable[[int], str]:
    """Signs that exist only up to a number; beyond it Arabic digits."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _range(first: str, count: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(count))


def _letters(first: str) -> Callable[[int], str]:
    """a … z, aa … zz as Word goes on."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    result = ""
    for value, sign in _ROMAN:
        result += sign * (number // value)
        number %= value
    return result


_CHINESE: Final = _counting("零一二三四五六七八九", _TENS, True)
_CAPITALS: Final = _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟", False)
_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "koreanCounting": _CHINESE,
    "ideographDigital": _each_digit("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _each_digit("〇一二三四五六七八九"),
    "taiwaneseDigital": _each_digit("○一二三四五六七八九"),
    "chineseLegalSimplified": _CAPITALS,
    "ideographLegalTraditional": _CAPITALS,
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _one_of(_range("㊀", 10)),
    "decimalEnclosedCircle": _one_of(_range("①", 20)),
    "decimalEnclosedCircleChinese": _one_of(_range("①", 20)),
    "decimalEnclosedParen": _one_of(_range("⑴", 20)),
    "decimalEnclosedFullstop": _one_of(_range("⒈", 20)),
    "decimalFullWidth": _each_digit(_range("０", 10)),
    "decimalFullWidth2": _each_digit(_range("０", 10)),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
