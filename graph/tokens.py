"""What full-text search goes by: the words that stand for a text, and the ways to understand what was typed."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.keys import tidy
from graph.pinyin import completed, split, syllables

MAX_QUERY: Final = 100  # signs that count
_RUN: Final = re.compile(r"[^\W_]+")
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_LETTERS: Final = re.compile(r"[a-zü' ]+")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to understand what was typed: the column that begins with ``text``, the words of the index."""

    column: str
    text: str
    words: str
    syllables: tuple[str, ...] = ()
    strict: bool = False

    def holds(self, folded: str) -> bool:
        """Whether the text really holds what was typed."""
        return self.text in folded if self.column == "folded" else self.sounds_in(syllables(folded))

    def sounds_in(self, sounds: Sequence[str]) -> bool:
        """Whether what was typed as pinyin or initials is heard among the readings of a text."""
        if self.column == "initials":
            return self.text in "".join(sound[0] for sound in sounds)
        return any(self._stands(sounds, at) for at in range(len(sounds) - len(self.syllables) + 1))

    def begins(self, folded: str) -> bool:
        """Whether a text that begins with the same letters is divided where the spaces and apostrophes stand."""
        return not self.strict or self._stands(syllables(folded[: len(self.syllables)]), 0)

    def _stands(self, sounds: Sequence[str], at: int) -> bool:
        *whole, last = self.syllables
        end = at + len(whole)
        return list(sounds[at:end]) == whole and len(sounds) > end and sounds[end].startswith(last)


def fold(text: str) -> str:
    """``text`` as it is compared: NFKC, brackets round, no spaces beside Chinese, small letters."""
    return tidy(text).lower()


def joined(text: str) -> str:
    """Letters without what separates syllables: ``su zhou``, ``xi'an``; empty where it is no pinyin."""
    low = _low(text)
    return low.translate(str.maketrans("ü", "v", "' ")) if _LETTERS.fullmatch(low) else ""


def _low(text: str) -> str:
    """Small letters, also of those of full width."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def asked(folded: str) -> list[str]:
    """The words to look for: pairs of signs, one sign where a run has no more."""
    return [one for run in _RUN.findall(folded) for one in (map("".join, itertools.pairwise(run)) if run[1:] else run)]


def all_of(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"' for word in dict.fromkeys(words))


def written(folded: str) -> set[str]:
    """The signs of a text, and its pairs of signs."""
    found: set[str] = set()
    for run in _RUN.findall(folded):
        found.update(run)
        found.update(map("".join, itertools.pairwise(run)))
    return found


def sounding(sounds: Sequence[str]) -> set[str]:
    """The syllables of a name and its pairs of them, two and three initials."""
    heard = [sound for sound in sounds if sound.isalnum()]
    letters = "".join(sound[0] for sound in heard)
    found = {f"1{sound}" for sound in heard}
    found.update(f"1{a}_{b}" for a, b in itertools.pairwise(heard))
    found.update(f"0{letters[at : at + size]}" for size in (2, 3) for at in range(len(letters) - size + 1))
    return found


def spoken_words(way: Sequence[str]) -> str:
    """The words for syllables, of which the last may be unfinished."""
    *whole, last = way
    pairs = [f'"1{a}_{b}"' for a, b in itertools.pairwise(whole)]
    before = f"{whole[-1]}_" if whole else ""
    ends = " OR ".join(f'"1{before}{end}"' for end in completed(last))
    return " AND ".join([*pairs, f"({ends})"])


def initial_words(letters: str) -> str:
    """The words for initials; of a single one only the beginnings of names are looked at."""
    size = min(3, len(letters))
    return all_of(f"0{letters[at : at + size]}" for at in range(len(letters) - size + 1)) if size > 1 else ""


def _cuts(text: str) -> set[int]:
    """The places where syllables end for sure: 2 in ``xi'an``."""
    pieces = [piece for piece in re.split("[ ']", _low(text)) if piece]
    return set(itertools.accumulate(map(len, pieces[:-1])))


def ways(text: str, common: Mapping[str, int], enough: int = 3) -> list[Way]:
    """The ways to understand ``text``: as it is written, as pinyin, as initials.

    Args:
        text: what was typed.
        common: how often words stand in texts.
        enough: how many pairs of signs the index is asked for.
    """
    folded = _EDGES.sub("", fold(text[:MAX_QUERY])) or fold(text[:MAX_QUERY])
    if not folded:
        return []
    # the rarest pairs find nearly as few rows as all of them, in a fraction of the time
    rarest = sorted(dict.fromkeys(asked(folded)), key=lambda word: common.get(word, 0))[:enough]
    found = [Way("folded", folded, all_of(rarest))]
    if letters := joined(text[:MAX_QUERY]):
        cuts = _cuts(text[:MAX_QUERY])
        spelled = [way for way in split(letters) if cuts <= set(itertools.accumulate(map(len, way)))]
        found += [Way("sound", letters, spoken_words(way), way, bool(cuts)) for way in spelled]
        found.append(Way("initials", letters, initial_words(letters)))
    return found
