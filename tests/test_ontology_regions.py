"""Codes, names and parents of regions."""

import pytest

from ontology import regions


@pytest.mark.parametrize(
    ("code", "name", "full", "parent", "level"),
    [
        ("100000", "全国", "全国", None, "nation"),
        ("320000", "江苏省", "江苏省", "100000", "province"),
        ("320500", "苏州市", "江苏省苏州市", "320000", "city"),
        ("320509", "吴江区", "江苏省苏州市吴江区", "320500", "county"),
        ("320585", "太仓市", "江苏省苏州市太仓市", "320500", "county"),
        ("110000", "北京市", "北京市", "100000", "province"),
        ("310115", "浦东新区", "上海市浦东新区", "310000", "county"),
        ("419001", "济源市", "河南省济源市", "410000", "county"),
        ("710000", "台湾省", "台湾省", "100000", "province"),
        # a district that was merged into another, and a code that no edition has
        ("330204", "江东区", "浙江省宁波市江东区", "330200", "county"),
        ("500112", "渝北区", "重庆市渝北区", "500000", "county"),
        ("330299", None, None, "330200", "county"),
        ("320500-z-sip", None, None, "320500", "zone"),
        ("x", None, None, None, None),
        ("", None, None, None, None),
    ],
)
def test_code(code: str, name: str | None, full: str | None, parent: str | None, level: str | None) -> None:
    found = regions.name_of(code), regions.full_name(code), regions.parent(code), regions.level(code)
    assert found == (name, full, parent, level)


def test_ancestors_end_with_the_country() -> None:
    assert regions.ancestors("320509") == ("320500", "320000", "100000")
    assert regions.ancestors("100000") == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("江苏省苏州市", ("320500",)),
        ("苏州市", ("320500",)),
        ("苏州", ("320500",)),
        ("浙江宁波", ("330200",)),
        ("南京市玄武区", ("320102",)),
        ("江苏省玄武区", ("320102",)),
        ("杭州西湖区", ("330106",)),
        ("延边", ("222400",)),
        ("湘西", ("433100",)),
        ("新疆", ("650000",)),
        ("全国", ("100000",)),
        ("吉林", ("220000", "220200")),
        ("鼓楼区", ("320106", "320302", "350102", "410204")),
        ("福州鼓楼区", ("350102",)),
        ("南京市西湖区", ()),
        ("苏州市江苏省", ()),
        ("某某市", ()),
        ("", ()),
    ],
)
def test_find(name: str, codes: tuple[str, ...]) -> None:
    assert regions.find(name) == codes


@pytest.mark.parametrize(
    ("code", "name"), [("429005", "湖北省潜江市"), ("659001", "新疆维吾尔自治区石河子市"), ("419001", "河南省济源市")]
)
def test_a_county_directly_under_a_province_has_no_placeholder_above(code: str, name: str) -> None:
    assert regions.full_name(code) == name


@pytest.mark.parametrize(
    ("code", "district"), [("610103", True), ("140109", True), ("429021", False), ("520203", False), ("320500", False)]
)
def test_is_district(code: str, district: bool) -> None:
    assert regions.is_district(code) is district


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("苏州市", "苏州"),
        ("沙市区", "沙市"),
        ("和县", "和县"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("宁夏回族自治区", "宁夏"),
        ("内蒙古自治区", "内蒙古"),
        ("香港特别行政区", "香港"),
        ("大兴安岭地区", "大兴安岭"),
        ("神农架林区", "神农架"),
        ("碑林区", "碑林"),
        ("万柏林区", "万柏林"),
    ],
)
def test_bare(name: str, bare: str) -> None:
    assert regions.bare(name) == bare


def test_every_code_has_six_digits_and_a_known_parent() -> None:
    table = regions.table()
    assert len(table) > 3000
    for code in table:
        assert len(code) == 6, code
        assert code == "100000" or regions.parent(code) in table, code
