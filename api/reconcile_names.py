"""What names mean by the rules that plans are read by: short forms, titles, places; and whether they decide."""

import re
from functools import cache
from typing import Final

from graph.documents import is_generic, number_key, title_key
from graph.pinyin import syllables
from graph.tokens import joined
from ontology import regions, zones
from ontology.iri import NATION, Identifier, digest, number_slug, slug

_CODE: Final = 6  # digits of the code of an area
_NUMBER: Final = re.compile(r"[〔\[(（﹝【]?(?:19|20)\d\d[〕\])）﹞】]?\s*第?\d{1,5}号")
# what stands before a number, and the letters of its issuer after the last mark
_ISSUED_AS: Final = re.compile(r"(.*[\s《》()（）、,，]|)([^\s《》()（）、,，]*)\s*", re.DOTALL)
_MARKS: Final = " \t\u3000()（）、,，"
_LETTERS: Final = 7  # of the issuer that a number may begin with
_LONGEST: Final = 200  # signs of a name


def meant(kind: str, text: str, area: str | None) -> list[str]:
    """Return the IRIs of what ``text`` means, whether or not the graph holds them.

    Args:
        kind: a type of the reconciliation service.
        text: a name, as tables write it.
        area: the code of the area that a body belongs to, where it is known.
    """
    return [str(Identifier(kind, key)) for key in _READINGS[kind](text, area)]


def written_otherwise(kind: str, text: str) -> list[str]:
    """Return the IRIs of what ``text`` means where it says so by itself; of kinds without rules there is none.

    江苏省苏州市财政局 and 苏州市市监局 are bodies of Suzhou, 南京市玄武区 is a place; 市财政局 says too little.
    """
    return meant(kind, text, None) if kind in _READINGS and len(text) <= _LONGEST else []


def _agency(text: str, area: str | None) -> list[str]:
    from loaders.resolve.agencies import IssuerContext, resolve  # its tables load only where a table is matched

    found = resolve(text, IssuerContext(region_code=area))
    return [found.key] if found.key else []


def _region(text: str, _area: str | None) -> list[str]:
    return list(regions.find(text))


def _indicator(text: str, _area: str | None) -> list[str]:
    from loaders.resolve.indicators import concept

    found = concept(text, None)
    return [f"code/{found}"] if found else []


def _document(text: str, _area: str | None) -> list[str]:
    # as graph/documents.py names what is cited
    titles, numbers = parted(text)
    keys = [*(slug(title_key(title)) for title in titles if not is_generic(title)),
            *(f"{number_slug(number)}-{digest(number_key(number))[:4]}" for number in numbers)]  # fmt: skip
    return list(dict.fromkeys(keys))


def parted(text: str) -> tuple[list[str], list[str]]:
    """Return what may be the title of a document in ``text``, and what may be its number.

    >>> parted("《花木纲要》（国发〔2020〕9号）")
    (['《花木纲要》'], ['国发〔2020〕9号'])
    """
    found = _NUMBER.search(text)
    if found is None:
        return [text], [text]
    head, year_on = text[: found.start()], text[found.start() : found.end()]
    before, issued = _ISSUED_AS.fullmatch(head).groups()  # type: ignore[union-attr]  # any text fits
    after = text[found.end() :].strip(_MARKS)
    if before.strip(_MARKS) or not after:
        # the letters of the issuer may follow the title without any mark
        sizes = [len(issued)] if before or len(issued) <= _LETTERS else range(2, _LETTERS + 1)
        cuts = [(before + issued[: len(issued) - size], issued[len(issued) - size :]) for size in sizes]
    else:
        cuts = [(after, issued)]
    titles = dict.fromkeys(title.strip(_MARKS) for title, _ in cuts)
    return [title for title in titles if title], [letters + year_on for _, letters in cuts]


_READINGS: Final = {"agency": _agency, "region": _region, "indicator": _indicator, "document": _document}


def decides(kind: str, key: str, text: str, *, placed: bool) -> bool:
    """Whether a name alone says which thing is meant, among all there are in the country.

    Args:
        kind: a type of the reconciliation service.
        key: of the thing that goes by the name in the graph.
        text: the name: 市财政局 and 鼓楼区 do not decide, 苏州市财政局 does.
        placed: whether the client said besides where the thing is.
    """
    if placed or kind in ("indicator", "document"):
        return True
    if text == key:
        return True
    # zones that no table has may have namesakes in other cities
    if kind == "region" and (regions.level(key) != "zone" or zones.names_of(key, ())):
        return len(regions.find(text)) <= 1
    area = key[:_CODE]
    if area == NATION:
        return True
    names = [regions.name_of(code) or "" for code in (area, *regions.ancestors(area)) if code != NATION]
    return any(name and regions.bare(name) in text for name in names)


def sounds_alone(kind: str, key: str) -> bool:
    """Whether no other place sounds like the one of a thing: 苏州 and 宿州 are both suzhou."""
    if kind in ("indicator", "document"):
        return True
    name = regions.name_of(key[:_CODE]) or ""
    return len(_by_sound().get(sound(regions.bare(name)), ())) <= 1


def spoken(kind: str, text: str) -> list[str]:
    """Return the IRIs of the areas whose short name sounds as ``text``, which is in pinyin: ningbo → 宁波市."""
    names = _by_sound().get(joined(text), ()) if kind == "region" else ()
    return [str(Identifier("region", code)) for name in sorted(names) for code in regions.find(name)]


@cache
def _by_sound() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in {regions.bare(one) for one in regions.table().values()}:
        found.setdefault(sound(name), set()).add(name)
    return found


def sound(text: str) -> str:
    """The pinyin of a name, without tones and spaces; what was typed in pinyin stays.

    >>> sound("苏州市"), sound("Su Zhou")
    ('suzhoushi', 'suzhou')
    """
    return joined(text) or "".join(syllables(text)).lower()
