"""The merge of sorted runs gives what sorting all lines at once would give, and keeps little of it in memory."""

import random
from pathlib import Path

import pytest

from graph import runs


@pytest.mark.parametrize("part", [1, 50, 1000, 10**6])
def test_the_merge_is_the_sorted_set_of_all_lines(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_SAMPLED", 4)
    monkeypatch.setattr(runs, "_PART", part)
    chance = random.Random(part)
    texts = [[f'<urn:{chance.randrange(3000)}> <urn:花> "{place}" .' for place in range(400)] for _ in range(7)]
    files = []
    for number, lines in enumerate([*texts, texts[0], []]):
        files.append(tmp_path / f"{number}.nq")
        runs.write_run(files[-1], "\n".join([*lines, *lines[:3], ""]))
    parts = tmp_path / "parts"
    parts.mkdir()
    pieces = list(runs.merged(files, parts))
    assert b"".join(pieces).decode().splitlines() == sorted({line for lines in texts for line in lines})
    assert (len(pieces) > 3) == (part <= 1000)
    assert list(parts.iterdir()) == []


def test_no_run_gives_nothing(tmp_path: Path) -> None:
    assert list(runs.merged([], tmp_path)) == []
