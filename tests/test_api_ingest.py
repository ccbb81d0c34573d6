"""Paths to a published snapshot: what counts as input, what gives way, what fails, and when nothing needs doing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import graph.check
import graph.store
import graph.triples
from api.ingest import Report, build, settle, unchanged
from api.inputs import fingerprint, gather
from api.reading_files import Failure, attempt, read_all
from api.settings import Settings
from graph.store import Store
from loaders import load
from ontology.exchange import to_dict
from ontology.iri import plan_key
from ontology.records import Plan
from ontology.terms import BASE
from tests.api_documents import LETTER, TEA, plans, write

SETTINGS = Settings()


def record(plan: Plan, path: Path) -> Path:
    """Write a reviewed record of ``plan``."""
    text = yaml.safe_dump(to_dict(plan, quotes=False), allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "documents")


def test_folders_give_their_files_without_hidden_and_side_files(folder: Path) -> None:
    for name in (".hidden.txt", "tea.meta.yaml", "deep/more.md", ".git/x.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    names = [path.relative_to(folder).as_posix() for path in gather([folder, folder / "fish.txt"])]
    assert names == ["deep/more.md", "fish.txt", "tea.txt"]


def test_the_fingerprint_sees_bytes_names_and_side_files(folder: Path) -> None:
    seen = {fingerprint(gather([folder]))}
    (folder / "tea.meta.yaml").write_text("region: 苏州市\n", encoding="utf-8")
    seen.add(fingerprint(gather([folder])))
    (folder / "tea.txt").write_text(TEA + "完\n", encoding="utf-8")
    seen.add(fingerprint(gather([folder])))
    (folder / "fish.txt").rename(folder / "fishes.txt")
    seen.add(fingerprint(gather([folder])))
    assert len(seen) == 4
    assert fingerprint(gather([folder])) in seen


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("letter.txt", LETTER.encode(), "plan"),
        ("broken.pdf", b"%PDF-1.7 nonsense", "PDF"),
        ("picture.xyz", b"\x00\x01", ""),
        ("gone.txt", None, ""),
        ("bad.yaml", b"plan: [", ""),
    ],
)
def test_what_is_no_plan_fails_with_its_name_and_reason(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    outcome = attempt(tmp_path / name)
    assert isinstance(outcome, Failure)
    assert outcome.name == name
    assert reason in outcome.reason
    assert outcome.reason


def test_several_processes_read_the_same_in_the_same_order(folder: Path) -> None:
    paths = [folder / "tea.txt", folder / "missing.txt", folder / "fish.txt"]
    steps: list[tuple[int, int]] = []
    assert read_all(paths, 2, lambda done, total: steps.append((done, total))) == read_all(paths)
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_a_document_takes_the_place_of_its_record(tmp_path: Path) -> None:
    fish, tea = plans(tmp_path)
    stored = replace(tea, source=replace(tea.source, text=None))
    for order in ([stored, tea, fish], [tea, fish, stored]):
        settled = settle(order)
        assert settled.plans == {plan_key(tea): tea, plan_key(fish): fish}
        assert settled.replaced == (("tea.txt (record)", "tea.txt"),)
        assert settled.duplicates == ()


def test_the_same_source_under_another_key_gives_way_too(tmp_path: Path) -> None:
    _, tea = plans(tmp_path)
    other = replace(tea, header=replace(tea.header, number=None), source=replace(tea.source, text=None))
    assert plan_key(other) != plan_key(tea)
    assert list(settle([other, tea]).plans) == [plan_key(tea)]


def test_of_two_documents_of_one_plan_the_first_stays(tmp_path: Path) -> None:
    _, tea = plans(tmp_path)
    copy = replace(tea, source=replace(tea.source, name="copy.txt", sha256="1" * 64))
    settled = settle([tea, copy])
    assert list(settled.plans.values()) == [tea]
    assert settled.duplicates == (("copy.txt", "tea.txt"),)


def test_a_build_counts_what_it_read_and_what_failed(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    report = build([folder], tmp_path / "store", SETTINGS)
    assert [plan.name for plan in report.plans] == ["tea.txt", "fish.txt"]
    assert report.facts is not None
    assert report.facts["tasks"] >= 7
    assert report.facts["assignments"] >= 9
    assert [failure.name for failure in report.failures] == ["empty.txt"]
    assert Store.open(tmp_path / "store").manifest.sha256 == report.snapshot


def test_two_builds_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = build([folder], tmp_path / "a", SETTINGS)
    second = build([folder / "tea.txt", folder / "fish.txt"], tmp_path / "b", SETTINGS)
    assert first.snapshot == second.snapshot
    assert (tmp_path / "a" / f"snapshot-{first.snapshot[:16]}.nq").read_bytes() == (
        tmp_path / "b" / f"snapshot-{first.snapshot[:16]}.nq"
    ).read_bytes()


def test_a_record_has_no_quotes_until_its_document_comes(folder: Path, tmp_path: Path) -> None:
    quotes = "SELECT (COUNT(?q) AS ?n) WHERE { ?e oa:exact ?q }"
    stored = record(load(folder / "tea.txt"), tmp_path / "tea.yaml")
    only = build([stored], tmp_path / "store", SETTINGS)
    assert [plan.status for plan in only.plans] == ["record"]
    assert Store.open(tmp_path / "store").query(quotes).values == ((0,),)
    both = build([stored, folder / "tea.txt"], tmp_path / "store", SETTINGS)
    assert [plan.status for plan in both.plans] == ["full"]
    assert both.replaced == (("tea.txt (record)", "tea.txt"),)
    assert both.facts == only.facts
    assert Store.open(tmp_path / "store").query(quotes).values > ((0,),)


def test_nothing_is_published_where_nothing_could_be_read(tmp_path: Path) -> None:
    report = build([tmp_path / "gone.txt"], tmp_path / "store", SETTINGS)
    assert report.snapshot == ""
    assert not (tmp_path / "store").exists()


def test_a_failed_build_leaves_the_old_snapshot(folder: Path, tmp_path: Path) -> None:
    before = build([folder], tmp_path / "store", SETTINGS)
    build([tmp_path / "gone.txt"], tmp_path / "store", SETTINGS)
    assert Store.open(tmp_path / "store").manifest.sha256 == before.snapshot


def test_the_same_inputs_need_no_second_build(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    store = tmp_path / "store"
    assert unchanged([folder], store) is None
    built = build([folder], store, SETTINGS)
    again = unchanged([folder], store)
    assert again == replace(built, unchanged=True)
    (folder / "empty.txt").unlink()
    assert unchanged([folder], store) is None


@pytest.mark.parametrize("damage", ["", "{}", '{"fingerprint": 1, "report": {"plans": 3}}'])
def test_a_damaged_report_means_building_again(folder: Path, tmp_path: Path, damage: str) -> None:
    build([folder], tmp_path / "store", SETTINGS)
    (tmp_path / "store" / "report.json").write_text(damage, encoding="utf-8")
    assert unchanged([folder], tmp_path / "store") is None


def test_a_snapshot_of_another_build_means_building_again(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "store", SETTINGS)
    manifest = tmp_path / "store" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"sha256": "0" * 64}), encoding="utf-8")
    assert unchanged([folder], tmp_path / "store") is None


def test_a_side_file_that_contradicts_becomes_damage(folder: Path, tmp_path: Path) -> None:
    (folder / "tea.meta.yaml").write_text("number: 苏府〔2031〕6号\n", encoding="utf-8")
    report = build([folder / "tea.txt"], tmp_path / "store", SETTINGS)
    assert report.damage is not None
    assert report.damage["side-file"] == 1
    assert report.plans[0].key == "320500-2031-sufu-5"


def test_a_build_may_check_the_rules_first(folder: Path, tmp_path: Path) -> None:
    report = build([folder], tmp_path / "store", SETTINGS, check=True)
    assert isinstance(report, Report)
    assert [line for line in report.violations if "violation: " in line] == []


def test_a_check_holds_one_document_at_a_time(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    checked = graph.check.violations
    monkeypatch.setattr(graph.check, "violations", lambda quads: sizes.append(len(quads)) or checked(quads))
    build([folder / "tea.txt"], tmp_path / "one", SETTINGS, check=True)
    one, largest = len(sizes), max(sizes)
    for number in range(3):
        text = TEA.replace("〔2031〕5号", f"〔2031〕{number + 6}号")
        (folder / f"tea{number}.txt").write_text(text, encoding="utf-8")
        (folder / "fish.txt").unlink(missing_ok=True)
    build([folder], tmp_path / "more", SETTINGS, check=True)
    assert len(sizes) - one == one + 3
    assert max(sizes) <= largest * 1.01


def test_what_plans_break_alone_and_together_is_reported_with_its_place(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "second.txt").write_text(
        TEA.replace("〔2031〕5号", "〔2031〕6号").replace("茶叶", "茶树"), encoding="utf-8"
    )
    written = graph.triples.nquads

    def broken(plan: Plan) -> str:
        quads = written(plan).replace('"85"', '"-"')
        other = plan.source.name == "second.txt"
        return quads.replace('"苏州市司法局"', '"苏州市另一局"') if other else quads

    monkeypatch.setattr(graph.triples, "nquads", broken)
    report = build([folder], tmp_path / "store", SETTINGS, check=True)
    alone = [line for line in report.violations if "(Target-value)" in line]
    assert [line.partition(" ")[0] for line in alone] == ["tea.txt:9:", "second.txt:9:"]
    together = [line for line in report.violations if "(Agency-oneName)" in line]
    assert [line.partition(": ")[0] for line in together] == ["320500-2031-sufu-5, 320500-2031-sufu-6"]


def test_a_build_joins_what_is_cited_by_title_here_and_by_number_there(tmp_path: Path) -> None:
    cited = ("《国务院办公厅关于加强湿地保护的意见》(国办发〔2031〕7号)", "国办发〔2031〕7号文件")
    for place, name in enumerate(cited):
        text = f"云溪市湿地保护第{'一二'[place]}期工作方案\n为落实{name},制定本方案。\n一、重点任务\n(一)保护湿地。种树。\n"
        (tmp_path / f"plan{place}.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "plan0.txt", tmp_path / "plan1.txt"], tmp_path / "store", SETTINGS)
    asked = f"SELECT ?a ?b {{ GRAPH <{BASE}graph/identity> {{ ?a <{BASE}ontology#sameDocument> ?b }} }}"
    assert len(Store.open(tmp_path / "store").query(asked).rows) == 1
