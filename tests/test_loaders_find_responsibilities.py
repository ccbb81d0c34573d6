"""Statements of responsibility in every form that plans use."""

import pytest

from loaders.find import responsibilities
from loaders.find.bodies import parse_bodies
from loaders.find.lead_rule import find_rule, without_rule
from loaders.resolve.agencies import IssuerContext
from ontology.records import RoleBasis
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2021-05-06")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("责任单位:市林业局、市水务局", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        (
            "牵头单位:市林业局;配合单位:市水务局以及市财政局",
            [("市林业局", "lead"), ("市水务局", "support"), ("市财政局", "support")],
        ),
        ("牵头单位:市林业局;责任单位:市水务局", [("市林业局", "lead"), ("市水务局", "responsible")]),
        ("责任单位:市林业局(责任人:张三)、市水务局", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("责任部门:市林业局*、市水务局", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("主办:市林业局;协办:市水务局", [("市林业局", "lead"), ("市水务局", "support")]),
        (
            "市林业局牵头,市水务局、市财政局配合",
            [("市林业局", "lead"), ("市水务局", "support"), ("市财政局", "support")],
        ),
        ("市林业局、市水务局按职责分工负责", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("市林业局牵头,市水务局等按职责分工负责", [("市林业局", "lead"), ("市水务局", "responsible")]),
        ("由市林业局牵头,会同市水务局落实", [("市林业局", "lead"), ("市水务局", "support")]),
        ("市林业局(牵头)、市水务局", [("市林业局", "lead"), ("市水务局", "responsible")]),
        ("市住房和城乡建设局和市财政局", [("市住房和城乡建设局", "responsible"), ("市财政局", "responsible")]),
        (
            "市市场监管局(知识产权局)吴江区政府",
            [("市市场监管局(知识产权局)", "responsible"), ("吴江区政府", "responsible")],
        ),
        ("东湖集团西湖集团", [("东湖集团", "responsible"), ("西湖集团", "responsible")]),
        (
            "各区(含新区)交通主管部门及公交企业",
            [("各区(含新区)交通主管部门", "responsible"), ("公交企业", "responsible")],
        ),
        ("市住建局市财政局", [("市住建局", "responsible"), ("市财政局", "responsible")]),
        ("县住建局泰和生态环境局", [("县住建局", "responsible"), ("泰和生态环境局", "responsible")]),
        ("外汇管理局湘潭市中心支局", [("外汇管理局湘潭市中心支局", "responsible")]),
        (
            "市林业局,中国电信、中国铁塔",
            [("市林业局", "responsible"), ("中国电信", "responsible"), ("中国铁塔", "responsible")],
        ),
        (
            "牵头单位:市林业局,配合单位:各项目牵头单位,各区",
            [("市林业局", "lead"), ("各项目牵头单位", "support"), ("各区", "support")],
        ),
        ("市林业局、市水务局按职责负责相关工作", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        (
            "市林业局按职责分工负责,各区人民政府结合实际落实",
            [("市林业局", "responsible"), ("各区人民政府", "responsible")],
        ),
        ("牵头考核单位:市林业局", [("市林业局", "lead")]),
        ("牵头推进部门:市林业局;推进单位:市水务局", [("市林业局", "lead"), ("市水务局", "responsible")]),
        ("市林业局牵头,市水务局负责法制审查工作", [("市林业局", "lead"), ("市水务局", "responsible")]),
        (
            "市林业局,各区、县级市政府",
            [("市林业局", "responsible"), ("各区", "responsible"), ("县级市政府", "responsible")],
        ),
        (
            "各有关区、县级市,市林业局",
            [("各有关区", "responsible"), ("县级市", "responsible"), ("市林业局", "responsible")],
        ),
        ("中心城区各区政府(管委会)", [("中心城区各区政府(管委会)", "responsible")]),
        ("主要责任单位:市林业局、市财政局", [("市林业局", "responsible"), ("市财政局", "responsible")]),
        ("市林业局牵头,各辖市、区落实", [("市林业局", "lead"), ("各辖市、区", "responsible")]),
        ("各市、县、区政府,省级有关部门", [("各市、县、区政府", "responsible"), ("省级有关部门", "responsible")]),
        ("各县级市(区)政府(管委会)", [("各县级市(区)政府(管委会)", "responsible")]),
        ("拱墅区、西湖区政府", [("拱墅区", "responsible"), ("西湖区政府", "responsible")]),
        (
            "林业局、水务局等国务院相关部门及各地区按职责分工负责",
            [
                ("林业局", "responsible"),
                ("水务局", "responsible"),
                ("国务院相关部门", "responsible"),
                ("各地区", "responsible"),
            ],
        ),
        ("市财政局等市级有关部门", [("市财政局", "responsible"), ("市级有关部门", "responsible")]),
        ("责任单位:市林业局;完成时限:2031年底", [("市林业局", "responsible")]),
        ("市商务局、市经济技术开发区管委会", [("市商务局", "responsible"), ("市经济技术开发区管委会", "responsible")]),
        ("闵行区政府、嘉定区政府", [("闵行区政府", "responsible"), ("嘉定区政府", "responsible")]),
        ("省林业局,省有关部门和单位", [("省林业局", "responsible"), ("省有关部门和单位", "responsible")]),
        ("市直各部门、单位", [("市直各部门、单位", "responsible")]),
        ("各县区和有关部门", [("各县区", "responsible"), ("有关部门", "responsible")]),
        ("市林业局等,下同", [("市林业局", "responsible")]),
        (
            ":国家税务总局盐湖市税务局、市财政局",
            [("国家税务总局盐湖市税务局", "responsible"), ("市财政局", "responsible")],
        ),
        ("市林业局、市水务局等涉及湖岸联合巡查有关单位", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        (
            "市林业局牵头,市水务局、市公安局参加",
            [("市林业局", "lead"), ("市水务局", "support"), ("市公安局", "support")],
        ),
        (
            "湖岸修复由市林业局牵头,市水务局参加;水系连通由市水务局牵头",
            [("市林业局", "lead"), ("市水务局", "support"), ("市水务局", "lead")],
        ),
        ("县市区党委、政府", [("县市区党委、政府", "responsible")]),
        ("市自然资源和规划局湖东区分局", [("市自然资源和规划局湖东区分局", "responsible")]),
        ("市林业局、县、区政府", [("市林业局", "responsible"), ("县、区政府", "responsible")]),
    ],
)
def test_bodies_and_roles(statement: str, expected: list[tuple[str, str]]) -> None:
    bodies = parse_bodies(statement, "responsible")
    assert [(statement[b.start : b.end], b.role) for b in bodies] == expected


def test_a_trailing_comma_opens_a_second_tier() -> None:
    text = "市林业局、市水务局,各县区政府"
    assert [b.tier for b in parse_bodies(text, "responsible")] == [1, 1, 2]


def test_obligation_of_an_executor() -> None:
    (body,) = parse_bodies("各湖区管委会必做", "executor")
    assert body.obligation == "mandatory"


def rows(body: str) -> list[tuple[str, str, str, int]]:
    text = f"一、重点任务\n(一)修复湿地\n{body}\n"
    return [(a.task, a.agency, a.role, a.order) for a in responsibilities.find(document(text), PLACE)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("修复湖岸。(责任单位:市林业局、市水务局)", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("修复湖岸。[责任单位:市林业局,各县区政府]", [("市林业局", "responsible"), ("各县区政府", "responsible")]),
        ("修复湖岸。(责任单位:市林业局、市水务局", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("修复湖岸。\n责任单位:市林业局", [("市林业局", "responsible")]),
        ("修复湖岸。\n牵头单位:市林业局\n配合单位:市水务局", [("市林业局", "lead"), ("市水务局", "support")]),
        ("修复湖岸。(市林业局牵头,市水务局配合)", [("市林业局", "lead"), ("市水务局", "support")]),
        ("修复湖岸。(市林业局、市水务局按职责分工负责)", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("修复湖岸。(市林业局)", [("市林业局", "responsible")]),
        (
            "修复湖岸。(市林业局、市水务局,各河段长)",
            [("市林业局", "responsible"), ("市水务局", "responsible"), ("各河段长", "responsible")],
        ),
        ("修复湖岸。\n牵头:市林业局  参加:市水务局", [("市林业局", "lead"), ("市水务局", "support")]),
        ("修复湖岸。市林业局牵头,市水务局参加。", [("市林业局", "lead"), ("市水务局", "support")]),
        (
            "修复湖岸。\n牵头领导:李四,牵头单位:市林业局,配合单位:市水务局",
            [("市林业局", "lead"), ("市水务局", "support")],
        ),
        ("修复湖岸。\n主办:市林业局", []),  # as sites print at their foot
        ("修复湖岸(含东湖、西湖)。", []),
        ("修复湖岸(以下简称湖岸工程)", []),
        ("北部湖岸驿站(东湖片区)", []),
        (
            "修复湖岸。(市林业局,中国电信、中国移动)",
            [("市林业局", "responsible"), ("中国电信", "responsible"), ("中国移动", "responsible")],
        ),
        ("市林业局会同有关部门统筹谋划湖岸修复,推进建设。", [("市林业局", "lead"), ("有关部门", "support")]),
        ("在省级资金的基础上,市、县(区)两级政府给予配套资金。", [("市、县(区)两级政府", "responsible")]),
        ("具体工作由市林业局承担。", [("市林业局", "responsible")]),
        (
            "由市林业局牵头,市水务局、市财政局按职责分工负责。",
            [("市林业局", "lead"), ("市水务局", "responsible"), ("市财政局", "responsible")],
        ),
        ("市林业局要牵头做好工作,市水务局配合。", [("市林业局", "lead"), ("市水务局", "support")]),
        ("修复湖岸。——责任单位:市林业局", [("市林业局", "responsible")]),
        ("修复湖岸。责任单位为市林业局、市水务局。", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("修复湖岸。责任单位:市林业局 市水务局", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("修复湖岸。(责任领导:张三;责任单位:市林业局;完成时限:2031年底)", [("市林业局", "responsible")]),
        (
            "修复湖岸。(责任单位:市林业局。以下均由各区政府负责落实,不再列出)",
            [("市林业局", "responsible"), ("各区政府", "responsible")],
        ),
        ("修复湖岸。(配合部门:各县(市、区)党委和政府)", [("各县(市、区)党委和政府", "support")]),
        ("各部门要高度重视,加强领导。", []),
        ("各级林业部门要高度重视,加强领导。", []),
        ("县级以上林业部门每年要对古树开展巡查。", [("县级以上林业部门", "responsible")]),
        ("各省级人民政府要每季通报古树保护情况。", [("各省级人民政府", "responsible")]),
        ("地方人民政府承担辖区古树管理责任,落实人员。", [("地方人民政府", "responsible")]),
        ("市人民政府对湖岸修复工作负领导责任,统一监管。", [("市人民政府", "responsible")]),
        ("各地要于2031年底前完成清理任务。", [("各地", "responsible")]),
    ],
)
def test_statements_are_found(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(agency, role) for _, agency, role, _ in rows(body)] == expected


def test_passages_with_their_own_statements_are_tasks_of_their_own() -> None:
    body = "修复湖岸,恢复植被和水系。(责任单位:市林业局)\n保护候鸟,设立观测站点。(责任单位:市水务局、市财政局)"
    assert rows(body) == [
        ("一/(一)/¶1", "市林业局", "responsible", 1),
        ("一/(一)/¶2", "市水务局", "responsible", 1),
        ("一/(一)/¶2", "市财政局", "responsible", 2),
    ]


def test_a_bracket_of_bodies_after_a_full_stop_closes_a_passage_inside_a_line() -> None:
    body = "完善支持政策,落实优惠。(商务部、财政部)推动平台建设,扩大应用。(工业和信息化部)加强监管(含网络交易)。"
    assert [(task, agency) for task, agency, _, _ in rows(body)] == [
        ("一/(一)/¶1", "商务部"),
        ("一/(一)/¶1", "财政部"),
        ("一/(一)/¶2", "工业和信息化部"),
    ]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        # words and a statement of its own before parts with theirs: a measure; else it heads them
        (
            "(一)整理花圃,补种花苗,改善土壤。(市林业局负责)具体措施:\n1.修剪。(市花卉中心负责)\n2.浇水。(市财政局负责)",
            "task",
        ),
        ("(一)整理花圃\n1.修剪枝条。(市花卉中心负责)\n2.更换土壤。(市财政局负责)", "group"),
        ("(一)整理花圃,补种花苗。\n1.修剪枝条。\n2.更换土壤。\n责任单位:市林业局", "group"),
    ],
)
def test_an_item_that_is_assigned_before_its_parts_is_a_measure(item: str, kind: str) -> None:
    found = document(f"一、任务\n{item}\n(二)修复湖岸\n恢复植被。\n").passages
    assert [passage.kind for passage in found if passage.path == "一/(一)"] == [kind]


def test_a_statement_governs_over_running_text() -> None:
    assert [r[1] for r in rows("由市水务局负责巡护。(责任单位:市林业局)")] == ["市林业局"]


def test_a_line_under_a_group_belongs_to_the_group() -> None:
    text = "一、任务\n(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道,改善水质。\n责任单位:市水务局\n(二)候鸟\n设观测点。\n"
    found = responsibilities.find(document(text), PLACE)
    assert [(a.task, a.agency) for a in found] == [("一/(一)", "市水务局")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 1.…;2.… in one line, behind which the statement closes both
        ("(一)水系\n1.修复湖岸,恢复植被;2.疏浚河道,改善水质。(责任单位:市水务局)\n(二)候鸟\n设观测点。\n", "一/(一)"),
        # the items beside have their statements as a whole
        (
            "(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道,改善水质。(责任单位:市水务局)\n"
            "(二)候鸟。设观测点。(责任单位:市林业局)\n(三)湿地。恢复水位。(责任单位:市林业局)\n",
            "一/(一)",
        ),
        # each item beside has its statements by parts
        (
            "(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道,改善水质。(责任单位:市水务局)\n"
            "(二)候鸟\n1.设观测点。(责任单位:市林业局)\n2.建救助站。(责任单位:市林业局)\n",
            "一/(一)/2",
        ),
        # the statement says that it closes all above it
        (
            "(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道,改善水质。\n(以上1-2项责任单位:市水务局)\n(二)候鸟\n设观测点。\n",
            "一/(一)",
        ),
        ("(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道。\n上述任务责任单位:市水务局\n(二)候鸟\n设观测点。\n", "一/(一)"),
        (
            "(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道。\n以上任务由市水务局、市林业局负责。\n(二)候鸟\n设观测点。\n",
            "一/(一)",
        ),
        (
            "(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道。\n[第1—2项责任单位:市水务局、市林业局]\n(二)候鸟\n设观测点。\n",
            "一/(一)",
        ),
        (
            "(一)水系\n1.修复湖岸,恢复植被。\n2.疏浚河道。\n以上2项由市水务局牵头,市林业局参与。\n(二)候鸟\n设观测点。\n",
            "一/(一)",
        ),
        # 3 goes on from the chapter before
        ("(一)水系\n3.修复湖岸,恢复植被。(责任单位:市水务局)\n(二)候鸟\n设观测点。\n", "一/(一)/3"),
    ],
)
def test_whom_the_last_statement_of_a_group_closes(text: str, expected: str) -> None:
    found = responsibilities.find(document("一、任务\n" + text), PLACE)
    assert [a.task for a in found if a.agency == "市水务局"] == [expected]


def test_items_of_an_annex_of_indicators_that_name_who_is_responsible_are_tasks() -> None:
    items = "".join(f"{n}.修复第{n}片湖区。(6月底完成,牵头考核单位:市林业局)\n" for n in range(1, 4))
    found = responsibilities.find(
        document(f"一、考评对象\n各区。\n二、任务\n(一)好。\n附件\n湖泊考评指标\n一、岸线(3分)\n{items}"), PLACE
    )
    assert [(row.task, row.agency, row.role) for row in found] == [
        (f"附件/一/{n}", "市林业局", "lead") for n in (1, 2, 3)
    ]


def test_a_field_of_executors_is_a_statement() -> None:
    text = "(五)修复湿地\n1.工作目标。恢复植被。\n2.工作措施。开展巡护。\n3.执行单位。各示范区林业局必做。\n4.工作支持。提供咨询。\n"
    (row,) = responsibilities.find(document(text), PLACE)
    assert (row.task, row.agency, row.role, row.group, row.obligation) == (
        "(五)", "各示范区林业局", "executor", True, "mandatory",
    )  # fmt: skip
    assert row.basis is RoleBasis.SOLE_UNIT


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("(市林业局牵头,市水务局配合)", [RoleBasis.EXPLICIT_LEAD, RoleBasis.LISTED_ONLY]),
        ("(责任单位:市林业局)", [RoleBasis.SOLE_UNIT]),
        ("(责任单位:市林业局、市水务局)", [RoleBasis.FIRST_LISTED, RoleBasis.LISTED_ONLY]),
        ("(责任单位:各县区政府、市水务局)", [RoleBasis.FIRST_LISTED, RoleBasis.LISTED_ONLY]),
    ],
)
def test_what_a_lead_rests_on(body: str, expected: list[RoleBasis]) -> None:
    text = f"一、任务\n(一)修复湿地\n修复湖岸。{body}\n"
    assert [a.basis for a in responsibilities.find(document(text), PLACE)] == expected


def test_the_documents_own_rule_makes_the_first_lead() -> None:
    text = "一、任务\n(一)甲\n修复。(责任单位:市林业局、市水务局。列第一位的为牵头单位,下同)\n(二)乙\n保护。(责任单位:市水务局、市财政局)\n"
    found = responsibilities.find(document(text), PLACE)
    assert [(a.agency, a.role, a.basis) for a in found][2:] == [
        ("市水务局", "lead", RoleBasis.DOCUMENT_RULE),
        ("市财政局", "responsible", RoleBasis.LISTED_ONLY),
    ]


@pytest.mark.parametrize(
    ("body", "confidence"),
    [
        ("修复湖岸。(责任单位:市林业局、市水务局)", {"stated"}),
        ("修复湖岸。(责任单位:市林业局、市水务局", {"repaired"}),
        ("修复湖岸。(责任单位:市林业局市水务局)", {"repaired"}),
        ("修复湖岸。(市林业局、市水务局负责,列第一位者为牵头部门,下同)", {"inferred", "stated"}),
    ],
)
def test_how_sure_a_row_is_follows_from_the_rule_that_read_it(body: str, confidence: set[str]) -> None:
    found = responsibilities.find(document(f"一、任务\n(一)修复湿地\n{body}\n"), PLACE)
    assert {row.confidence for row in found} == confidence
    assert len(found) == 2


_RULES = """
列第一位的为牵头单位,下同
排在第一位的为牵头单位
第一个单位为牵头单位,其余为配合单位 support
首列单位为牵头单位,以下按此顺序
责任单位首位为牵头单位,其他为配合单位,下同 support
责任单位中排名第一的为牵头单位
排名首位的部门为牵头部门
牵头单位列首位
第一责任单位为牵头单位
各条措施里排序第一的责任单位是该条牵头单位,后面为参与单位 support
"""


@pytest.mark.parametrize("line", _RULES.strip().splitlines())
@pytest.mark.parametrize("place", ["statement", "note"])
def test_a_rule_of_the_document_gives_the_roles(line: str, place: str) -> None:
    clause, _, others = line.partition(" ")
    first = f"(市林业局、市水务局,{clause})" if place == "statement" else "(市林业局、市水务局)"
    text = f"{clause + '。' if place == 'note' else ''}\n一、任务\n(一)退塘。还湖。{first}\n(二)植绿。种树。(市园林局、各县区)"
    found = [(a.task, a.agency, a.role) for a in responsibilities.find(document(text), PLACE)]
    rest = others or "responsible"
    assert found == [
        ("一/(一)", "市林业局", "lead"), ("一/(一)", "市水务局", rest),
        ("一/(二)", "市园林局", "lead"), ("一/(二)", "各县区", rest),
    ]  # fmt: skip


def test_the_rule_of_a_document_is_of_lists_not_of_sentences() -> None:
    text = (
        "一、任务\n(一)退塘。还湖。(责任单位:市林业局、市水务局。排在首位的为牵头单位,下同)\n"
        "(二)加强领导。由市园林局负责统筹。各县区要结合实际制定方案。\n"
    )
    found = responsibilities.find(document(text), PLACE)
    assert [(a.agency, a.role) for a in found if a.task == "一/(二)"] == [
        ("市园林局", "responsible"), ("各县区", "responsible"),
    ]  # fmt: skip


def test_before_the_comma_leads_where_the_document_says_so() -> None:
    text = "一、任务\n(一)退塘。还湖。(市林业局、市水务局,市财政局、各县区。逗号前面的为牵头单位,下同)"
    found = responsibilities.find(document(text), PLACE)
    assert [(a.agency, a.role) for a in found] == [
        ("市林业局", "lead"), ("市水务局", "lead"), ("市财政局", "responsible"), ("各县区", "responsible"),
    ]  # fmt: skip
    assert {a.basis for a in found[:2]} == {RoleBasis.DOCUMENT_RULE}


def test_a_list_of_places_shares_the_zone_at_its_end() -> None:
    text = "一、任务\n(一)退塘。还湖。(常熟、太仓、昆山经济开发区管委会,吴江区、昆山市负责落实)\n"
    assert [(a.agency, a.canonical) for a in responsibilities.find(document(text), PLACE)] == [
        ("常熟", "常熟经济开发区管理委员会"),
        ("太仓", "太仓经济开发区管理委员会"),
        ("昆山经济开发区管委会", "昆山经济开发区管理委员会"),
        ("吴江区", "苏州市吴江区人民政府"),
        ("昆山市", "昆山市人民政府"),
    ]


def test_groups_lead_before_the_comma_and_so_does_a_list_without_one() -> None:
    rule = "(市林业局、各县区,市财政局。逗号前的为牵头单位,其余单位配合,下同)"
    text = f"一、任务\n(一)退塘。还湖。{rule}\n(二)种草。(市林业局、市水务局)\n"
    assert [(a.agency, a.role) for a in responsibilities.find(document(text), PLACE)] == [
        ("市林业局", "lead"), ("各县区", "lead"), ("市财政局", "support"), ("市林业局", "lead"), ("市水务局", "lead"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["第一书记牵头,市林业局配合", "首批项目由市林业局牵头", "列入第一批,市林业局牵头", "牵头单位:市林业局"]
)
def test_what_is_no_rule(text: str) -> None:
    assert find_rule(text) is None
    assert without_rule(text) == text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("责任部门(单位):市林业局、市水务局", [("市林业局", "responsible"), ("市水务局", "responsible")]),
        ("[牵头单位]市林业局[配合单位]市水务局", [("市林业局", "lead"), ("市水务局", "support")]),
        ("(市级牵头单位:市林业局;市级配合单位:市水务局)", [("市林业局", "lead"), ("市水务局", "support")]),
        ("责任单位:市委宣传部 市林业局", [("市委宣传部", "responsible"), ("市林业局", "responsible")]),
        ("(责任单位:国家税务总局苏州市税务局、市林业局)",
         [("国家税务总局苏州市税务局", "responsible"), ("市林业局", "responsible")]),
        ("责任单位:市人力资源社会保障局 市林业局", [("市人力资源社会保障局", "responsible"), ("市林业局", "responsible")]),
        ("(责任单位:市林业局,各区(市)县政府(管委会))", [("市林业局", "responsible"), ("各区(市)县政府(管委会)", "responsible")]),
        ("(市林业局负责,各县〔市、区〕均为责任单位,不再列出)", [("市林业局", "responsible"), ("各县〔市、区〕", "responsible")]),
    ],
)  # fmt: skip
def test_statements_as_openings_print_them(body: str, expected: list[tuple[str, str]]) -> None:
    assert [row[1:3] for row in rows(f"修复湖岸。\n{body}")] == expected
