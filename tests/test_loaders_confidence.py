"""Facts say in words how far they can be trusted: stated, repaired at a damaged place, or inferred."""

import pytest

from loaders.confidence import Damaged
from loaders.pipeline import extract
from loaders.text import Block, SourceText
from ontology.records import Damage, Evidence, Plan, Source


def read(*lines: str) -> Plan:
    """The plan that ``lines`` make, a paragraph each."""
    text = "\n".join(lines)
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return extract(SourceText(text, tuple(blocks)), Source("方案.txt", "txt", "0" * 64, len(text)))


@pytest.mark.parametrize(
    ("kind", "passage", "touched"),
    [
        ("page-mark", (0, 11), True),
        ("page-mark", (0, 10), False),
        ("page-mark", (12, 20), False),
        ("page-mark", (11, 20), True),
        ("missing-number", (0, 20), False),
        ("cut-off", (0, 20), False),
    ],
)
def test_damage_touches_the_passages_that_it_lies_in(kind: str, passage: tuple[int, int], touched: bool) -> None:
    places = Damaged([Damage(kind, "", Evidence(10, 12))])

    assert places.touches(Evidence(*passage)) is touched


def test_a_long_damage_reaches_over_a_short_one() -> None:
    places = Damaged([Damage("page-mark", "", Evidence(0, 30)), Damage("page-mark", "", Evidence(5, 6))])

    assert places.touches(Evidence(20, 25))


def test_a_task_whose_number_was_misread_is_repaired() -> None:
    plan = read(
        "临江市灯塔养护工作方案",
        "一、主要任务",
        "(-)修缮灯塔。逐座检查。(责任单位:市交通运输局)",
        "(二)训练守塔人。每季一次。(责任单位:市教育局)",
    )

    assert [(task.path, task.confidence) for task in plan.tasks] == [
        ("一/(一)", "repaired"),
        ("一/(二)", "stated"),
    ]


def test_a_citation_whose_dash_was_lost_is_repaired() -> None:
    plan = read(
        "临江市灯塔养护工作方案", "为落实《航标强市建设纲要(20212035年)》和《航标条例》,制定本方案。", "一、修缮灯塔。"
    )

    assert [(cited.title, cited.confidence) for cited in plan.citations] == [
        ("航标强市建设纲要(20212035年)", "repaired"),
        ("航标条例", "stated"),
    ]


def test_a_carrier_that_is_only_used_has_an_inferred_status() -> None:
    plan = read(
        "临江市灯塔养护工作方案",
        "一、主要任务",
        "(一)举办展览。在望潮路文旅集聚区举办展览。",
        "(二)建设平台。建设临江航标数据平台。",
    )

    assert {p.name: (p.status, p.confidence) for p in plan.platforms} == {
        "望潮路文旅集聚区": ("existing", "inferred"),
        "临江航标数据平台": ("planned", "stated"),
    }


def test_the_header_names_what_it_does_not_print() -> None:
    plan = read(
        "灯塔养护三年行动计划",
        "各镇人民政府,市各委办局:",
        "一、主要任务",
        "(一)修缮灯塔。到2027年,昆山市修缮灯塔20座。昆山市各镇配合。",
        "昆山市人民政府",
        "2025年3月1日",
    )
    head = plan.header

    assert (head.region_code, head.period_start, head.period_end) == ("320583", 2025, 2027)
    assert dict(head.confidence) == {"period_start": "inferred", "period_end": "inferred"}


def test_a_date_without_its_marks_is_repaired() -> None:
    plan = read("昆山市灯塔养护工作方案", "昆山市人民政府", "2025225", "一、主要任务", "(一)修缮灯塔。")

    assert plan.header.issued == "2025-02-25"
    assert ("issued", "repaired") in plan.header.confidence


@pytest.mark.parametrize(
    ("printed", "value", "confidence"),
    [
        ("1 800件", 1800, "repaired"),
        ("1\u00a0200\u00a0000件", 1200000, "repaired"),
        ("4 6件", 46, "repaired"),
        ("1,800件", 1800, "stated"),
        ("1800 件", 1800, "stated"),
    ],
)
def test_a_number_that_spaces_divide_is_read_whole(printed: str, value: float, confidence: str) -> None:
    plan = read("某市绿道发展行动计划(2031-2035年)", "一、发展目标", f"到2035年,绿道专利拥有量达到{printed}。")
    assert [(t.name, t.value, t.confidence) for t in plan.targets] == [("绿道专利拥有量", value, confidence)]


def test_columns_of_numbers_stay_apart() -> None:
    plan = read("某市绿道发展行动计划(2031-2035年)", "一、发展目标", "绿道企业数 50 800家。到2035 200家企业达标。")
    assert {t.value for t in plan.targets} <= {800, 200}
