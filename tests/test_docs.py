"""The documentation is true: its commands run, its files and targets exist."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# what a reader would have: a document of his own
STAND_INS = {"plan.docx": "tests/golden/word/document.docx"}


def commands() -> list[str]:
    """Every line of a shell block that calls ``zhengtu``."""
    blocks = (block for page in PAGES for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.S))
    lines = (line.split("#")[0].strip() for block in blocks for line in block.splitlines())
    return sorted({line for line in lines if re.match(r"(?:\.venv/bin/)?zhengtu (?!serve)", line)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the documented commands can run: a store of the five records, a document."""
    path = tmp_path_factory.mktemp("docs")
    for name, source in STAND_INS.items():
        shutil.copy(ROOT / source, path / name)
    run(["build", str(ROOT / "loaders" / "records"), "--store", "store"], path)
    return path


def run(arguments: list[str], folder: Path) -> str:
    code = "import sys; from api.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_documented_commands() -> None:
    assert len(commands()) >= 4


@pytest.mark.parametrize("command", commands())
def test_a_documented_command_runs(command: str, folder: Path) -> None:
    words, _, target = command.partition(">")
    output = run(shlex.split(words)[1:], folder)
    assert output.strip() or target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_targets_that_are_named_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = re.findall(r"`make ([a-z]+)", text)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.M)] == []
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []
    named = re.findall(r"`((?:ontology|loaders|graph|api|tests|docs)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
