"""Cited documents, laws and standards; all plans and titles here are invented."""

import pytest

from loaders.find.citations import find
from ontology.records import Citation
from tests.support import document

PLAN = (
    "青川市花卉产业行动计划\n青政发〔2025〕7号\n{opening}\n"
    "一、工作目标\n到2027年,全市花开满城。\n二、重点任务\n(一)种花。{body}\n"
)


def found(opening: str = "", body: str = "") -> list[Citation]:
    return find(document(PLAN.format(opening=opening, body=body)))


def facts(citations: list[Citation]) -> list[tuple[str | None, str | None, str]]:
    return [(citation.title, citation.number, citation.relation) for citation in citations]


@pytest.mark.parametrize(
    ("opening", "title", "number"),
    [
        ("根据《云岭省花卉振兴意见》(云政发〔2024〕12号)精神,制定本计划。", "云岭省花卉振兴意见", "云政发〔2024〕12号"),
        ("为贯彻落实《云岭省花卉规划(2021-2025年)》,制定本计划。", "云岭省花卉规划(2021-2025年)", None),
        ("按照云政办﹝2024﹞3号《花卉出口通知》要求,制定本计划。", "花卉出口通知", "云政办﹝2024﹞3号"),
        ("根据云岭省花卉局关于做好兰花和牡丹保护的通知(云花〔2024〕5号)要求,制定本计划。",
         "云岭省花卉局关于做好兰花和牡丹保护的通知", "云花〔2024〕5号"),
        ("根据云政发〔2024〕12号文件精神,制定本计划。", None, "云政发〔2024〕12号"),
        ("根据《关于印发〈花卉方案〉的通知》(云花发〔2023〕 8号,以下简称《通知》),制定本计划。",
         "关于印发〈花卉方案〉的通知", "云花发〔2023〕8号"),
        ("第一条 为了种花,根据《云岭省花卉条例》,结合本市实际,制定本办法。\n第二条 各区种花。", "云岭省花卉条例", None),
        ("根据《云岭省花农培训办法》的通知(云花〔2024〕6号)文件精神,制定本计划。", "云岭省花农培训办法", "云花〔2024〕6号"),
    ],
)  # fmt: skip
def test_the_basis_in_the_opening(opening: str, title: str | None, number: str | None) -> None:
    assert facts(found(opening)) == [(title, number, "basis")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("认真落实《花卉检疫条例》,严把入口。", [("花卉检疫条例", None, "implements")]),
        ("加强《兰花分级规范》《牡丹分级规范》等标准的贯彻实施。",
         [("兰花分级规范", None, "implements"), ("牡丹分级规范", None, "implements")]),
        ("贯彻《切花保鲜》(GB/T 12345—2020),推行冷链。", [("切花保鲜", "GB/T 12345—2020", "implements")]),
        ("对标《花市配置标准》(DG/TJ08—2243—2017)。", [("花市配置标准", "DG/TJ08—2243—2017", "mentions")]),
        ("依据《花卉检疫条例》制定本区方案。", [("花卉检疫条例", None, "mentions")]),
        ("按照《花卉检疫条例》办理。", [("花卉检疫条例", None, "mentions")]),
        ("加快《青川市花卉促进条例》起草。", [("青川市花卉促进条例", None, "mentions")]),
        ("编制《青川花海规划》,落实用地。", [("青川花海规划", None, "mentions")]),
        ("落实《苏浙三市花卉合作协议》,推动互认。", [("苏浙三市花卉合作协议", None, "implements")]),
        ("制定《青川花茶》地方标准,推动统一包装。", [("青川花茶", None, "mentions")]),
        ("参照《花种管理规定》(国务院令第722号)。", [("花种管理规定", "国务院令第722号", "mentions")]),
    ],
)  # fmt: skip
def test_the_relation_in_the_body(body: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert facts(found(body=body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "核发《花卉经营许可证》。",
        "填写《花卉登记表》。",
        "按本《方案》执行。",
        "《花卉手册.docx》可下载。",
        "依据花卉法和花卉公约办理。",
        "签订《花卉购销合同》。",
        "与花商签订《花卉战略合作协议》。",
        "落实《花田租赁协议》。",
        "精读《花镜》、《牡丹谱》。",
        "刊登于《花报》。",
        "依《花卉著作权条例》第五条,本页不适用著作权法。",
    ],
)
def test_what_is_no_cited_document(body: str) -> None:
    assert facts(found(body=body)) == []


@pytest.mark.parametrize(
    "opening",
    [
        "《青川市花卉产业行动计划》已经市政府同意,现印发给你们,请认真执行。",
        "现将《青川市花卉产业行动计划》印发给你们。",
        "《青川花卉甲方案》《青川花卉乙方案》等2个方案已经市政府同意,现印发给你们。",
        "青川市人民政府办公室印发《青川市花卉若干措施》的通知。",
        "关于征求《青川市花店扶持办法》意见的函\n为贯彻落实有关要求,我局会同市商务局起草了《青川市花店扶持办法》,请提出意见。",
    ],
)
def test_the_plan_itself_is_not_cited(opening: str) -> None:
    assert facts(found(opening)) == []


def test_a_document_of_which_a_part_is_passed_on_is_cited() -> None:
    opening = "会议审议通过的《政府工作报告》作了部署。现将《政府工作报告》确定的任务分解如下。"
    assert [title for title, _, _ in facts(found(opening))] == ["政府工作报告"]


def test_each_once_with_the_strongest_relation_and_its_number() -> None:
    citations = found(
        "根据《花卉检疫办法》(云政发〔2024〕12号),制定本计划。", "按照《花卉检疫办法》办理,落实《花卉检疫办法》。"
    )
    assert facts(citations) == [("花卉检疫办法", "云政发〔2024〕12号", "basis")]


def test_a_number_alone_is_that_of_the_title_it_stood_behind() -> None:
    citations = found(
        body="延续《花卉检疫办法》(云政发〔2024〕12号)。(云政发〔2024〕12号)文件中,花农指种花的人。按照云政发〔2023〕9号办理。"
    )
    assert facts(citations)[0] == ("花卉检疫办法", "云政发〔2024〕12号", "mentions")
    assert [number for _, number, _ in facts(citations)[1:]] in ([], ["云政发〔2023〕9号"])


def test_a_short_name_stands_for_the_document() -> None:
    citations = found(body="公布《云岭花卉通用目录》(以下简称《花目》)。严格执行《花目》。")
    assert facts(citations) == [("云岭花卉通用目录", None, "implements")]


def test_the_quote_is_the_title_with_its_number() -> None:
    (citation,) = found("根据《花卉检疫办法》( 云政发〔2024〕12号),制定本计划。")
    assert citation.evidence.quote == "《花卉检疫办法》( 云政发〔2024〕12号"


def test_a_document_without_numbered_items_is_read_too() -> None:
    assert facts(find(document("根据《花卉检疫办法》,种花。"))) == [("花卉检疫办法", None, "basis")]
