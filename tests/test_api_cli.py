"""The command line by click's runner: output, exit codes, warnings on stderr, no traceback."""

import csv
import io
import json
from pathlib import Path

import pytest
import rdflib
import yaml
from click.testing import CliRunner, Result

from api.cli import main
from tests.api_documents import LETTER, write


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module")
def store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built") / "store"
    assert run("build", folder, "--store", place).exit_code == 0
    return place


def run(*arguments: object, text: str | bytes | None = None, environment: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_extract_of_one_file_is_one_object(folder: Path) -> None:
    result = run("extract", folder / "tea.txt")
    plan = json.loads(result.stdout)
    assert result.exit_code == 0
    assert plan["plan"]["number"] == "苏府〔2031〕5号"
    assert [task["path"] for task in plan["tasks"]][:2] == ["二/(一)", "二/(一)/1"]
    assert "责任单位" in plan["responsibilities"][0]["quote"]


def test_extract_of_several_files_is_lines_with_their_source(folder: Path) -> None:
    result = run("extract", folder / "tea.txt", folder / "fish.txt")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["source"]["name"] for line in lines] == ["tea.txt", "fish.txt"]


def test_extract_tells_where_another_plan_begins(folder: Path, tmp_path: Path) -> None:
    fish = (folder / "fish.txt").read_text(encoding="utf-8")
    both = tmp_path / "both.txt"
    both.write_text((folder / "tea.txt").read_text(encoding="utf-8") + fish, encoding="utf-8")
    told = [line for line in run("extract", both).stderr.splitlines() if "another-plan" in line]
    # its notice, whose number is joined to it, is where it begins
    assert told == ["both.txt: another-plan: line 17: another plan begins here: 宁波市渔业振兴行动计划"]


def test_extract_without_quotes_as_yaml_is_a_record_that_builds(folder: Path, tmp_path: Path) -> None:
    result = run("extract", "--no-quotes", "--format", "yaml", folder / "tea.txt")
    assert "quote" not in result.stdout
    assert yaml.safe_load(result.stdout)["plan"]["title"] == "苏州市茶叶品牌保护实施方案"
    (tmp_path / "tea.yaml").write_text(result.stdout, encoding="utf-8")
    assert run("build", tmp_path / "tea.yaml", "--store", tmp_path / "store").exit_code == 0


@pytest.mark.parametrize(("names", "code"), [(["tea.txt", "no.txt"], 3), (["no.txt"], 1), (["letter.txt"], 1)])
def test_extract_names_what_failed_on_stderr(folder: Path, tmp_path: Path, names: list[str], code: int) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    result = run("extract", *(folder / name if name == "tea.txt" else tmp_path / name for name in names))
    assert result.exit_code == code
    assert f"{names[-1]}: " in result.stderr
    assert names[-1] not in result.stdout


def test_build_tells_facts_and_names_what_failed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.pdf").write_bytes(b"")
    result = run("build", folder, tmp_path / "in", "--store", tmp_path / "store")
    assert result.exit_code == 3
    assert "assignments" in result.stdout
    assert "2 plans (2 with text)" in result.stdout
    assert "not loaded: empty.pdf: " in result.stderr
    again = run("build", folder, tmp_path / "in", "--store", tmp_path / "store", "--skip-unchanged")
    assert again.exit_code == 3
    assert "unchanged, 2 plans" in again.stdout
    assert "not loaded: empty.pdf: " in again.stderr


def test_build_of_nothing_is_a_failure(tmp_path: Path) -> None:
    result = run("build", tmp_path / "nowhere", "--store", tmp_path / "store")
    assert result.exit_code == 1
    assert "not loaded: nowhere: " in result.stderr
    assert "nothing could be loaded" in result.stderr


