"""Bodies that the sentences of an item name as acting, without a label and without brackets."""

import pytest

from loaders.find import responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")


def rows(item: str) -> list[tuple[str, str]]:
    found = responsibilities.find(document(f"青川市夜间经济措施\n一、重点任务\n(一){item}\n"), PLACE)
    return [(one.agency, one.role) for one in found]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        # with whom
        (
            "提升夜游品质,节前完成亮化,由市文旅局会同湖口镇人民政府、市城投公司实施。",
            [("市文旅局", "lead"), ("湖口镇人民政府", "support"), ("市城投公司", "support")],
        ),
        (
            "做强餐饮品牌。由市农业农村局会同市商务局推进,市餐饮协会参与。",
            [("市农业农村局", "lead"), ("市商务局", "support"), ("市餐饮协会", "support")],
        ),
        # a bracket that is no statement, as not all in it are bodies
        ("加强培训。(市林业局牵头,花艺、园艺等部门配合)", [("市林业局", "lead")]),
        # how they act is no part of a name
        (
            "完善统计。具体制度由市统计局会同市商务局另行制定。",
            [("市统计局", "lead"), ("市商务局", "support")],
        ),
        ("规范认定。市商务局会同市统计局联合制定目录。", [("市商务局", "lead"), ("市统计局", "support")]),
        ("加强统计。由市统计局牵头,会同市商务局,按月发布。", [("市统计局", "lead"), ("市商务局", "support")]),
        ("加强调度。市商务局要会同市统计局每月通报进展。", [("市商务局", "lead"), ("市统计局", "support")]),
        (
            "强化考核。由市绩效办牵头、市委督查室和市政府督查室参与,定期通报。",
            [("市绩效办", "lead"), ("市委督查室", "support"), ("市政府督查室", "support")],
        ),
        # what the sentence is about stands before 由
        ("养老设施由市民政局牵头,各区人民政府落实。", [("市民政局", "lead"), ("各区人民政府", "responsible")]),
        ("口袋公园由市园林局负责。", [("市园林局", "responsible")]),
        # a closing clause
        ("延长公交线路运营时间至22:30,市交通局负责。", [("市交通局", "responsible")]),
        ("压实责任。各县(市、区)人民政府是责任主体,实行周报告。", [("各县(市、区)人民政府", "responsible")]),
        (
            "改造花棚。按照属地原则,各县区人民政府是辖区花棚改造工作的责任主体。",
            [("各县区人民政府", "responsible")],
        ),
        (
            "清理积案。市人民检察院牵头开展涉企长期未结案件清理专项行动,市公安局予以配合,11月底前完成。",
            [("市人民检察院", "lead"), ("市公安局", "support")],
        ),
        ("加强宣传。市委宣传部、市融媒体中心要总结推广典型经验。", [("市委宣传部", "responsible"), ("市融媒体中心", "responsible")]),
        ("规范评审。由市民政局会同有关执法部门全面推行联合评审。", [("市民政局", "lead"), ("有关执法部门", "support")]),
        # who leads and whose office does the daily work
        ("加强领导。市夜间经济工作领导小组统筹推进各项任务。", [("市夜间经济工作领导小组", "responsible")]),
        (
            "加强领导。成立由市政府分管负责同志任组长的市夜间经济工作领导小组,统筹推进全市工作,办公室设在市商务局,负责日常调度。",
            [("市夜间经济工作领导小组", "responsible"), ("市商务局", "responsible")],
        ),
        ("健全机制。由副市长担任召集人,市商务局承担联席会议日常工作。", [("市商务局", "responsible")]),
        ("加强领导。市夜间经济委员会统筹推进各项工作,市商务局承担领导小组办公室职责。",
         [("市夜间经济委员会", "responsible"), ("市商务局", "responsible")]),
        (
            "加强领导。市花卉产业工作领导小组统筹推进各项任务,领导小组办公室(设在市林业局)承担日常工作。",
            [("市花卉产业工作领导小组", "responsible"), ("领导小组办公室(设在市林业局)", "responsible")],
        ),
        ("加强调度。花卉产业工作联席会议办公室要加强统筹调度。", [("花卉产业工作联席会议办公室", "responsible")]),
        (
            "加强考核。将花卉保护纳入考核,市林业局会同有关部门建立月通报机制。",
            [("市林业局", "lead"), ("有关部门", "support")],
        ),
        (
            "做好宣传。营造氛围。以上措施涉及各县(市、区)人民政府、各花卉园区管委会的,均由其抓好落实。",
            [("各县(市、区)人民政府", "responsible"), ("各花卉园区管委会", "responsible")],
        ),
        ("严格执法。市中级人民法院要完善花卉案件审理机制。", [("市中级人民法院", "responsible")]),
        ("压实责任。各县人民政府对本区域花田保护负总责。", [("各县人民政府", "responsible")]),
        ("加强领导。各乡镇(街道)要成立相应工作专班,落实专人专抓。", [("各乡镇(街道)", "responsible")]),
        ("兑现承诺。各牵头单位要在本措施印发后20个工作日内制定细则。", [("各牵头单位", "responsible")]),
        ("抓好落实。各县(市、区)要结合实际制定方案。", [("各县(市、区)", "responsible")]),
        ("保障安全。加强抽检。市市场监管局、市公安局按职责分工负责,各区人民政府落实属地管理责任。",
         [("市市场监管局", "responsible"), ("市公安局", "responsible"), ("各区人民政府", "responsible")]),
        ("压实责任。建立协调机制,市水利局负责统筹推进和日常调度,市有关部门按职责抓好落实。各县人民政府对本区域供水工作负总责。",
         [("市水利局", "responsible"), ("市有关部门", "responsible"), ("各县人民政府", "responsible")]),
        ("加强协调。由市发展改革委会同市商务局、民航东北地区管理局统筹推进。",
         [("市发展改革委", "lead"), ("市商务局", "support"), ("民航东北地区管理局", "support")]),
        # each with its own duty
        (
            "兑现承诺。市财政局、市国资委:负责清偿账款;市商务局:负责核对清单。",
            [("市财政局", "responsible"), ("市国资委", "responsible"), ("市商务局", "responsible")],
        ),
        # a last sentence of bodies and roles alone
        ("保障用电。市商务局、国网青川供电公司各按职责分工负责。",
         [("市商务局", "responsible"), ("国网青川供电公司", "responsible")]),
        (
            "布局便民商圈。新建6个。市商务局牵头负责,市民政局及相关乡镇按职责落实。",
            [("市商务局", "lead"), ("市民政局", "responsible"), ("相关乡镇", "responsible")],
        ),
        ("放心消费。用好平台。市市场监管局牵头;市司法局、市消保委配合。",
         [("市市场监管局", "lead"), ("市司法局", "support"), ("市消保委", "support")]),
        ("清理壁垒。修订文件。市市场监管局牵头负责,市财政局等按职责配合。",
         [("市市场监管局", "lead"), ("市财政局", "support")]),
        ("发放补贴。确保高于上年。由市财政局、农业局,各县(市)、区人民政府负责落实。",
         [("市财政局", "responsible"), ("农业局", "responsible"), ("各县(市)、区人民政府", "responsible")]),
        ("带薪休假。开展活动。市总工会、市人社局。", [("市总工会", "responsible"), ("市人社局", "responsible")]),
    ],
)  # fmt: skip
def test_sentences_that_assign(item: str, expected: list[tuple[str, str]]) -> None:
    assert rows(item) == expected


