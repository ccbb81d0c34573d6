"""Named carriers of the work: what is one, what its name is, whether it runs; all sentences are invented."""

import pytest

from loaders.find import platforms
from loaders.find.platform_places import place_end
from loaders.find.platform_text import shape
from loaders.find.platform_words import kind_of, words
from loaders.find.platforms import find
from ontology.codes import names as scheme_names
from ontology.records import Platform
from tests.support import document

PLAN = "青川市花卉产业行动计划\n一、工作目标\n到2027年,全市花开满城。\n二、重点任务\n(一)搭好台子。{}\n"


def found(sentence: str) -> list[Platform]:
    return find(document(PLAN.format(sentence)))


def names(sentence: str) -> list[str]:
    return [platform.name for platform in found(sentence)]


@pytest.mark.parametrize(
    ("sentence", "name", "status", "kind"),
    [
        ("加快建设花卉良种检测中心,服务花农。", "花卉良种检测中心", "planned", "centre"),
        ("推进市兰花种质保护示范区建设。", "市兰花种质保护示范区", "planned", "zone"),
        ("完善花卉拍卖信息平台功能。", "花卉拍卖信息平台", "existing", "platform"),
        ("充分发挥中国(青川)兰花保护中心作用。", "中国(青川)兰花保护中心", "existing", "centre"),
        ("依托苏州花卉博览交易中心开展拍卖。", "苏州花卉博览交易中心", "existing", "exchange"),
        ("用好“花农帮”供需对接平台。", "“花农帮”供需对接平台", "existing", "platform"),
        ("推动“花卉一码通平台”上线运行。", "“花卉一码通平台”", "existing", "platform"),
        ("创建以兰花为核心的种质资源数据库,绘制分布图。", "以兰花为核心的种质资源数据库", "planned", "database"),
        ("建设国际领先的花卉组培实验室。", "花卉组培实验室", "planned", "laboratory"),
        ("加快建设苏州实验室。", "苏州实验室", "planned", "laboratory"),
        ("在花溪新区、高新区分别建设兰花产业创新先导区。", "兰花产业创新先导区", "planned", "zone"),
        ("支持云岭镇设立兰花文化研究院。", "兰花文化研究院", "planned", "institute"),
        ("推进花卉巡回法庭建设。", "花卉巡回法庭", "planned", "court"),
        ("组建跨境花卉维权联盟。", "跨境花卉维权联盟", "planned", "alliance"),
        ("规划布局鲜切花产业园。", "鲜切花产业园", "planned", "park"),
        ("探索设立面向海外市场的新型销售平台。", "面向海外市场的新型销售平台", "planned", "platform"),
        ("优化面向多元场景的花卉拍卖云平台。", "花卉拍卖云平台", "existing", "platform"),
        ("建设专利导航花卉深化试验区。", "专利导航花卉深化试验区", "planned", "zone"),
        ("打造集展示、拍卖等功能于一体的花卉会展中心。", "花卉会展中心", "planned", "centre"),
        ("建成全国重要的鲜切花跨境集散分拨中心。", "鲜切花跨境集散分拨中心", "planned", "centre"),
        ("完善苏州、无锡等国家花卉种质储备基地功能。", "苏州、无锡等国家花卉种质储备基地", "existing", "base"),
        (
            "建设青川省花卉(区域全面经济伙伴关系协定)示范区。",
            "青川省花卉(区域全面经济伙伴关系协定)示范区",
            "planned",
            "zone",
        ),
        ("加快苏州承接花卉产业转移示范区建设。", "苏州承接花卉产业转移示范区", "planned", "zone"),
        ("支持金桂种业实验室争创国家队。", "金桂种业实验室", "existing", "laboratory"),
        ("依托省政务服务网办理花卉许可。", "省政务服务网", "existing", "platform"),
        ("支持苏州花卉交易所建设优质花圃。", "苏州花卉交易所", "existing", "exchange"),
        ("推动花农上线“花易通”平台。", "“花易通”平台", "existing", "platform"),
        ("推动郑州片区创新发展。", "郑州片区", "existing", "zone"),
        ("搭建鲜花线上展销、售花平台。", "鲜花线上展销、售花平台", "planned", "platform"),
        ("发挥“花农热线”作为鲜花举报投诉平台的作用。", "鲜花举报投诉平台", "existing", "platform"),
        ("支持市花卉科技服务中心兰溪分中心做大做强。", "市花卉科技服务中心兰溪分中心", "existing", "centre"),
        ("提升“花创云”等花艺资源共享平台能级。", "“花创云”", "existing", "other"),
        ("鼓励市花卉产业园(苏州园区)依托花市发展。", "市花卉产业园(苏州园区)", "existing", "park"),
        (
            "支持市花卉保护中心苏州分中心(苏州市吴江区花卉保护中心)建设。",
            "市花卉保护中心苏州分中心(苏州市吴江区花卉保护中心)",
            "planned",
            "centre",
        ),
        ("将优质花店纳入上市后备库。", "上市后备库", "existing", "database"),
        ("将花店信息纳入本市公共信用信息平台。", "公共信用信息平台", "existing", "platform"),
        ("在苏州花卉网上服务平台公示结果。", "苏州花卉网上服务平台", "existing", "platform"),
        ("发挥花票等花艺工具和花农账款融资服务平台作用。", "花农账款融资服务平台", "existing", "platform"),
        ("支持在郑东新区建设鲜花产业集聚园区。", "鲜花产业集聚园区", "planned", "park"),
        ("开发了“花小二”小程序。", "“花小二”小程序", "planned", "other"),
        ("加快中国(苏州)数字贸易港建设。", "中国(苏州)数字贸易港", "planned", "park"),
        ("推动国家级兰花快速检验中心落户。", "国家级兰花快速检验中心", "planned", "centre"),
        ("依托“信用花市(苏州)”网站公示结果。", "“信用花市(苏州)”网站", "existing", "platform"),
        ("发挥好苏州花卉交易中心功能。", "苏州花卉交易中心", "existing", "exchange"),
        ("建设兰花育种大科学设施。", "兰花育种大科学设施", "planned", "other"),
        ("支持苏州花城科创大走廊建设。", "苏州花城科创大走廊", "planned", "zone"),
        ("加快建设国家数字经济创新发展试验区。", "国家数字经济创新发展试验区", "planned", "zone"),
        ("设立花卉仲裁院。", "花卉仲裁院", "planned", "institute"),
        ("加快建设全新机制的花卉科学院。", "花卉科学院", "planned", "institute"),
        ("推进市花委和本市花店统计预警平台建设。", "花店统计预警平台", "planned", "platform"),
        # one definite thing of words that fit any
        ("鼓励政府和企业合作建立信用信息共享平台。", "信用信息共享平台", "planned", "platform"),
        ("加快建设统一交易平台。", "统一交易平台", "planned", "exchange"),
        ("加快建设数据创新实验室。", "数据创新实验室", "planned", "laboratory"),
        ("完善花卉审批网上服务大厅功能。", "花卉审批网上服务大厅", "existing", "other"),
        ("建立重点花业和培育主体融资需求信息库。", "重点花业和培育主体融资需求信息库", "planned", "database"),
        ("完善全省统一事项库。", "全省统一事项库", "existing", "database"),
        # proper names
        ("推动项目在中国花卉资产信息管理系统发布。", "中国花卉资产信息管理系统", "existing", "other"),
        ("省综合花卉服务平台线上融资。", "省综合花卉服务平台", "existing", "platform"),
        ("加快苏州高新区姑苏园高质量发展。", "苏州高新区姑苏园", "existing", "park"),
        ("支持金水花教园区建设花圃。", "金水花教园区", "existing", "park"),
        ("推动花大硅谷与各镇联动发展。", "花大硅谷", "existing", "park"),
        ("推动花湖基金岛发展。", "花湖基金岛", "existing", "park"),
        ("依托苏州兰花良种示范场育苗。", "苏州兰花良种示范场", "existing", "other"),
        ("将政策录入“花企通”统一发布。", "“花企通”", "existing", "other"),
        ("打造“安心买花全链条”数字化应用。", "“安心买花全链条”数字化应用", "planned", "other"),
        ("依托全市统一的“花事”数字应用巡查。", "“花事”数字应用", "existing", "other"),
        ("依托“花企通”惠企服务平台办事,将政策上线“花企通”平台。", "“花企通”惠企服务平台", "existing", "platform"),
        (
            "通过青川省人力资源和社会保障厅网上服务平台申请。",
            "青川省人力资源和社会保障厅网上服务平台",
            "existing",
            "platform",
        ),
        ("通过www.huayi.gov.cn全国花艺政务服务平台申请。", "全国花艺政务服务平台", "existing", "platform"),
        ("建成全球首个兰花精密测量平台。", "兰花精密测量平台", "planned", "platform"),
        ("推进综保区、花卉查验场所申建。", "综保区", "planned", "zone"),
    ],
)
def test_one_carrier(sentence: str, name: str, status: str, kind: str) -> None:
    (platform,) = found(sentence)
    assert (platform.name, platform.status, platform.kind, platform.task) == (name, status, kind, "二/(一)")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("建设花卉拍卖平台、兰花检测中心和种球数据库。", ["花卉拍卖平台", "兰花检测中心", "种球数据库"]),
        ("设立花卉与旅游融合分析中心。", ["花卉与旅游融合分析中心"]),
        ("全面建成花卉“两平台”(花农服务平台、花卉交易平台)。", ["花农服务平台", "花卉交易平台"]),
        ("吸引花农参与苏州高新区、东湖高新区的开发建设。", ["苏州高新区", "东湖高新区"]),
        ("推进青川旅游度假区提档升级。", ["青川旅游度假区"]),
        ("健全花农服务机制和鲜花溯源平台。", ["鲜花溯源平台"]),
        ("构建智能化花田运行监测、管理技术平台。", ["智能化花田运行监测、管理技术平台"]),
        ("提升广州、深圳花卉交易所能级。", ["广州花卉交易所", "深圳花卉交易所"]),
        ("完善省、市花卉信用共享平台。", ["省、市花卉信用共享平台"]),
        ("融入“长三角花卉合作示范区”“环太湖花创圈示范区”。", ["“长三角花卉合作示范区”", "“环太湖花创圈示范区”"]),
        ("整合市花卉服务平台、国家花卉(青川)展示中心、青川花事网等资源。",
         ["市花卉服务平台", "国家花卉(青川)展示中心", "青川花事网"]),
        ("提升苏州、无锡花卉展示基地能级。", ["苏州、无锡花卉展示基地"]),
        ("纳入市花卉信用平台以及省花卉数据库。", ["市花卉信用平台", "省花卉数据库"]),
        ("支持苏州金桂园区建设花卉基金集聚区。", ["苏州金桂园区", "花卉基金集聚区"]),
        ("高水平推进花卉科学院重建与中原科技城建设。", ["花卉科学院", "中原科技城"]),
        ("整合“花易通”“花创云”等平台。", ["“花易通”", "“花创云”"]),
        ("支持苏州新片区、虹桥国际花卉商务区等重点区域建立花农补贴制度。", ["苏州新片区", "虹桥国际花卉商务区"]),
        ("打造兰花俱乐部、开设花艺讲堂、建设花艺协同创新中心。", ["花艺协同创新中心"]),
        ("支持种花主体与巴西花卉中心、北欧园艺中心等国际平台合作。", ["巴西花卉中心", "北欧园艺中心"]),
        ("推动苏州花湖金融岛与花溪基金岛联动。", ["苏州花湖金融岛", "花溪基金岛"]),
    ],
)  # fmt: skip
def test_several_in_one_clause(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "整合各类平台。",
        "落实“三平台”(花农服务平台、花卉交易平台、花市平台)。",
        "推动“花长制”管控在流域片区落地。",
        "花卉公共服务平台达4个。",
        "建成3个兰花良种繁育中心。",
        "打造一批花卉电商平台。",
        "鼓励企业建设花卉研发中心。",
        "鼓励各地建立兰花工作站。",
        "有条件的乡镇要建设花卉冷链基地。",
        "建设公共服务平台。",
        "规范花卉平台经济,引导平台企业发展。",
        "建设美丽的中心城区花园。",
        "加强卫生系统绿化。",
        "具有全球影响力的花卉贸易中心加快形成。",
        "落实《花卉示范区建设办法》。",
        "巡查花田(责任单位:市花卉服务中心、市园林局)。",
        "关于建设花卉示范区的通知已经印发。",
        "构建“花农+合作社+平台”模式。",
        "政府、产业联盟共同参与。",
        "依托旅游景区、休闲街区开展花市。",
        "将环境优美的区域作为花卉重点建设片区。",
        "建立市园林局、市花卉服务中心、各花店等部门参加的会商机制。",
        "向市花卉服务中心提出书面申请。",
        "推进苏州市、吴江区、苏州工业园区、常熟市种花。",
        "推进以智能花房为配送平台。",
        "坚持花农为主导、花卉创业基地和花店为载体。",
        "引导花店向供应链协同平台转型。",
        "按照市委市政府关于自创区的决策部署种花。",
        "健全花农咨询、合专家库等工作机制。",
        "打造具有全球影响力的花卉贸易中心。",
        "完善花田相对集中区域的道路。",
        "鼓励花农可持续经营公共服务平台。",
        "构建“种花基地—切花基地—卖花中心”链条。",
        "推动领军电商平台布局。",
        "对新设立花卉检测中心的企业给予奖励。",
        "对获批国家花卉示范基地的,给予奖励。",
        "培育建设国家产业创新中心。",
        "打造花卉开放先行区、种质样板区和花艺安全试验区。",
        "省、市、县分别建立示范性花卉服务中心。",
        "支持中小花店企业与电子商务平台优势互补。",
        "打造花展联动新平台。",
        "构建“1+2+N”花艺平台体系。",
        "每个县建设一个兰花示范基地。",
        "支持海南自由贸易港建设。",
        "通过本市花卉服务机构网站发布花期。",
        "打造花卉创新高地、兰花试验平台、花艺引领区。",
        "探索建立苏州花卉示范区跨区域利益共享机制。",
        "打造兰花核心示范园8-10个。",
        "引进优质花店进新区。",
        "申请认定花卉实习基地。",
        "打造特色花卉街区。",
        "在市政府门户网站公布花期。",
        "建成20家中国花卉名园。开展中国花卉名园创建。",
        "推进“花田+花店”等平台建设。",
        # designations, praise and slogans
        "争创花卉旅游街区、夜间赏花集聚区、花旅融合示范区。",
        "支持获批的省级跨境花卉产业园。",
        "对列入国家骨干花卉冷链基地的镇给予支持。",
        "建设全国先进花卉产业基地、国家现代花卉中心。",
        "打造赏花体验地、花艺领航地、复合赏花先导区。",
        "100%的城市建成洁净花海示范区。",
        # classes
        "整合省级部门非紧急类服务热线。",
        "引进一流大学(科研机构)苏州研究院。",
        "推动企业技术中心、花校合作平台建设。",
        "纳入全省储备库管理。",
        "加快室内花卉导航数据库服务等公共平台的功能提升。",
        "加强“互联网+”关键领域重要信息系统保护。",
        "建成洁净花谷。",
        "通过自助花柜或网络花艺服务平台买花。",
        "建设省实验室,创建国家实验室。",
        # quoted words that name no application
        "依托“放管服”改革种花。",
        "依托“智慧交通”进行运花。",
        "宣传“花企通”的做法。",
    ],
)
def test_what_is_no_carrier(sentence: str) -> None:
    assert names(sentence) == []


