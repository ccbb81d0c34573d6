"""Budget lines in sentences and in tables of money; all plans here are invented."""

import pytest

from loaders.find import funding
from loaders.find.money import scaled, source_of
from loaders.pipeline import extract, read_text
from loaders.readers.assemble import Assembler, Box
from loaders.readers.txt import from_text
from ontology.records import Funding, Source
from tests.support import document

PLAN = "青川市花卉产业行动计划\n一、工作目标\n到2027年,花开满城。\n二、重点任务\n(一)加大投入。{}(责任单位:市财政局)\n"
ANNEX = PLAN.format("种花。") + "附件\n青川市花卉资金使用方案\n项目名称\n中央财政经费\n地方配套经费\n{}\n"


def lines(found: list[Funding]) -> list[tuple[str, float, str | None]]:
    return [(line.item, line.amount, line.source) for line in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("安排3000万元花卉前期工作经费。", [("花卉前期工作经费", 30_000_000, None)]),
        ("用好5亿元省级花卉工作经费。", [("省级花卉工作经费", 500_000_000, "local")]),
        ("市财政安排300万元开展花卉展示项目。", [("花卉展示项目", 3_000_000, "local")]),
        ("县财政每年安排花卉发展专项资金500万元并列入年度预算。", [("花卉发展专项资金", 5_000_000, "local")]),
        ("县财政每年预算花卉推广经费50万元以上,并逐年增加。", [("花卉推广经费", 500_000, "local")]),
        ("省级花卉科技计划资金连续4年每年安排3亿元支持花种攻关。", [("省级花卉科技计划资金", 300_000_000, "local")]),
        ("统筹财政资金2000万元,支持花市改造。", [("花市改造", 20_000_000, "local")]),
        (
            "2032-2034年省级财政累计安排资金40亿元支持花市改造,其中2032年安排8.5亿元。",
            [("花市改造", 4_000_000_000, "local"), ("2032年花市改造", 850_000_000, "local")],
        ),
        (
            "从9000万元中央财政资金中分别列支6000万元和1000万元设立花卉发展基金和花卉风险池。",
            [("花卉发展基金", 60_000_000, "central"), ("花卉风险池", 10_000_000, "central")],
        ),
        ("市、区两级政府给予支持,确保花卉专项预算资金在2亿元以上。", [("花卉专项预算资金", 200_000_000, "local")]),
        ("中央财政安排资金5000万元,用于花卉良种繁育。", [("花卉良种繁育", 50_000_000, "central")]),
        (
            "县财政每年安排花卉发展资金500万元,其中:品牌建设100万元;花田建设200万元;花市促销等200万元(不含展会)。",
            [
                ("花卉发展资金", 5_000_000, "local"),
                ("品牌建设", 1_000_000, "local"),
                ("花田建设", 2_000_000, "local"),
                ("花市促销", 2_000_000, "local"),
            ],
        ),
        (
            "安排花卉展示经费500万元,其中:中央财政补助资金300万元;省级资金200万元。",
            [
                ("花卉展示经费", 5_000_000, "total"),
                ("中央财政补助资金", 3_000_000, "central"),
                ("省级资金", 2_000_000, "local"),
            ],
        ),
        # parts that are more than the whole are none
        ("安排花卉发展资金500万元,其中:花田建设600万元。", [("花卉发展资金", 5_000_000, None)]),
        ("统筹设立10亿元省花卉攻坚专项资金。", [("省花卉攻坚专项资金", 1_000_000_000, "local")]),
        ("统筹设立10亿元国家花卉专项资金。", [("国家花卉专项资金", 1_000_000_000, "central")]),
        (
            "建设150个村级花店网点,安排中央资金补助总额120万元,县财政配套30万元。",
            [("村级花店网点", 1_200_000, "central"), ("村级花店网点县财政配套", 300_000, "local")],
        ),
        ("投资5000万元,改造低产花田40公里。", [("改造低产花田", 50_000_000, None)]),
        ("市财政每年安排不少于3000万元专项资金,支持花园建设。", [("花园建设", 30_000_000, "local")]),
        ("市级财政每年安排1200万元,对花田改造、花农培育予以支持。", [("花田改造、花农培育", 12_000_000, "local")]),
        ("连续三年每年安排1000万元,设立花卉人才发展资金。", [("花卉人才发展资金", 10_000_000, None)]),
        ("设立总规模50亿元的花卉产业发展基金。", [("花卉产业发展基金", 5_000_000_000, None)]),
        ("设立规模为10亿元的花市更新基金,重点投向老花市。", [("花市更新基金", 1_000_000_000, None)]),
        ("组建50亿元花卉并购基金群。", [("花卉并购基金群", 5_000_000_000, None)]),
        ("每年统筹1亿元左右资金,支持花卉新品种研发。", [("花卉新品种研发", 100_000_000, None)]),
        ("统筹中央和省级资金3.5亿元,支持花路建设。", [("花路建设", 350_000_000, "total")]),
        ("安排不低于1亿元的资金支持花卉保险补偿。", [("花卉保险补偿", 100_000_000, None)]),
        ("落实专项经费800万元,保障花农服务体系建设。", [("花农服务体系建设", 8_000_000, None)]),
        ("市财政安排工作经费20万元,由市农业农村局统筹使用。", [("市财政工作经费", 200_000, "local")]),
        ("项目总投资12.6亿元,建设花卉博览中心。", [("花卉博览中心", 1_260_000_000, "total")]),
        ("建设150个村级花店网点,投资总额150万元。", [("村级花店网点", 1_500_000, "total")]),
        (
            "建设150个村级花店网点,投资总额150万元,安排中央资金120万元。",
            [("村级花店网点", 1_500_000, "total"), ("村级花店网点", 1_200_000, "central")],
        ),
        ("建设17个村级花店网点,安排中央资金补助总额不超过85万元。", [("村级花店网点", 850_000, "central")]),
        (
            "统筹安排资金2.3亿元,其中:花田修复1.5亿元,监测体系3000万元,展示中心5000万元。",
            [
                ("合计", 230_000_000, None),
                ("花田修复", 150_000_000, None),
                ("监测体系", 30_000_000, None),
                ("展示中心", 50_000_000, None),
            ],
        ),
        ("计划投资1000万元,完成22所学校花房工程。", [("花房工程", 10_000_000, None)]),
    ],
)
def test_a_budget_line_in_a_sentence(sentence: str, expected: list[tuple[str, float, str | None]]) -> None:
    found = funding.find(document(PLAN.format(sentence)))
    assert lines(found) == expected
    assert {line.task for line in found} == {"二/(一)"}


