"""Finds names, other names, headings and quotes by any part of them, in Chinese, in pinyin, or by initials.

Rows stand in the order of their rank (names before other names before headings before quotes, by kind, the short ones
first), so that the first hits of a kind are read without ranking all. Pairs of signs are the tokens of the full-text
index: one sign alone is in nearly every name. The index knows no punctuation, so every hit is compared with the text.
"""

import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final, Literal, cast

from graph.pinyin import split, syllables
from graph.tokens import MAX_QUERY, Way, asked, fold, joined, sounding, ways, written

Field = Literal["name", "alias", "heading", "quote"]
Match = Literal["exact", "prefix", "part"]
FIELDS: Final[tuple[Field, ...]] = ("name", "alias", "heading", "quote")
# what is also found by its sound
_SPOKEN: Final = frozenset(("name", "alias"))
_TABLES: Final = """
CREATE TABLE label (id INTEGER PRIMARY KEY, kind TEXT, field INTEGER, node TEXT, text TEXT, folded TEXT, sound TEXT,
                    initials TEXT);
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
_BATCH: Final = 5_000
_SAMPLE: Final = 16  # one in so many texts is looked at for what is common
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Label:
    """One text that a node can be found by."""

    kind: str
    field: Field
    node: str
    text: str


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


Row = tuple[str, str, str, str | None, str | None]  # node, text, folded, sound, initials


class SearchIndex:
    """An index in memory. It may be shared between threads."""

    def __init__(self, labels: Iterable[Label]) -> None:
        """Build the index of ``labels``."""
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.executescript(_TABLES)
        self._buckets: dict[tuple[int, str], tuple[int, int]] = {}
        self._common: Counter[str] = Counter()
        rows = sorted((FIELDS.index(one.field), one.kind, len(one.text), one.text, one.node) for one in set(labels))
        numbered = enumerate(rows, 1)
        while batch := list(itertools.islice(numbered, _BATCH)):
            self._add(batch)
        self._base.executescript(_INDEXES)

    def _add(self, batch: Sequence[tuple[int, tuple[int, str, int, str, str]]]) -> None:
        stored, words = [], []
        for id_, (field, kind, _, text, node) in batch:
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
            stored.append((id_, kind, field, node, text, folded, sound, initials))
            words.append((id_, " ".join(found)))
        self._base.executemany("INSERT INTO label VALUES (?,?,?,?,?,?,?,?)", stored)
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

        Args:
            text: Chinese of any length, pinyin with or without spaces, or initials; what stands after ``MAX_QUERY``
                signs does not count.
            kinds: the kinds to look among, in the order of the answer; all by default.
            limit: the most hits of a kind.
        """
        typed = ways(text, self._common)
        groups = []
        with self._lock:
            for kind in self.kinds if kinds is None else kinds:
                hits = list(itertools.islice(self._hits(kind, typed), limit + 1))
                if hits:
                    groups.append(Group(kind, tuple(hits[:limit]), len(hits) > limit))
        return groups

    def _hits(self, kind: str, typed: Sequence[Way]) -> Iterator[Hit]:
        seen: set[str] = set()
        for place, field in enumerate(FIELDS):
            if (place, kind) not in self._buckets:
                continue
            for node, text, match in self._of_field(place, kind, typed):
                if node not in seen:
                    seen.add(node)
                    yield Hit(node, field, text, match)

    def _of_field(self, field: int, kind: str, typed: Sequence[Way]) -> Iterator[tuple[str, str, Match]]:
        for way in typed:
            if way.column == "folded" or FIELDS[field] in _SPOKEN:
                sql = (f"SELECT node, text, folded, {way.column} FROM label WHERE field = ? AND kind = ?"
                       f" AND {way.column} >= ? AND {way.column} < ? ORDER BY {way.column}, id")  # fmt: skip
                for node, text, folded, value in self._base.execute(sql, (field, kind, way.text, way.text + _LAST)):
                    if way.begins(folded):
                        yield node, text, "exact" if value == way.text else "prefix"
        first, last = self._buckets[field, kind]
        sql = ("SELECT node, text, folded FROM words JOIN label ON id = words.rowid WHERE words MATCH ?"
               " AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid")  # fmt: skip
        for way in typed:
            if way.words and (way.column == "folded" or FIELDS[field] in _SPOKEN):
                for node, text, folded in self._base.execute(sql, (way.words, first, last)):
                    if way.holds(folded):
                        yield node, text, "part"

    def nodes(self, kind: str, text: str) -> set[str]:
        """Return all nodes of a kind that hold ``text``."""
        typed = ways(text, self._common)
        with self._lock:
            return {hit.node for hit in self._hits(kind, typed)}

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

    def names(self, nodes: Sequence[str]) -> dict[str, str]:
        """Return the first name of each node that has one."""
        sql = "SELECT node, text FROM label WHERE field = 0 AND node IN ({}) ORDER BY id DESC"
        found: dict[str, str] = {}
        with self._lock:
            for start in range(0, len(nodes), 500):
                part = nodes[start : start + 500]
                found |= cast(
                    "dict[str, str]", dict(self._base.execute(sql.format(",".join("?" * len(part))), tuple(part)))
                )
        return found