@pytest.mark.parametrize(
    "item",
    [
        "施行日期。本措施由市商务局负责解释。",
        "解释权。本通知由市商务局会同有关部门负责解释。",
        "费用分担。超出部分由参与者自行承担。",
        "处罚程序。由市人民政府负责商务管理的部门责令改正。",
        "形成合力。建立由市商务局牵头的协调机制。",
        "花展评选。由分管花卉的内设机构会同有关部门开展评选。",
        "提高认识。各部门要高度重视,加强宣传。",
        "信贷投放。金融机构要加大投放力度。",
        "加强领导。成立夜间经济工作专班,办公室设在市商务局。",
        "降低成本。商业银行要结合实际下调费率。",
        "明确职责。领导小组办公室负责人列席会议。",
        "提高站位。各单位要制定学习计划,提高思想认识。",
        "加强领导。市夜间经济工作领导小组的统筹作用要进一步发挥。",
    ],
)
def test_sentences_that_do_not(item: str) -> None:
    assert rows(item) == []


def test_a_list_after_all_districts_is_about_all_districts() -> None:
    found = responsibilities.find(
        document("青川市措施\n(一)保交楼。(责任单位:各县区住建局、财政局、税务局,市财政局)\n"), PLACE
    )
    assert [(one.agency, one.group, one.canonical) for one in found] == [
        ("各县区住建局", True, None),
        ("财政局", True, None),
        ("税务局", True, None),
        ("市财政局", False, "苏州市财政局"),
    ]


@pytest.mark.parametrize("label", ["重点任务分工", "属地责任", "部门分工"])
def test_labels_of_division(label: str) -> None:
    assert rows(f"修复湿地。\n{label}:市林业局牵头,市水务局配合") == [("市林业局", "lead"), ("市水务局", "support")]
