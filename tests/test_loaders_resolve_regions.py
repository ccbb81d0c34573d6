"""Which area a plan is for, by title, number, issuer, addressees and text."""

import pytest

from loaders.resolve.regions import in_title, mentions, of_number, plan_region, plan_zone

TITLES = """
苏州市创建省知识产权保护示范区实施方案 320500
关于印发江苏省南京市玄武区强区工作方案的通知 320102
南京市玄武区知识产权行动计划 320102
宁波知识产权运营服务体系建设方案 330200
广昌县房地产若干措施 361030
河南省实施扩大内需战略三年行动方案 410000
上海市促进高端医疗器械行动方案 310000
黄山市乡村振兴规划 341000
延边朝鲜族自治州发展规划 222400
上海市浦东新区产业规划 310115
玉屏侗族自治县花卉产业行动方案 520622
庐江县花卉产业行动方案 340124
巢湖市庐江县花卉产业行动方案 341421
济源市花卉产业行动方案 419001
市中区花卉产业行动方案 -
寿县花卉产业行动方案 340422
朝阳区花卉产业行动方案 -
北京市朝阳区花卉产业行动方案 110105
朝阳市花卉产业行动方案 211300
西安区域花卉中心建设方案 610100
新时代国家知识产权强区试点建设工作方案 -
关于促进经济平稳健康发展的若干措施 -
"""
NUMBERS = """
苏府〔2022〕83号 320500
苏政发〔2022〕83号 320000
甬政办发〔2017〕150号 330200
国发〔2015〕71号 100000
国办发〔2021〕5号 100000
洛政﹝2016﹞34号 410300
黔府办发〔2022〕17号 520000
沪府办发〔2025〕17号 310000
粤府〔2023〕1号 440000
川办发〔2022〕2号 510000
穗府办规〔2023〕1号 440100
渝府发(2021)3号 500000
云政发〔2021〕1号 530000
云府〔2021〕1号 445300
黄石政发〔2021〕1号 420200
常政发〔2021〕1号 -
第3号 -
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    return [(line.split()[0], line.split()[1]) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("title", "code"), _pairs(TITLES))
def test_places_in_titles(title: str, code: str) -> None:
    assert (in_title(title) or "-") == code


@pytest.mark.parametrize(("number", "code"), _pairs(NUMBERS))
def test_document_numbers(number: str, code: str) -> None:
    assert (of_number(number, "") or "-") == code


@pytest.mark.parametrize(("text", "code"), [("常德经开区", "430700"), ("武进区、常州高新区", "320400")])
def test_a_shared_number_is_decided_by_the_text(text: str, code: str) -> None:
    assert of_number("常政发〔2021〕1号", text) == code


@pytest.mark.parametrize(
    ("title", "number", "issuers", "addressees", "body", "declared", "name", "why"),
    [
        ("苏州市实施方案", "甬政发〔2020〕1号", (), None, "", None, "江苏省苏州市", "title"),
        (None, "甬政发〔2020〕1号", (), None, "", "江苏省苏州市", "浙江省宁波市", "document number"),
        (None, None, ("四川省广元市人民政府",), None, "", None, "四川省广元市", "issuer"),
        (None, None, ("工业和信息化部", "商务部"), None, "苏州市、苏州市", None, "全国", "issuer"),
        (None, None, ("国务院办公厅",), None, "", None, "全国", "issuer"),
        (None, None, (), None, "苏州市、苏州市", "江西省抚州市广昌县", "江西省抚州市广昌县", "declared"),
        (None, None, (), None, "", "410000", "河南省", "declared"),
        (None, None, (), "各县(市、区)人民政府,运城市开发区管委会:", "", None, "山西省运城市", "addressees"),
        (None, None, (), "金水区、洛阳市人民政府:", "", None, "河南省", "addressees"),
        (None, None, (), None, "我市与洛阳高新区共建,支持洛阳企业", None, "河南省洛阳市", "places named in the text"),
        (
            None,
            None,
            (),
            None,
            "徐庄高新区管委会负责;支持徐庄高新区",
            None,
            "江苏省南京市玄武区",
            "places named in the text",
        ),
        ("2018年国家示范城市工作计划", None, (), None, "各示范城市", None, "全国", "the title speaks of the country"),
        (
            "国家花卉产业工作方案",
            None,
            (),
            None,
            "健全市场体系,发展资本市场",
            None,
            "全国",
            "the title speaks of the country",
        ),
        ("国家知识产权强区工作方案", None, (), None, "全区各街道", None, None, "no place named"),
        (None, None, (), None, "示范县、老城区和高新市区", None, None, "no place named"),
    ],
)
def test_plan_region(
    title: str | None, number: str | None, issuers: tuple[str, ...], addressees: str | None,
    body: str, declared: str | None, name: str | None, why: str,
) -> None:  # fmt: skip
    found = plan_region(title, number, issuers, addressees, body, declared)
    assert (found.name, found.why) == (name, why)


def test_a_county_plan_is_told_from_its_city_by_its_own_words() -> None:
    body = "抚州市住房公积金管理中心、抚州市金融办配合。县财政局、县住建局、县人社局负责。广昌金融监管支局参与。"
    assert plan_region(None, None, (), None, body).name == "江西省抚州市广昌县"


@pytest.mark.parametrize(
    ("number", "text", "code"),
    [
        (None, "落实北京市部署。在北京市范围内种花。", "110105"),
        (None, "长春市规划。按照长春市要求种花。", "220104"),
        ("朝政办发〔2024〕3号", "种花。", None),  # it is no plan of 朝阳市
        (None, "种花。", None),
    ],
)
def test_districts_that_share_their_name(number: str | None, text: str, code: str | None) -> None:
    found = plan_region("朝阳区花卉产业行动计划", number, ["朝阳区人民政府办公室"], "各街道办事处:", text)
    assert found.code == code


def test_mentions_counts_places_and_zones() -> None:
    assert mentions("苏州市与苏州工业园区、宁波市") == {"320500": 2, "330200": 1}


@pytest.mark.parametrize(
    ("title", "issuers", "zone"),
    [
        (None, ("济源产城融合示范区管理委员会",), "济源产城融合示范区"),
        ("赣江新区促进房地产措施", (), "赣江新区"),
        ("苏州市实施方案", ("苏州市人民政府",), None),
    ],
)
def test_plan_zone(title: str | None, issuers: tuple[str, ...], zone: str | None) -> None:
    assert plan_zone(title, issuers) == zone


@pytest.mark.shared
@pytest.mark.parametrize(
    ("seed", "title", "name"),
    [
        ("000_80c7a34258b7d1fe", None, "江苏省南京市玄武区"),
        ("001_0873535e66564a9f", None, "江苏省苏州市"),
        ("002_68377cdcf8183e1e", None, "河南省洛阳市"),
        ("003_b234aa7c753f2ac8", None, "浙江省宁波市"),
        ("004_b2f02c604ed1004b", "2018年国家知识产权示范城市工作计划", "全国"),
    ],
)
def test_seeds_tell_their_region(shared: object, seed: str, title: str | None, name: str) -> None:
    text = (shared / "seeds" / f"{seed}.txt").read_text(encoding="utf-8")  # type: ignore[operator]
    assert plan_region(title, None, (), None, text).name == name
