"""Finds names, other names, headings and quotes by any part of them, in Chinese, in pinyin, or by initials.

Rows stand in the order of their rank (names before other names before headings before quotes, by kind, the short ones
first), so that the first hits of a kind are read without ranking all. Pairs of signs are the tokens of the full-text
index: one sign alone is in nearly every name. The index knows no punctuation, so every hit is compared with the text.
"""

import itertools
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final, Literal, cast

from graph.pinyin import split, syllables
from graph.several import Places, Word, letters_only, places_in, queries, several
from graph.tokens import MAX_QUERY, Way, asked, fold, joined, sounding, ways, written

Field = Literal["name", "alias", "heading", "quote"]
Match = Literal["exact", "prefix", "part"]
FIELDS: Final[tuple[Field, ...]] = ("name", "alias", "heading", "quote")
# what is also found by its sound
_SPOKEN: Final = frozenset(("name", "alias"))
_TABLES: Final = """
CREATE TABLE label (id INTEGER PRIMARY KEY, kind TEXT, field INTEGER, node TEXT, text TEXT, folded TEXT, sound TEXT,
                    initials TEXT, around TEXT);
CREATE VIRTUAL TABLE words USING fts5(tokens, content='', detail=none, columnsize=0,
                                      tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
INSERT INTO words (words, rank) VALUES ('hashsize', 67108864);
"""
_INDEXES: Final = """
CREATE INDEX by_text ON label (field, kind, folded);
CREATE INDEX by_sound ON label (field, kind, sound) WHERE sound IS NOT NULL;
CREATE INDEX by_initials ON label (field, kind, initials) WHERE initials IS NOT NULL;
CREATE INDEX by_node ON label (node, field);
"""
_PARTS: Final = ("SELECT node, text, folded{} FROM words JOIN label ON id = words.rowid WHERE words MATCH ?"
                 " AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid")  # fmt: skip
_BATCH: Final = 5_000
_SAMPLE: Final = 16  # one in so many texts is looked at for what is common
_WIDER: Final = 20  # times as many texts are looked through as hits are wanted, where words stand in names around
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Label:
    """One text that a node can be found by; the names of the nodes ``around`` it tell of it as well."""

    kind: str
    field: Field
    node: str
    text: str
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found, the text that it was found by, and how well it fits."""

    node: str
    field: Field
    text: str
    match: Match


@dataclass(frozen=True, slots=True)
class Group:
    """The first hits among the nodes of one kind, best first; ``more`` says that there are others."""

    kind: str
    hits: tuple[Hit, ...]
    more: bool


_Given = tuple[int, str, int, str, str, tuple[str, ...]]  # field, kind, length, text, node, what is around


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed: the ways to understand all of it, and its words where there are several.

    ``most`` is how many texts of a kind are looked through for all words, any number where it is negative.
    """

    whole: Sequence[Way]
    words: Sequence[Word]
    most: int