@pytest.mark.parametrize(
    "sentence",
    [
        "对花卉企业给予最高50万元奖励。",
        "每户安排补助资金2000元。",
        "花卉产值达到30亿元。",
        "花卉贷款投放不低于40亿元。",
        "单个项目安排资金不超过100万元。",
        "完成花卉投资5亿元。",
        "花市投资5000万元,改造花田。",
        "全市财政一般预算收入623亿元。",
        "每个花田项目最高补助300万元,每年总额不超过5000万元。",
        "对获评花卉示范园的企业,市财政给予100万元补助。",
        "省级财政对每个花卉示范县补助1000万元。",
        "带动社会投资超过500亿元。",
        "新增花卉贷款100亿元。",
        "支持投资5000万元的花卉项目。",
    ],
)
def test_what_is_no_budget_line(sentence: str) -> None:
    assert lines(funding.find(document(PLAN.format(sentence)))) == []


def test_a_flattened_table_gives_merged_amounts_to_the_block() -> None:
    cells = "花卉基金类\n花卉发展基金\n700万元\n300万元\n花卉风险池\n200万元\n花卉补助类\n良种繁育及\n评价\n100万元\n50万元\n花农培训\n80万元\n合计\n1080万元\n350万元"
    assert lines(funding.find(document(ANNEX.format(cells)))) == [
        ("花卉发展基金", 7_000_000, "central"),
        ("花卉基金类", 3_000_000, "local"),
        ("花卉风险池", 2_000_000, "central"),
        ("良种繁育及评价", 1_000_000, "central"),
        ("花卉补助类", 500_000, "local"),
        ("花农培训", 800_000, "central"),
        ("合计", 10_800_000, "central"),
        ("合计", 3_500_000, "local"),
    ]


def test_a_flattened_table_without_merged_cells() -> None:
    cells = "花卉发展基金\n700万元\n300万元\n花卉风险池\n200万元\n100万元"
    assert [line.source for line in funding.find(document(ANNEX.format(cells)))] == ["central", "local"] * 2


