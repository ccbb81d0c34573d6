"""Lists of duties, whose items are headed by the bodies that have them."""

import pytest

from loaders.find import responsibilities
from loaders.resolve.agencies import IssuerContext
from tests.support import document

PLACE = IssuerContext(region_code="320500", region="江苏省苏州市", date="2031-05-06")
LIST = "三、工作职责\n(一)市林业局{0}负责湿地的统筹规划，加强巡护。\n(二)市水务局、市生态环境局{0}加强水质监测，开展清淤。\n(三)各县区政府{0}落实属地责任。\n(四)东湖集团{0}建设湿地公园。\n"


@pytest.mark.parametrize("mark", ["：", "。", "\n"])
def test_each_item_is_its_bodys(mark: str) -> None:
    found = responsibilities.find(document(LIST.format(mark)), PLACE)
    assert [(row.task, row.agency, row.role, row.group) for row in found] == [
        ("三/(一)", "市林业局", "responsible", False),
        ("三/(二)", "市水务局", "responsible", False),
        ("三/(二)", "市生态环境局", "responsible", False),
        ("三/(三)", "各县区政府", "responsible", True),
        ("三/(四)", "东湖集团", "responsible", False),
    ]
    assert {row.evidence.quote for row in found} == {"市林业局", "市水务局、市生态环境局", "各县区政府", "东湖集团"}


@pytest.mark.parametrize(
    "text",
    [
        "二、重点任务\n(一)博物馆。建设新馆。\n(二)图书馆。扩建旧馆。\n(三)科技馆。布置展览。\n",  # only sound like bodies
        "二、重点任务\n(一)市林业局。负责巡护。\n(二)修复湿地。种植芦苇。\n(三)保护候鸟。设立观测点。\n",
        "二、重点任务\n(一)市林业局。负责巡护。\n(二)市水务局。开展清淤。\n",
    ],
)
def test_what_is_no_such_list(text: str) -> None:
    assert responsibilities.find(document(text), PLACE) == []


def test_a_statement_governs_over_the_heading() -> None:
    text = LIST.format("：").replace("加强巡护。", "加强巡护。(责任单位：市财政局)")
    assert [row.agency for row in responsibilities.find(document(text), PLACE)][:1] == ["市财政局"]
