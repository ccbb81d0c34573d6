"""The dictionary of bodies: every known name without its place, and the official forms that it may stand for."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from loaders.lexicons import lexicon
from ontology.frozen import record

Words = dict[str, Any]
_FILES: Final = ("agencies_regional", "agencies_former", "agencies_vertical", "agencies_government", "agencies_party")
_DEFAULT_ENDS: Final = "局 厅"
_LONG_ENDS: Final = {"委": "委员会", "办": "办公室"}


@record(frozen=True)
class Form:
    """One official form of a name: ``name`` may hold ``<place>`` and the like, else the place stands before it."""

    type: str
    name: str
    at: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    def fits(self, levels: frozenset[str], date: str) -> bool:
        """Whether the form is used at one of ``levels`` on ``date`` (ISO, or empty for an unknown date)."""
        return (
            (not self.at or bool(self.at & levels)) and date >= self.since and not (self.until and date >= self.until)
        )


def _rows(value: Any) -> list[Words]:  # noqa: ANN401
    """The forms under one official name, as mappings: plain text is short for ``{of: text}``."""
    values = value if isinstance(value, list) else [value]
    return [row if isinstance(row, dict) else {"of": row} for row in values]


def _explicit(slug: str, entry: Words) -> Iterator[tuple[str, Form]]:
    """Names written out under ``forms``; with ``party`` also known with 委 before them, with ``only`` just so."""
    heads = ([] if entry.get("only") else [""]) + (["委"] if entry.get("party") else [])
    for name, value in (entry.get("forms") or {}).items():
        rows = _rows(value)
        for row in rows:
            form = Form(
                row.get("type", _beside(slug, name)),
                name,
                frozenset(row.get("at", "").split()),
                row.get("from", ""),
                row.get("until", ""),
            )
            itself = [] if "<" in name or row is not rows[0] else [name, name.replace("人民政府", "政府")]
            for word in dict.fromkeys([*itself, *row.get("of", "").split()]):
                yield from ((head + word, form) for head in heads or [""])


def _beside(slug: str, name: str) -> str:
    """The type of ``name``: an institution beside the bureau of its field is a body of its own.

    市大数据中心 is not 市大数据局, though both do the same; the code of what they do is the longer one's beginning.
    """
    ending = next((ending for ending in word("institutions_beside") if name.endswith(ending)), None)
    if not ending or all(other.endswith(ending) for other in _official()[slug]):
        return slug
    return f"{slug}-{word('institutions_beside')[ending]}"


@cache
def _official() -> dict[str, list[str]]:
    """The official names of every type, of those made by rule only the endings."""
    found: dict[str, list[str]] = {}
    for slug, entry in _entries():
        ends = entry.get("ends", _DEFAULT_ENDS).split() if entry.get("stems") else ()
        found.setdefault(slug, []).extend([*(entry.get("forms") or ()), *(_LONG_ENDS.get(end, end) for end in ends)])
    return found


def _entries() -> list[tuple[str, Words]]:
    """All types of the lexicons with their words; those of former times first."""
    return [(slug, entry) for file in _FILES for slug, entry in lexicon(file).items()]


def _without_links(stem: str) -> set[str]:
    """A stem as it is shortened by rule: 住房和城乡建设 → 住房城乡建设, 市场监督管理 → 市场监管."""
    plain = stem.replace("和", "").replace("与", "")
    return {plain, stem.replace("监督管理", "监管"), plain.replace("监督管理", "监管")}


def _crossed(slug: str, entry: Words, rank: int) -> Iterator[tuple[str, Form]]:
    """Stems crossed with endings; ``rank`` 0 gives full stems, 1 the short ones, 2 those shortened by rule."""
    for stem, shorts in (entry.get("stems") or {}).items():
        words = ([stem], shorts.split(), sorted(_without_links(stem)))[rank]
        for end in entry.get("ends", _DEFAULT_ENDS).split():
            long = _LONG_ENDS.get(end, end)
            form = Form(_beside(slug, stem + long), stem + long)
            for word in words:
                yield from ((word + e, form) for e in {end, long})


@cache
def known() -> dict[str, tuple[Form, ...]]:
    """Every known name without its place → its forms, the first that fits is meant.

    What is written out goes before what a rule shortens: 教育体育局 is itself, not 教育和体育局.
    """
    found: dict[str, list[Form]] = {}
    entries = _entries()
    for word, form in (pair for slug, entry in entries for pair in _explicit(slug, entry)):
        found.setdefault(word, []).append(form)
    for rank in range(3):
        for word, form in (pair for slug, entry in entries for pair in _crossed(slug, entry, rank)):
            if all(other.at or other.since or other.until for other in found.get(word, ())):
                found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def central() -> dict[str, Form]:
    """Names that mean a central body anywhere (财政部, 国家知识产权局) → its form."""
    return _central(bare=False)


@cache
def central_bare() -> dict[str, Form]:
    """Names that mean a central body in a plan of the whole country only (税务局) → its form."""
    return _central(bare=True)


def _central(*, bare: bool) -> dict[str, Form]:
    found: dict[str, Form] = {}
    for slug, names in lexicon("agencies_central").items():
        for name, value in names.items():
            row = _rows(value)[0]
            words = row.get("bare", "") if bare else f"{name} {row.get('of', '')}"
            found |= dict.fromkeys(words.split(), Form(slug, name))
    return found


def word(name: str) -> Any:  # noqa: ANN401
    """One table of ``agencies_words.yaml``."""
    return lexicon("agencies_words")[name]
