"""Which lines behind what is to be done are the cells of years, and which those of bodies, as far as that is sure."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from loaders.lost_grid import Slice
from loaders.merged_stacks import are_bodies, is_office

_GOES_ON: Final = tuple("；;，,、：:")
_NOTE: Final = ("注：", "注:")
_MOST_BODIES: Final = 8  # lines of bodies in one row


class Rest:
    """Reads what stands behind the words of each row of a table with ``years`` and ``roles`` columns of those."""

    def __init__(self, texts: Sequence[str], years: int, roles: int) -> None:
        self.texts, self.years, self.roles = texts, years, roles
        self.seen: list[set[str]] = [set() for _ in range(roles)]

    def note(self, lines: Slice) -> None:
        """Remember which bodies stand in which column, where a row has a line for each."""
        begin = self._bodies(lines)
        if lines[1] - begin == self.roles:
            for column, line in enumerate(range(begin, lines[1])):
                self.seen[column].add(self.texts[line])

    def cells(self, lines: Slice, above: Sequence[Slice]) -> list[Slice]:
        """The cells of a row: years, then bodies, then what is of no sure column.

        Parameters:
            lines: what stands behind its words.
            above: the cells of bodies of the row above, of the same task in the large; empty where there is none.
        """
        blank = (lines[1], lines[1])
        begin = self._bodies(lines)
        years = self._by_year((lines[0], begin))
        bodies = list(above) if begin == lines[1] else self._by_column((begin, lines[1]))
        unsure = [(lines[0], begin)] if years is None and lines[0] < begin else []
        if bodies is None:
            unsure.append((begin, lines[1]))
        return [*(years or [blank] * self.years), *(bodies or [blank] * self.roles), *unsure]

    def end(self, lines: Slice) -> int:
        """Where the last row ends, behind whose words ``lines`` stand: behind its bodies, or a sentence a year."""
        years, led = 0, False
        for line in range(*lines):
            if self._is_body(line):
                led = True
            elif led or years == self.years:
                return line
            else:
                years += not self.texts[line].endswith(_GOES_ON)
        return lines[1]

    def _is_body(self, line: int) -> bool:
        return are_bodies(self.texts[line]) or is_office(self.texts[line])

    def _bodies(self, lines: Slice) -> int:
        """Where the lines of bodies at the end of ``lines`` begin."""
        begin = lines[1]
        while begin > lines[0] and self._is_body(begin - 1):
            begin -= 1
        return begin

    def _by_year(self, lines: Slice) -> list[Slice] | None:
        """A cell for each year: a line, or all up to one that closes a sentence; None where they are not as many."""
        single = [(n, n + 1) for n in range(*lines)]
        if len(single) == self.years:
            return single
        cells: list[Slice] = []
        begin = lines[0]
        for line in range(*lines):
            following = self.texts[line + 1] if line + 1 < lines[1] else ""
            if not self.texts[line].endswith(_GOES_ON) and not following.startswith(_NOTE):
                cells.append((begin, line + 1))
                begin = line + 1
        return cells if len(cells) == self.years and begin == lines[1] else None

    def _by_column(self, lines: Slice) -> list[Slice] | None:
        """A cell for each column of bodies; None where the lines may be divided in several ways, or in none."""
        found = list(self._ways(lines)) if lines[1] - lines[0] <= _MOST_BODIES else []
        return found[0] if len(found) == 1 else None

    def _ways(self, lines: Slice) -> Iterator[list[Slice]]:
        """Ways to divide ``lines`` among all columns, each body in one of those in which it was seen alone."""
        for bounds in combinations(range(lines[0] + 1, lines[1]), self.roles - 1):
            cells = list(pairwise([lines[0], *bounds, lines[1]]))
            if all(self._fits(column, line) for column, cell in enumerate(cells) for line in range(*cell)):
                yield cells

    def _fits(self, column: int, line: int) -> bool:
        seen = [place for place, bodies in enumerate(self.seen) if self.texts[line] in bodies]
        return not seen or column in seen