def test_a_table_with_cells_takes_the_unit_of_its_heading_and_names_merged_amounts_after_the_block() -> None:
    made = Assembler()
    made.paragraph("青川市花卉产业行动计划")
    made.table(
        [
            [Box("类别"), Box("项目"), Box("中央财政(万元)"), Box("地方配套(万元)")],
            [Box("花卉基金类", rows=2), Box("花卉发展基金"), Box("700"), Box("300", rows=2)],
            [Box("花卉风险池"), Box("200")],
            [Box("合计", columns=2), Box("900"), Box("300")],
        ]
    )
    found = funding.find(read_text(made.finish("invented.docx")))
    assert lines(found) == [
        ("花卉发展基金", 7_000_000, "central"),
        ("花卉基金类", 3_000_000, "local"),
        ("花卉风险池", 2_000_000, "central"),
        ("合计", 9_000_000, "central"),
        ("合计", 3_000_000, "local"),
    ]


HEADED = ["序号", "项目名称", "资金安排"]


@pytest.mark.parametrize(
    ("caption", "rows", "expected"),
    [
        ("单位:万元", [HEADED, ["1", "花田改造", "1,200"], ["合计", "", "1200"]],
         [("花田改造", 12_000_000, None), ("合计", 12_000_000, None)]),
        ("单位:万元", [["项目", "总投资", "中央", "省级", "市级"], ["花田改造", "12", "5", "", "7"]],
         [("花田改造", 120_000, "total"), ("花田改造", 50_000, "central"), ("花田改造", 70_000, "local")]),
        ("", [["项目", "投资(万元)"], ["花田改造", "500-800"], ["花市", "约300"], ["花路", "—"]],
         [("花田改造", 5_000_000, None), ("花市", 3_000_000, None)]),
        ("", [["类别", "项目", "资金(万元)"], [Box("花卉", rows=2), "花田改造", "500"], ["小计", "500"], ["总计", "", "500"]],
         [("花田改造", 5_000_000, None), ("花卉", 5_000_000, None), ("合计", 5_000_000, None)]),
        ("", [["项目", "预算金额(元)"], ["花展", "50000"]], [("花展", 50_000, None)]),
        ("", [[Box("项目", rows=2), Box("资金来源(万元)", columns=2)], ["中央财政", "地方财政"], ["花田改造", "500", "300"]],
         [("花田改造", 5_000_000, "central"), ("花田改造", 3_000_000, "local")]),
        ("", [["项目", "补助标准(万元)"], ["花田改造", "50"]], []),  # what one case of many gets
        ("单位:万元", [["指标", "2031年"], ["花卉产值", "500"]], []),
        ("资金安排表(万元)", [["项目", "2031年", "2032年", "合计"], ["花田改造", "500", "300", "800"]],
         [("花田改造", 5_000_000, None), ("花田改造", 3_000_000, None), ("花田改造", 8_000_000, "total")]),
        ("资金安排表(万元)", [["项目", "中央", "市县"], ["花田改造", "500", "300"]],
         [("花田改造", 5_000_000, "central"), ("花田改造", 3_000_000, "local")]),
        ("资金安排", [["方向", "金额"], ["花田改造", "500万元"]], [("花田改造", 5_000_000, None)]),
        ("", [["项目", "资金总额(万元)", "中央资金"], ["花田改造", "500", "300"]],
         [("花田改造", 5_000_000, "total"), ("花田改造", 3_000_000, "central")]),
        # what two rows say is two lines, however alike they are named
        ("", [["项目", "预算(万元)"], ["花展资料印刷", "10"], ["花市资料印刷", "10"]],
         [("花展资料印刷", 100_000, None), ("花市资料印刷", 100_000, None)]),
        # the column that says whose money it is
        ("", [["项目", "金额(万元)", "资金来源"], ["花田改造", "860", "区级财政"], ["花展", "540", "中央花卉发展资金"], ["花市", "20", "企业"],
              ["合计", "1420", ""]],
         [("花田改造", 8_600_000, "local"), ("花展", 5_400_000, "central"), ("花市", 200_000, None), ("合计", 14_200_000, "total")]),
        # what heads the columns of those who pay names none of them; a cell under several of them is of all
        ("单位:万元", [["项目", "预算总额", Box("其中", columns=2)], ["项目", "预算总额", "中央财政", "市财政"], ["花展", "800", "500", "300"],
              ["花市", "—", Box("150", columns=2)]],
         [("花展", 8_000_000, "total"), ("花展", 5_000_000, "central"), ("花展", 3_000_000, "local"),
          ("花市", 1_500_000, "total")]),
        ("资金需求表", [["任务", "2031年(万元)", "2032年(万元)", "小计"], ["花展", "300", "400", "700"]],
         [("花展", 3_000_000, None), ("花展", 4_000_000, None), ("花展", 7_000_000, "total")]),
        # rows of years are called by what the column says of them
        ("", [["年度", "新建花站(座)", "计划投资(亿元)"], ["2031年", "8", "4"], ["2032年", "9", "5"]],
         [("2031年计划投资", 400_000_000, "total"), ("2032年计划投资", 500_000_000, "total")]),
        # results, not money set aside
        ("", [["县区", "花卉增加值(亿元)", "固定资产投资(亿元)", "零售总额(亿元)"], ["花溪县", "8", "9", "7"]], []),
    ],
)  # fmt: skip
def test_tables_of_money(
    caption: str, rows: list[list[str | Box]], expected: list[tuple[str, float, str | None]]
) -> None:
    made = Assembler()
    made.paragraph("青川市花卉产业行动计划")
    made.paragraph(caption or "花卉项目表")
    made.table([[cell if isinstance(cell, Box) else Box(cell) for cell in row] for row in rows])
    assert lines(funding.find(read_text(made.finish("invented.docx")))) == expected