def test_each_is_listed_once_under_its_fullest_name_and_first_task() -> None:
    text = PLAN.format("建设青川市花卉良种繁育中心。") + "(二)建设花卉良种繁育中心。加快花卉良种繁育中心建设。\n"
    (platform,) = find(document(text))
    assert (platform.name, platform.task) == ("青川市花卉良种繁育中心", "二/(一)")


def test_a_name_that_is_a_class_elsewhere_is_none() -> None:
    assert names("组建若干个兰花产业联盟。会后组建兰花产业联盟。") == []


def test_a_national_plan_builds_classes_of_centres() -> None:
    text = "全国花卉产业规划\n一、工作目标\n全国花开。\n二、重点任务\n(一)搭好台子。建设鲜花冷链集配中心,建立鲜花溯源平台,提升鲜花保鲜国家工程研究中心能力。\n"
    assert [platform.name for platform in find(document(text))] == ["鲜花溯源平台", "鲜花保鲜国家工程研究中心"]


@pytest.mark.parametrize(("issuer", "expected"), [("泰和县", ["县城鲜花物流中心"]), ("青岛市", [])])
def test_a_county_has_one_town_of_its_rank(issuer: str, expected: list[str]) -> None:
    text = (
        f"{issuer}花卉产业规划\n一、工作目标\n花开满城。\n二、重点任务\n(一)搭好台子。加快推进县城鲜花物流中心建设。\n"
    )
    assert [platform.name for platform in find(document(text))] == expected


