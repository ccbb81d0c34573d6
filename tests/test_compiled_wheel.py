"""The compiled wheel: what it is made of is there, and who cannot build it is told why. `make bench` builds it."""

import ast
import sysconfig
import tomllib
from pathlib import Path

import pytest

from tests import bench_compiled, compiled_wheel
from tests.conftest import ROOT

HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"][
    "hooks"
]["mypyc"]


def test_the_tree_is_installed_as_plain_python() -> None:
    assert HOOK["enable-by-default"] is False
    assert [path for room in ("ontology", "loaders") for path in (ROOT / room).rglob("*.so")] == []


@pytest.mark.parametrize("name", [*HOOK["include"], *HOOK.get("exclude", ())])
def test_what_the_hook_names_is_there(name: str) -> None:
    assert name.startswith("/")
    assert (ROOT / name[1:]).exists()


def test_nothing_is_looked_for_in_a_list_with_a_star() -> None:
    """The compiler gives up on ``word in (*these, *those)``."""
    starred = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "loaders").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        for operator, among in zip(node.ops, node.comparators, strict=True)
        if isinstance(operator, ast.In | ast.NotIn)
        and isinstance(among, ast.Tuple | ast.List | ast.Set)
        and any(isinstance(element, ast.Starred) for element in among.elts)
    ]
    assert starred == []


def test_without_a_compiler_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O2")
    assert compiled_wheel.main([str(tmp_path / "dist")]) == 1
    assert "there is no C compiler (no-such-compiler)" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_without_headers_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert "Python.h" in "".join(compiled_wheel.missing())


def test_a_step_that_fails_says_what_the_builder_said(tmp_path: Path) -> None:
    with pytest.raises(compiled_wheel.NotBuiltError, match="Missing `project`"):
        compiled_wheel.hatch("wheel", tmp_path, tmp_path)


def test_the_speed_table_says_why_there_is_no_compiled_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    monkeypatch.setattr(bench_compiled, "ROUNDS", 1)
    plan = ROOT / "tests" / "golden" / "word" / "document.docx"
    said, rows = bench_compiled.speed([plan])
    assert said.startswith("1 documents of ")
    assert all(row[2].startswith("not run: there is no C compiler (no-such-compiler)") for row in rows)
    assert float(rows[0][1]) > 0


def test_facts_that_differ_are_named() -> None:
    files = [Path("甲.txt"), Path("乙.txt")]
    plain, other = (bench_compiled.Measured(7000, digests) for digests in (["a", "b"], ["a", "c"]))
    assert bench_compiled.same_facts(plain, plain, files) == "Both find the same facts, byte for byte."
    assert "乙.txt" in bench_compiled.same_facts(plain, other, files)
