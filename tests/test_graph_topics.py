"""Topics and schemes on their way: out of a text, into the exchange form and back, into quads that keep the shapes."""

import json
import re
from functools import cache

import pytest

from graph.check import violations
from graph.triples import nquads
from loaders.pipeline import extract
from loaders.text import Block, SourceText
from ontology.exchange import from_dict, to_dict
from ontology.iri import plan_key
from ontology.records import Plan, Source
from ontology.terms import BASE, PREFIXES

TEXT = """浅湖市知识产权保护行动方案
浅府〔2021〕5号
一、重点任务
(一)加强行政执法。融入长三角一体化,开展专项整治,加大行政处罚力度。(责任单位:市教育局)
(二)办好花展。布置展台,组织观众有序参观。
浅湖市人民政府
2021年3月2日
"""


@cache
def lake() -> Plan:
    blocks, start = [], 0
    for line in TEXT.splitlines(keepends=True):
        blocks.append(Block("paragraph", start, start + len(line.rstrip())))
        start += len(line)
    return extract(SourceText(TEXT, tuple(blocks)), Source("lake.txt", "txt", "ab" * 32, len(TEXT), TEXT))


def test_tasks_carry_topics_and_schemes() -> None:
    first, *others = [task for task in lake().tasks if task.kind == "task"]
    assert [topic.code for topic in first.topics] == ["ip-administrative-enforcement"]
    assert "行政执法" in first.topics[0].words
    assert first.schemes == ("长三角",)
    # the body's name in the statement of responsibility says nothing of the subject
    assert not [topic for topic in first.topics if topic.code == "education-policy"]
    assert [task.topics for task in others] == [()]


def test_the_exchange_form_keeps_them() -> None:
    data = to_dict(lake())
    assert data["tasks"][0]["schemes"] == ["长三角"]
    assert data["tasks"][0]["topics"][0]["code"] == "ip-administrative-enforcement"
    assert from_dict(json.loads(json.dumps(data))).tasks == lake().tasks
    for row in data["tasks"]:
        del row["schemes"], row["topics"]
    assert {(task.topics, task.schemes) for task in from_dict(data).tasks} == {((), ())}


@cache
def graphs() -> dict[str, str]:
    """The quads by the kind of their graph."""
    lines = nquads(lake()).splitlines()
    return {kind: "\n".join(line for line in lines if f"/graph/{kind}/" in line) for kind in ("doc", "inferred")}


def test_topics_are_inferred_and_schemes_are_stated() -> None:
    key = plan_key(lake())
    task = re.escape(f"<{BASE}id/task/{key}/1.1")
    zt = re.escape(f"<{PREFIXES['zt']}")
    assert f"<{PREFIXES['zt']}topic>" not in graphs()["doc"]
    assert re.search(rf'^{task}> {zt}scheme> "长三角"@zh-Hans ', graphs()["doc"], re.M)
    code = re.escape(f"<{BASE}code/topic/ip-administrative-enforcement>")
    for fact in (
        rf"{task}> {zt}topic> {code}",
        rf"{task}#topic-1> {zt}topic> {code}",
        rf"{task}#topic-1> {zt}ofTask> {task}>",
        rf'{task}#topic-1> {zt}decidingWord> "行政执法"@zh-Hans',
        rf'{task}#topic-1> {zt}confidence> "inferred"',
    ):
        assert re.search(rf"^{fact} ", graphs()["inferred"], re.M), fact


def test_they_keep_the_shapes() -> None:
    assert [v for v in violations(nquads(lake())) if v.severity == "violation"] == []


@pytest.mark.parametrize(
    ("pattern", "replacement", "rule"),
    [
        (r"code/topic/ip-administrative-enforcement", "code/topic/nonsense", "TopicAssignment-topic"),
        (r"code/topic/ip-administrative-enforcement", "code/role/lead", "Task-topic"),
        (r"^\S+ \S+decidingWord> .*\n", "", "TopicAssignment-decidingWord"),
        (r"(topic-1> \S+confidence> )\"inferred\"", r'\1"stated"', "TopicAssignment-confidence"),
        (r"(topic-1> \S+order> )\"1\"", r'\1"4"', "TopicAssignment-order"),
        (r"^\S+topic-1> \S+ofTask> .*\n", "", "TopicAssignment-task"),
        (r"^\S+topic-1> \S+inPlan> .*\n", "", "TopicAssignment-inPlan"),
        (r'"长三角"@zh-Hans', '"长三角"', "Task-scheme"),
    ],
)
def test_a_broken_statement_is_a_violation(pattern: str, replacement: str, rule: str) -> None:
    changed, count = re.subn(pattern, replacement, nquads(lake()), flags=re.M)
    assert count
    assert rule in {violation.shape for violation in violations(changed)}