@pytest.mark.parametrize(
    "table",
    [
        "花卉资金预算表(单位:万元)\n序号    项目    金额\n1    花田    300\n2    花市    200\n合计        500\n",
        "花卉资金安排表\n序号\n项目名称\n金额(万元)\n1\n花田\n300\n2\n花市\n200\n合计\n500\n",
    ],
)
def test_numbers_of_rows_are_no_amounts(table: str) -> None:
    assert lines(funding.find(document(PLAN.format("种花。") + "附件\n" + table))) == [
        ("花田", 3_000_000, None),
        ("花市", 2_000_000, None),
        ("合计", 5_000_000, None),
    ]


def test_the_last_row_of_a_table_without_grid_has_the_sources_of_its_columns() -> None:
    cells = "花卉资金安排表\n单位:万元\n序号\n项目名称\n中央资金\n地方资金\n1\n花田\n300\n50\n2\n花市\n200\n60\n合计\n500\n110\n"
    assert lines(funding.find(document(PLAN.format("种花。") + "附件\n" + cells)))[-2:] == [
        ("合计", 5_000_000, "central"),
        ("合计", 1_100_000, "local"),
    ]


def test_a_table_between_bars() -> None:
    rows = "花卉项目表\n项目 | 内容 | 投资(万元) |\n花市改造 | 改造花市4个 | 1200 |\n花田灌溉 | 铺设管道 | 350 |\n"
    assert lines(funding.find(document(PLAN.format("种花。") + rows))) == [
        ("花市改造", 12_000_000, None),
        ("花田灌溉", 3_500_000, None),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("(一)花溪游步道项目\n铺设游步道3千米。\n资金规模:320万元。\n(二)花农民宿项目\n改造民宿。\n资金规模:540.5万元。",
         [("花溪游步道项目", 3_200_000, "total"), ("花农民宿项目", 5_405_000, "total")]),
        ("(一)花卉冷链项目\n1.建设内容:冷库1座。\n2.投资规模:3.2亿元。", [("花卉冷链项目", 320_000_000, "total")]),
        ("(一)花展布置。新建花房3所(总投资6500万元),改造花圃5处(总投资1.2亿元)。",
         [("花房", 65_000_000, "total"), ("改造花圃", 120_000_000, "total")]),
        ("1.改造老花市30个,投资2.1亿元。\n2.投资4600万元,新建花房200套。",
         [("改造老花市", 210_000_000, "total"), ("花房", 46_000_000, None)]),
        ("(一)宣传费用:15万元。\n(二)场地租赁费:8万元。\n(三)合计:23万元。",
         [("宣传费用", 150_000, None), ("场地租赁费", 80_000, None), ("合计", 230_000, None)]),
    ],
)  # fmt: skip
def test_amounts_of_fields_and_headings(fields: str, expected: list[tuple[str, float, str | None]]) -> None:
    text = f"青川市花卉产业实施方案\n一、重点工程\n{fields}\n"
    assert lines(funding.find(document(text))) == expected