def test_build_names_the_document_that_is_there_twice(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_bytes((folder / "tea.txt").read_bytes())
    result = run("build", folder, tmp_path / "copy.txt", "--store", tmp_path / "store")
    assert result.exit_code == 0
    assert "left out: copy.txt: the same plan as tea.txt" in result.stderr


def test_ask_as_table_csv_and_json(store: Path) -> None:
    table = run("ask", "lead-agencies", "region=苏州市", "--store", store)
    assert "苏州市市场监督管理局" in table.stdout
    assert "agency_iri" not in table.stdout
    rows = list(csv.DictReader(io.StringIO(run("ask", "lead-agencies", "--format", "csv", "--store", store).stdout)))
    answer = json.loads(run("ask", "lead-agencies", "--format", "json", "--store", store).stdout)
    assert len(rows) == len(answer["rows"]) > 0
    assert rows[0]["agency_iri"].startswith("https://w3id.org/zhengtu/id/agency/")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["ask", "lead-agency"], "lead-agencies"),
        (["ask", "lead-agencies", "region"], "name=value"),
        (["ask", "lead-agencies", "region=宁波", "region=苏州"], "region: given 2 times, where one is taken"),
        (["ask", "lead-agencies", "region="], "region: the value is empty"),
        (["ask", "lead-agencies", "colour=red"], "colour"),
        (["ask", "indicator-comparison"], "indicator"),
        (["ask", "lead-agencies", "region=月球"], "月球"),
        (["ask", "indicator-comparison", "indicator=中国GDP"], "the nearest are"),
        (["export", "--format", "pdf"], "pdf"),
        (["query", "no-such-file.rq"], "no-such-file.rq"),
        (["extract"], "FILES"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_says_what_is_wrong(store: Path, arguments: list[str], part: str) -> None:
    result = run(*arguments, environment={"ZHENGTU_STORE": str(store)})
    assert result.exit_code == 2
    assert part in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", [["ask", "lead-agencies"], ["check"], ["export", "--format", "nq"], ["serve"]])
def test_a_missing_store_is_named(tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--store", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.stderr.startswith("zhengtu: ")
    assert "nowhere" in result.stderr


def test_a_wrong_variable_is_named() -> None:
    result = run("serve", environment={"ZHENGTU_PORT": "eight"})
    assert result.exit_code == 2
    assert "ZHENGTU_PORT" in result.stderr


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        ("SELECT (COUNT(?p) AS ?n) WHERE { ?p a zt:Plan }", ["--format", "csv"], "n\n2\n"),
        ("ASK { ?p a zt:Plan }", [], "true\n"),
    ],
)
def test_query_reads_stdin(store: Path, query: str, options: list[str], expected: str) -> None:
    result = run("query", "-", "--store", store, *options, text=query)
    assert result.exit_code == 0
    assert result.stdout.replace("\r\n", "\n") == expected


def test_query_reads_a_file_and_shows_a_table(store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?title WHERE { ?p a zt:Plan ; dcterms:title ?title }", encoding="utf-8")
    result = run("query", tmp_path / "q.rq", "--store", store)
    assert "苏州市茶叶品牌保护实施方案" in result.stdout
    graph = run("query", "-", "--store", store, text="CONSTRUCT WHERE { ?p a zt:Plan }").stdout
    assert len(rdflib.Graph().parse(data=graph, format="turtle")) == 2


def test_a_query_that_does_not_parse_is_told_plainly(store: Path) -> None:
    for text in ("SELECT WHERE {", b"SELECT \xff"):
        result = run("query", "-", "--store", store, text=text)
        assert result.exit_code == 2
        assert result.stderr.startswith("zhengtu: ")


@pytest.mark.parametrize(
    ("form", "head"),
    [("trig", b"@prefix"), ("nq", b"<http"), ("ttl", b"@prefix"), ("jsonld", b"["), ("graphml", b"<?xml"), ("html", b"<!DOCTYPE html>"), ("svg", b"<svg"), ("png", b"\x89PNG")],
)  # fmt: skip
def test_export_writes_every_format(store: Path, tmp_path: Path, form: str, head: bytes) -> None:
    output = tmp_path / f"graph.{form}"
    assert run("export", "--format", form, "--output", output, "--store", store).exit_code == 0
    assert output.read_bytes().startswith(head)
    assert run("export", "--format", form, "--store", store).stdout_bytes == output.read_bytes()


def test_export_to_a_place_that_cannot_be_written_is_told_plainly(store: Path, tmp_path: Path) -> None:
    result = run("export", "--format", "nq", "--output", tmp_path / "no" / "x.nq", "--store", store)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_check_finds_nothing_wrong_with_good_plans(store: Path) -> None:
    result = run("check", "--store", store)
    assert result.exit_code == 0
    assert "0 violations" in result.stderr


def test_check_names_what_breaks_a_rule(store: Path, tmp_path: Path) -> None:
    from graph.publishing import publish
    from graph.store import Store

    lines = Store.open(store).dump("nq").decode().splitlines()
    publish(tmp_path / "broken", [line for line in lines if "dcat#hadRole" not in line])
    result = run("check", "--store", tmp_path / "broken")
    assert result.exit_code == 1
    assert "violation: https://w3id.org/zhengtu/id/assignment/" in result.stdout


def test_help_and_version_name_the_program() -> None:
    assert "zhengtu 0." in run("--version").stdout
    for command in main.commands:
        assert run(command, "--help").exit_code == 0
        assert command in run("--help").stdout