def test_a_carrier_in_the_goals_has_no_task() -> None:
    text = PLAN.format("种花。").replace("花开满城。", "建成省花卉保护示范区。")
    (platform,) = find(document(text))
    assert (platform.name, platform.status, platform.task) == ("省花卉保护示范区", "planned", None)


def test_the_quote_is_the_verb_and_the_name() -> None:
    (platform,) = found("今年建设花卉良种检测中心,服务花农。")
    assert platform.evidence.quote == "建设花卉良种检测中心"


def test_text_without_punctuation_takes_time_in_proportion() -> None:
    text = "一、总体要求\n" + "中心、平台" * 20_000
    assert isinstance(find(document(text)), list)


def test_shape_has_the_length_of_the_text_and_hides_what_is_no_name() -> None:
    text = "依托《兰花示范区办法》(责任单位:市花卉中心)和“种花+卖花平台”建设(青川)中心(未完"
    seen = shape(text)
    assert len(seen) == len(text)
    assert "示范区" not in seen
    assert "市花卉中心" not in seen
    assert "卖花平台" not in seen
    assert seen.endswith("中心(未完")


@pytest.mark.parametrize(
    ("text", "end"), [("苏州市政府", 3), ("恩施花海", 2), ("广西兰花", 2), ("和平花园", 0), ("花海", 0)]
)
def test_places(text: str, end: int) -> None:
    assert place_end(text, 0) == end


def test_kinds_are_codes_of_the_scheme() -> None:
    known = set(scheme_names("platform-kind").values())
    assert set(words()["heads"]) <= known
    assert kind_of("花海") == "other"


def test_lists_of_words_name_known_last_words() -> None:
    heads = {word for entry in words()["heads"].values() for word in entry}
    assert set(words()["classes"]) | set(words()["half_classes"]) | set(words()["alone"]) <= heads
    assert not set(words()["verbs"]["planned"]) & set(words()["weak"]["planned"])
    assert platforms.find is find