def test_sentences_in_the_cells_of_a_table_of_works() -> None:
    made = Assembler()
    made.paragraph("青川市花卉产业行动计划")
    works = [
        ["1", "建设花馆", "推进市花卉博物馆建设,概算总投资3.8亿元,年底前完成主体工程。", "市林业局"],
        ["2", "宣传花市", "市财政每年安排花市营销经费1500万元。", "市商务局"],
    ]
    made.table([[Box(cell) for cell in row] for row in [["序号", "重点任务", "具体措施", "牵头单位"], *works]])
    text = made.finish("invented.docx")
    assert lines(funding.find(read_text(text))) == [
        ("市花卉博物馆建设", 380_000_000, "total"),
        ("花市营销经费", 15_000_000, "local"),
    ]
    plan = extract(text, Source("p.docx", "docx", "0" * 64, 1, "p"))
    assert [target.name for target in plan.targets if (target.unit or "").endswith("元")] == []


def test_the_work_above_a_sum_for_some_years() -> None:
    text = "青川市花卉产业行动计划\n一、重点任务\n(一)完善花市设施配套。三年投资18亿元,建成花房80个、花舍200套。\n“花香万里”工程。到2028年建成花亭120个,总投资约58亿元。\n"
    assert lines(funding.find(document(text))) == [
        ("完善花市设施配套", 1_800_000_000, None),
        ("“花香万里”工程", 5_800_000_000, "total"),
    ]


def test_an_amount_set_aside_is_no_target() -> None:
    text = PLAN.format("市财政新增5亿元支持花市建设,花卉产值达到30亿元。")
    plan = extract(from_text(text, "p.txt"), Source("p.txt", "txt", "0" * 64, len(text), text))
    assert [(target.name, target.value) for target in plan.targets] == [("花卉产值", 30)]
    assert lines(list(plan.funding)) == [("花市建设", 500_000_000, "local")]


def test_a_line_of_the_table_that_the_text_names_too_is_listed_once() -> None:
    text = ANNEX.format("花卉发展基金\n7000万元\n花卉风险池\n3000万元")
    text = text.replace("种花。", "中央财政安排7000万元设立花卉发展基金。")
    assert [line.item for line in funding.find(document(text))] == ["花卉发展基金", "花卉风险池"]


def test_sums_that_are_striven_for_under_a_heading_on_money() -> None:
    words = "力争争取上级花卉改革发展资金2400万元、东西部协作资金600万元。"
    text = "青川市花卉产业实施方案\n一、保障措施\n(一){}。" + words + "\n"
    assert lines(funding.find(document(text.format("强化资金保障")))) == [
        ("上级花卉改革发展资金", 24_000_000, None),
        ("东西部协作资金", 6_000_000, None),
    ]
    assert lines(funding.find(document(text.format("做强花卉产业")))) == []


def test_the_title_of_a_table_says_whose_money_it_is_and_its_rows_may_be_said_before() -> None:
    table = "2033年市级财政花卉专项资金安排表\n单位:万元\n序号\n项目名称\n安排金额\n备注\n1\n市区购花补贴\n6000\n首年\n2\n花圃贴息\n450\n合计\n6450\n"
    text = PLAN.format("市级财政安排购花补贴资金6000万元。") + "附件\n" + table
    assert lines(funding.find(document(text))) == [
        ("购花补贴资金", 60_000_000, "local"),
        ("花圃贴息", 4_500_000, "local"),
        ("合计", 64_500_000, "local"),
    ]


@pytest.mark.parametrize(("value", "unit", "amount"), [(2.3, "亿元", 230_000_000), (1.1, "万元", 11_000), (5, "元", 5)])
def test_amounts_in_yuan(value: float, unit: str, amount: float) -> None:
    assert scaled(value, unit) == amount


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("中央财政", "central"),
        ("中央资金和市财政", "local"),
        ("中央和省级", "total"),
        ("合计", "total"),
        ("企业自筹", None),
    ],
)
def test_whose_money(text: str, source: str | None) -> None:
    assert source_of(text) == source