class SearchIndex:
    """An index in memory. It may be shared between threads."""

    def __init__(self, labels: Iterable[Label], usual: Mapping[str, str] | None = None) -> None:
        """Build the index of ``labels``; ``usual`` are names of nodes (by IRI) which they are told by before others."""
        self._usual = usual or {}
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.executescript(_TABLES)
        self._buckets: dict[tuple[int, str], tuple[int, int]] = {}
        self._common: Counter[str] = Counter()
        self._places = Places()
        self._placed: set[tuple[int, str]] = set()  # where texts belong to places
        given = set(labels)
        own = _names_of_aliases(given)
        rows = sorted((FIELDS.index(one.field), one.kind, len(one.text), one.text, one.node, one.around)
                      for one in given)  # fmt: skip
        numbered = enumerate(rows, 1)
        while batch := list(itertools.islice(numbered, _BATCH)):
            self._add(batch, own)
        self._base.executescript(_INDEXES)
        self._places.name(self._base.execute("SELECT node, folded, around FROM label WHERE field = 0"))

    def _add(self, batch: Sequence[tuple[int, _Given]], own: Mapping[str, str]) -> None:
        stored, words = [], []
        for id_, (field, kind, _, text, node, around) in batch:
            first, _last = self._buckets.get((field, kind), (id_, id_))
            self._buckets[field, kind] = first, id_
            folded = fold(text)
            found, sound, initials = written(folded), None, None
            if id_ % _SAMPLE == 0:
                self._common.update(found)
            if FIELDS[field] in _SPOKEN:
                sounds = syllables(folded)
                sound, initials = "".join(sounds), "".join(one[0] for one in sounds)
                found |= sounding(sounds)
            numbers = self._places.numbers(around)
            if numbers:
                self._placed.add((field, kind))
            found.update(f"3{number}" for number in numbers)
            if FIELDS[field] == "alias" and node in own:
                found.update(f"2{one}" for one in written(own[node]) | sounding(syllables(own[node])))
            stored.append((id_, kind, field, node, text, folded, sound, initials, " ".join(map(str, numbers))))
            words.append((id_, " ".join(found)))
        self._base.executemany("INSERT INTO label VALUES (?,?,?,?,?,?,?,?,?)", stored)
        self._base.executemany("INSERT INTO words (rowid, tokens) VALUES (?, ?)", words)

    @property
    def busy(self) -> bool:
        """Whether somebody is looking something up, for whom others have to wait."""
        return self._lock.locked()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of nodes that there are."""
        return tuple(sorted({kind for _, kind in self._buckets}))

    def find(self, text: str, *, kinds: Sequence[str] | None = None, limit: int = 10) -> list[Group]:
        """Return what holds ``text``, grouped by kind: exact names first, then beginnings, parts, and other texts.

        Then comes what all words of ``text`` tell of, by its text, its name, its plan or its place.

        Args:
            text: Chinese of any length, pinyin with or without spaces, or initials; what stands after ``MAX_QUERY``
                signs does not count. Several words have blanks, 、 or commas between; of letters, whose blanks may also
                part syllables, they are looked for only where all of them together find nothing.
            kinds: the kinds to look among, in the order of the answer; all by default.
            limit: the most hits of a kind.
        """
        wanted = self.kinds if kinds is None else kinds
        with self._lock:
            found = (self._groups(asked, wanted, limit) for asked in self._asked(text, limit * _WIDER))
            return next(filter(None, found), [])

    def _asked(self, text: str, most: int) -> Iterator[_Asked]:
        """What to look for, one after the other until something is found."""
        whole, letters = ways(text, self._common), letters_only(text)
        yield _Asked(whole, () if letters else several(text, self._common, self._places), most)
        if letters and (words := several(text, self._common, self._places)):
            yield _Asked((), words, most)

    def _groups(self, asked: _Asked, kinds: Sequence[str], limit: int) -> list[Group]:
        found = ((kind, list(itertools.islice(self._hits(kind, asked), limit + 1))) for kind in kinds)
        return [Group(kind, tuple(hits[:limit]), len(hits) > limit) for kind, hits in found if hits]

    def _hits(self, kind: str, asked: _Asked) -> Iterator[Hit]:
        seen: set[str] = set()
        fields = [place for place in range(len(FIELDS)) if (place, kind) in self._buckets]
        whole = ((place, hit) for place in fields for hit in self._of_field(place, kind, asked.whole))
        told = ((place, hit) for place in fields for hit in self._told(place, kind, asked))
        for place, (node, text, match) in itertools.chain(whole, told):
            if node not in seen:
                seen.add(node)
                yield Hit(node, FIELDS[place], text, match)

    def _told(self, field: int, kind: str, asked: _Asked) -> Iterator[tuple[str, str, Match]]:
        """What all of several words tell of, and one of them by the text itself."""
        spoken = FIELDS[field] in _SPOKEN
        if not asked.words:
            return
        for query in queries(asked.words, FIELDS[field] == "alias", (field, kind) in self._placed):
            limits = (query, *self._buckets[field, kind], asked.most)
            for node, text, folded, around in self._base.execute(f"{_PARTS.format(', around')} LIMIT ?", limits):
                stated = [word.tells(folded, spoken) for word in asked.words]
                if any(stated) and all(
                    here or self._tells(word, node, field, places_in(around))
                    for here, word in zip(stated, asked.words, strict=True)
                ):
                    yield node, text, "part"

    def _tells(self, word: Word, node: str, field: int, numbers: Sequence[int]) -> bool:
        """Whether a word stands in the name of a node of which one found another text, or in one around it."""
        if word.places is not None and not word.places.isdisjoint(numbers):
            return True
        if word.places is None and any(word.tells(self._places.known(number), True) for number in numbers):
            return True
        own = self._base.execute("SELECT folded FROM label WHERE node = ? AND field = 0", (node,)) if field else ()
        return any(word.tells(name, True) for (name,) in own)

    def _of_field(self, field: int, kind: str, typed: Sequence[Way]) -> Iterator[tuple[str, str, Match]]:
        for way in typed:
            if way.column == "folded" or FIELDS[field] in _SPOKEN:
                sql = (f"SELECT node, text, folded, {way.column} FROM label WHERE field = ? AND kind = ?"
                       f" AND {way.column} >= ? AND {way.column} < ? ORDER BY {way.column}, id")  # fmt: skip
                for node, text, folded, value in self._base.execute(sql, (field, kind, way.text, way.text + _LAST)):
                    if way.begins(folded):
                        yield node, text, "exact" if value == way.text else "prefix"
        first, last = self._buckets[field, kind]
        for way in typed:
            if way.words and (way.column == "folded" or FIELDS[field] in _SPOKEN):
                for node, text, folded in self._base.execute(_PARTS.format(""), (way.words, first, last)):
                    if way.holds(folded):
                        yield node, text, "part"

    def nodes(self, kind: str, text: str) -> set[str]:
        """Return all nodes of a kind that hold ``text``, or that all of its words tell of, as ``find`` has them."""
        with self._lock:
            found = ({hit.node for hit in self._hits(kind, asked)} for asked in self._asked(text, -1))
            return next(filter(None, found), set())

    def alike(self, text: str, kinds: Sequence[str] | None = None, limit: int = 200) -> list[str]:
        """Return names that share pairs of signs or sounds with ``text``, those that share rare ones first."""
        folded = fold(text[:MAX_QUERY])
        sounds = [one for one in syllables(folded) if one.isalnum()] if not folded.isascii() else []
        letters = split(joined(text[:MAX_QUERY])) if folded.isascii() else []
        heard = [f"1{one}" for one in (sounds or (letters[0] if letters else ()))]
        found: dict[str, None] = {}
        sql = ("SELECT DISTINCT text FROM words JOIN label ON id = words.rowid WHERE words MATCH ? AND words.rowid"
               " BETWEEN ? AND ? LIMIT ?")  # fmt: skip
        with self._lock:
            for word in [*sorted(asked(folded), key=self._common.__getitem__), *heard]:
                for (field, kind), (first, last) in self._buckets.items():
                    if (kinds is None or kind in kinds) and FIELDS[field] in _SPOKEN and len(found) < limit:
                        rows = self._base.execute(sql, (f'"{word}"', first, last, limit // 4))
                        found.update((name, None) for (name,) in rows)
        return list(found)

    def named(self, kind: str, text: str) -> list[str]:
        """Return the nodes of a kind that go by ``text``: by name, else by another name, else by its pinyin."""
        folded, sound = fold(text), joined(text)
        with self._lock:
            for column, value, fields in (("folded", folded, (0,)), ("folded", folded, (1,)), ("sound", sound, (0, 1))):
                found: set[str] = set()
                for field in fields:
                    sql = f"SELECT DISTINCT node FROM label WHERE field = ? AND kind = ? AND {column} = ? LIMIT 100"
                    found |= {node for (node,) in self._base.execute(sql, (field, kind, value))} if value else set()
                if found:
                    return sorted(found)
        return []

    def abbreviated(self, kind: str, text: str) -> list[str]:
        """Return the nodes of a kind whose name or other name has ``text`` as its initials: szscj for 苏州市财政局."""
        sql = "SELECT DISTINCT node FROM label WHERE field < 2 AND kind = ? AND initials = ? LIMIT 100"
        with self._lock:
            return sorted(node for (node,) in self._base.execute(sql, (kind, joined(text))))

    def names(self, nodes: Sequence[str]) -> dict[str, str]:
        """Return the usual name, else the first, of each node that has one."""
        sql = "SELECT node, text FROM label WHERE field = 0 AND node IN ({}) ORDER BY id DESC"
        found: dict[str, str] = {}
        with self._lock:
            for start in range(0, len(nodes), 500):
                part = nodes[start : start + 500]
                found |= cast(
                    "dict[str, str]", dict(self._base.execute(sql.format(",".join("?" * len(part))), tuple(part)))
                )
        return {node: self._usual.get(node, name) for node, name in found.items()}


def _names_of_aliases(known: Collection[Label]) -> dict[str, str]:
    """The folded name of each node that has other names."""
    aliased = {one.node for one in known if one.field == "alias"}
    return {one.node: fold(one.text) for one in known if one.field == "name" and one.node in aliased}
