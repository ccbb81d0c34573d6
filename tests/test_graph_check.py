"""A whole plan passes; each broken statement is reported by the rule that it breaks."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from graph.check import Violation, shared_violations, violations
from graph.parts import divided, shared
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.exchange import from_dict
from ontology.terms import BASE, PREFIXES

FIXTURE = Path(__file__).parent / "fixtures" / "tea_plan.yaml"


@cache
def tea() -> str:
    """The invented plan without the statement that belongs to no listed task, which is worth a warning."""
    data = yaml.safe_load(FIXTURE.read_text(encoding="utf-8"))
    data["responsibilities"] = [row for row in data["responsibilities"] if row["task"] != "二/(九)"]
    return nquads(from_dict(data))


def broken(pattern: str, replacement: str) -> set[tuple[str, str]]:
    """Rules broken, with their severity, after a change of the lines; prefixes stand for IRIs in ``pattern``."""
    for prefix, base in {"id": f"{BASE}id/", **PREFIXES}.items():
        pattern = re.sub(rf"(?<![\w-]){prefix}:", re.escape(base), pattern)
    changed, count = re.subn(pattern, replacement, tea(), flags=re.MULTILINE)
    assert count, "the pattern has to hit"
    return {(violation.shape, violation.severity) for violation in violations(changed)}


def test_a_whole_plan_has_no_violation() -> None:
    assert violations(tea()) == []


CASES = [
    # (line to change, what it becomes, rules that must speak)
    (r"^.*/2.1/2> <prov:agent> .*\n", "", "Assignment-agent"),
    (r"^(.*/2.1/2> )<prov:agent> (.*)$", r"\1<http://www.w3.org/ns/prov#agent> \2\n\1<http://www.w3.org/ns/prov#agent> "
     rf"<{BASE}id/agency/341000/market-regulation> <{BASE}g> .", "Assignment-agent"),
    (r"^.*/2.1/2> <zt:evidence> .*\n", "", "Assignment-evidence"),
    (r"^.*/2.1/2> <zt:position> .*\n", "", "Assignment-position"),
    (r'(/2.1/2> <zt:position> )"2"', r'\1"9"', "Assignment-position"),
    (r"role-basis/SoleUnit", "role-basis/Guess", "Assignment-roleBasis"),
    (r"role/support", "task-kind/task", "Assignment-role"),
    (r"^.*<zt:indicator> .*\n", "", "Target-indicator"),
    (r"^.*target.*<schema:value> .*\n", "", "Target-value"),
    (r'("30"\S+ )(.*)$', r'\1\2\n<https://w3id.org/zhengtu/id/target/341000-2021-huangfu-7/1> <https://schema.org/maxValue> '
     r'"20"^^<http://www.w3.org/2001/XMLSchema#decimal> \2', "Target-value"),
    (r'<zt:comparator> ">="', '<https://w3id.org/zhengtu/ontology#comparator> "between"', "Target"),
    (r'<zt:comparator> ">="', '<https://w3id.org/zhengtu/ontology#comparator> "about"', "Target-comparator"),
    (r'(<zt:dueBy> )"2024"', r'\1"2020"', "Plan-dueAfterSignature"),
    (r'(<zt:horizonStart> )"2021"', r'\1"2030"', "Plan-periodInOrder"),
    (r"^.*<zt:noAgencyStated> .*\n", "", "Task"),
    (r"^.*task.*<rdfs:label> .*\n", "", "Task-label"),
    (r"^.*/agency/.*<org:classification> .*\n", "", "Agency-classification"),
    (r"^.*/group/.*<skos:prefLabel> .*\n", "", "AgencyGroup-prefLabel"),
    (r"^.*<zt:platformKind> .*\n", "", "Platform-platformKind"),
    (r"platform-status/planned", "platform-status/dreamt", "PlatformMention-status"),
    (r"^.*/indicator/.*<skos:prefLabel> .*\n", "", "Indicator-prefLabel"),
    (r'"CNY"', '"USD"', "Funding-currency"),
    (r"^.*milestone.*<rdfs:label> .*\n", "", "Milestone-label"),
    (r"^.*/document/anhuishengchachanyecujintiaoli> <(dcterms:title|eli:number)> .*\n", "", "CitedDocument"),
    (r"^.*<zt:cited> .*\n", "", "CitationMention-cited"),
    (r"^.*/region/340000> <skos:notation> .*\n", "", "Region-notation"),
    (r"^.*<oa:hasSource> .*\n", "", "Evidence-source"),
    (r'(/71-78#position> <oa:end> )"78"', r'\1"7"', "TextPosition-start"),
    (r"培育品牌(\"@zh-Hans <\S+/graph/doc)", r"别的品牌\1", "Source-quotations"),
    (r'("abab\S+ab")', '"abab"', "Source-sha256"),
    (r"^.*<zt:damageKind> .*\n", "", "Damage-kind"),
    (r"^.*/3> <zt:partOf> .*\n", "", "Section-partOf"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "replacement", "rule"), CASES, ids=[f"{c[2]}-{i}" for i, c in enumerate(CASES)])
def test_a_broken_statement_is_a_violation(pattern: str, replacement: str, rule: str) -> None:
    assert (rule, "violation") in broken(pattern, replacement)


@pytest.mark.parametrize(
    ("pattern", "replacement", "rule"),
    [
        (r"^.*plan.*<zt:region> .*\n", "", "Plan-region"),
        (r"^(\S+/agency/341000/market-regulation> \S+prefLabel> ).*$", r'\1"甲"@zh-Hans <g:g> .\n\1"乙"@zh-Hans <g:g> .',
         "Agency-oneName"),
        (r'(/2.1/2> <zt:roleBasis> \S+/)ListedOnly', r"\1FirstListed", "Assignment-firstListed"),
        (r'(/2.1/2> <zt:roleBasis> \S+/)ListedOnly', r"\1SoleUnit", "Assignment-soleUnit"),
    ],
)  # fmt: skip
def test_what_the_text_may_say_is_a_warning(pattern: str, replacement: str, rule: str) -> None:
    assert broken(pattern, replacement) == {(rule, "warning")}


@pytest.mark.parametrize(("language", "message"), [("zh-Hans", "币种须为 CNY。"), ("en", "The currency is CNY.")])
def test_a_violation_says_where_and_what(language: str, message: str) -> None:
    focus = f"{BASE}id/funding/341000-2021-huangfu-7/1"
    path = PREFIXES["schema"] + "currency"
    found = violations(tea().replace('"CNY"', '"USD"'), language="en" if language == "en" else "zh-Hans")
    assert found == [Violation("Funding-currency", focus, path, message, "", "violation", found[0].place)]
    assert found[0].place == "茶叶品牌.txt:10"
    assert str(found[0]) == f"茶叶品牌.txt:10: violation: {focus} {message} (Funding-currency)"


def test_what_the_ontology_says_keeps_its_own_rules() -> None:
    assert violations(ontology_quads()) == []


def second(change: tuple[str, str] | None = None) -> str:
    """The invented plan again under another key, with one change."""
    other = tea().replace("341000-2021-huangfu-7", "341000-2022-huangfu-9")
    if change:
        assert change[0] in other, "the change has to hit"
    return other.replace(*change) if change else other


def together(*plans: str) -> str:
    return "".join(shared(sorted({line for plan in plans for line in plan.splitlines(keepends=True)})))


def test_only_what_several_documents_speak_of_is_looked_at_together() -> None:
    assert together(tea()) == ""
    subjects = {line.partition(" ")[0] for line in together(tea(), second()).splitlines()}
    assert subjects
    assert not [subject for subject in subjects if "huangfu" in subject]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, set()),
        (('"黄山市市场监督管理局"@zh-Hans', '"黄山市另一局"@zh-Hans'), {("Agency-oneName", "warning")}),
        (("/region/341000> <https://w3id.org/zhengtu/ontology#level> \"city\"",
          "/region/341000> <https://w3id.org/zhengtu/ontology#level> \"county\""), {("Region-level", "violation")}),
    ],
)  # fmt: skip
def test_what_two_plans_break_together(change: tuple[str, str] | None, expected: set[tuple[str, str]]) -> None:
    other = second(change)
    assert violations(other) == []
    found = shared_violations(together(tea(), other))
    assert {(one.shape, one.severity) for one in found} == expected
    assert {one.place for one in found} <= {"341000-2021-huangfu-7, 341000-2022-huangfu-9"}


def test_the_documents_of_a_snapshot_are_told_apart(tmp_path: Path) -> None:
    lines = sorted(
        [
            *tea().splitlines(keepends=True),
            *second().splitlines(keepends=True),
            *ontology_quads().splitlines(keepends=True),
        ]
    )
    parts = [path.read_text(encoding="utf-8") for path in divided(lines, tmp_path)]
    assert sorted("".join(parts).splitlines(keepends=True)) == lines
    of_documents = [part for part in parts if "/graph/ontology>" not in part]
    assert sorted(of_documents) == sorted(
        "".join(line for line in plan.splitlines(keepends=True) if "/graph/meta>" not in line)
        for plan in (tea(), second())
    )
