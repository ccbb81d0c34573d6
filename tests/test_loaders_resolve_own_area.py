"""The area that a text speaks of as its own: invented openings without a title, one row each."""

import pytest

from loaders.find import header
from loaders.resolve import zones
from loaders.resolve.own_area import by_short_name, fitting, own_letter
from tests.support import document

_BODIES = "\n一、任务\n(一)提升能级。建设园区。"


@pytest.mark.parametrize(
    ("opening", "bodies", "region"),
    [
        # what the opening calls its own, though it names others
        ("为落实《浙江省某某措施》,结合嘉兴实际,制定本方案。", "市税务局、市财政局", "浙江省嘉兴市"),
        ("结合沙坡头区工作实际,按照自治区财政厅通知,制定本计划。", "", "宁夏回族自治区中卫市沙坡头区"),
        ("学习陕西省宝鸡市经验,结合天水实际,制定本方案。", "市农业农村局", "甘肃省天水市"),
        ("为推动湘西州猕猴桃产业发展,制定本意见。", "州农业农村局", "湖南省湘西土家族苗族自治州"),
        # what the page says
        ("所属区域:邢台\n为加快发展,制定本意见。", "市工信局", "河北省邢台市"),
        ("来源:佛山市南海区人民政府网站\n各镇(街道),区直各单位:", "区经济促进局", "广东省佛山市南海区"),
        ("首页 > 金寨县人民政府 > 政务公开\n各乡镇人民政府,县直各单位:", "县文旅体局", "安徽省六安市金寨县"),
        ("索引号: 4309210010/2019-5\n为建设美丽乡村,制定本方案。", "县农业农村局", "湖南省益阳市南县"),
        ("索引号 : 11500000009275780L/2025-1\n为促进就业,制定本方案。", "市教委", "重庆市"),
        # what it makes is its own
        ("加快制定并落实《海宁市充电桩方案》,方便嘉兴市域外车主就近办理。", "市发改局、商务局", "浙江省嘉兴市海宁市"),
        # the places inside it
        ("为落实省政府部署,制定本意见。", "市市场监管局、靖江市、泰兴市人民政府", "江苏省泰州市"),
        ("现将方案印发给你们。支持邹平市、博兴县做强铝业。", "市工业和信息化局、国网滨州供电公司", "山东省滨州市"),
        ("推动我市发展。支持仁怀市、习水县、湄潭县。", "市工业能源局、仁怀市人民政府", "贵州省遵义市"),
        ("各乡镇、街道办事处,市直各单位:\n为推动乐清电气产业,制定本意见。", "市经信局", "浙江省温州市乐清市"),
        ("各镇人民政府(街道办事处),市直各单位:\n为推动东莞制造业,制定本办法。", "市工信局", "广东省东莞市"),
        # the sort of area: 我市 is no province, 各市(州) are written to by one
        ("为落实《浙江省某某意见》,结合我市实际,制定本意见。学习浙江省经验。", "市商务局", None),
        ("各市(州)人民政府,省政府各部门:\n现就促进四川民营经济发展提出意见。", "财政厅", "四川省"),
        ("伊犁哈萨克自治州,各州、市人民政府,自治区人民政府各部门:", "自治区农业农村厅、新疆证监局", "新疆维吾尔自治区"),
        ("各省、自治区、直辖市人民政府:\n支持上海市、广州市示范。", "省级主管部门", "全国"),
        # a county without its class, named often
        ("制定本方案。推进安吉白茶、安吉竹业振兴。", "县林业局、县财政局", "浙江省湖州市安吉县"),
        ("现将青岚县、大青岚县、小青岚县情况通报。", "县林业局、县财政局", None),
        ("保护资源,节约资源,盘活资源。", "县林业局、县财政局", None),
        # what only looks like a place over two words: 人行|唐河支行, 市文旅局会同|县商务局
        ("各乡镇人民政府,县直有关单位:\n支持唐河县、唐河产业园。", "县财政局、人行唐河支行、人行唐河支行", "河南省南阳市唐河县"),
        ("现将方案印发。", "由县文旅局会同县商务局、县住建局会同县财政局负责", None),
    ],
)  # fmt: skip
def test_region_without_a_title(opening: str, bodies: str, region: str | None) -> None:
    text = f"{opening}{_BODIES}({bodies})" if bodies else opening + _BODIES
    assert header.find(document(text)).region == region


@pytest.mark.parametrize(
    ("text", "addressees", "letter"),
    [
        ("结合我市实际。(市财政局)走在全省前列", "", "市"),
        ("自治区能源局、财政厅负责,推进全区工作", "", "省"),
        ("(区财政局、区商务局)", "各街道办事处,区直各部门:", "区"),
        ("", "各州市人民政府,省直各部门:", "省"),
        ("建设制造强省", "", None),
    ],
)
def test_the_letter_of_the_level(text: str, addressees: str, letter: str | None) -> None:
    assert own_letter(text, addressees) == letter


def test_an_area_of_another_sort_does_not_fit() -> None:
    assert fitting("330000", "市") is None
    assert fitting("330400", "市") == "330400"
    assert fitting("330000", None) == "330000"
    assert fitting(None, "市") is None
    assert by_short_name("安吉、安吉、德清", None) is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("建设花市。", {}),
        ("天府新区与两江新区同行,天府新区先行。", {"500000": 1, "510000": 2}),
        ("前海合作区", {"440300": 2}),  # a name inside another counts too
    ],
)
def test_zones_counted(text: str, counts: dict[str, int]) -> None:
    assert list(zones.counted(text).items()) == list(counts.items())
