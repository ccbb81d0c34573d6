"""What says that a carrier runs already or is yet to come; all sentences are invented."""

import pytest

from tests.test_loaders_find_platforms import found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # an area that acts at the start of a sentence, but not one that is a government
        ("苏州花港新片区加快花田配套建设。", [("苏州花港新片区", "existing")]),
        ("苏州高新区加快花田配套建设。", []),
        ("苏州花谷示范区深化建设行动计划\n", []),
        # those somebody works with
        ("推动苏州实验室与兰江实验室协同创新。", [("苏州实验室", "existing"), ("兰江实验室", "existing")]),
        ("加强与中国(青岛)花卉保护中心协作。", [("中国(青岛)花卉保护中心", "existing")]),
        ("加强与苏州花卉交易平台的合作。", [("苏州花卉交易平台", "existing")]),
        ("推进花卉集聚区与楼宇联动招商。", [("花卉集聚区", "existing")]),
        # who builds, and where, runs already; what one carrier builds is one thing
        ("支持苏州花谷示范区创建国家级花卉集聚区。",
         [("苏州花谷示范区", "existing"), ("国家级花卉集聚区", "planned")]),
        ("依托苏州影视城建设花农登记服务站。", [("苏州影视城", "existing"), ("花农登记服务站", "planned")]),
        ("支持苏州花卉产业城建设兰花展示体验馆。", [("苏州花卉产业城", "existing"), ("兰花展示体验馆", "planned")]),
        ("在苏州现代工业港设立花农维权工作站。", [("苏州现代工业港", "existing"), ("花农维权工作站", "planned")]),
        ("在苏州高铁站商圈建设花卉展销中心。", [("花卉展销中心", "planned")]),
        ("在苏州港建设花卉综合试验区。", [("花卉综合试验区", "planned")]),
        ("在花圃周边建设分拣配送、转运中心。", []),
        ("依托上海临港新片区、海南自由贸易港开展试种。",
         [("上海临港新片区", "existing"), ("海南自由贸易港", "existing")]),
        ("扩大花卉试种示范区范围。", [("花卉试种示范区", "existing")]),
        ("优化苏州数据中心集群空间布局。", [("苏州数据中心集群", "existing")]),
        ("在“信用苏州”网站公示花农名单。", [("“信用苏州”网站", "existing")]),
        # schools count where they are to be built
        ("支持苏州花艺学院、无锡花艺学院发展。", []),
        ("建设苏州花艺转化学院。", [("苏州花艺转化学院", "planned")]),
        # more verbs
        ("辐射带动苏州花艺科创区、无锡花艺谷等创新载体。", [("苏州花艺科创区", "existing"), ("无锡花艺谷", "existing")]),
        ("重点以紫藤山科技城、苏州大学城为核心培育花商。", [("紫藤山科技城", "existing"), ("苏州大学城", "existing")]),
        ("支撑引领长三角国际科技创新中心建设。", [("长三角国际科技创新中心", "planned")]),
        ("设置花艺服务中心。", [("花艺服务中心", "planned")]),
        # after a class that 等 closes, one thing again
        ("发挥国家花卉技术创新中心等国家级创新平台和省花艺技术创新中心作用。",
         [("国家花卉技术创新中心", "existing"), ("省花艺技术创新中心", "existing")]),
        # nothing but a list of laboratories
        ("天目湖实验室、兰江实验室、苏州花科创新研究院、无锡大学花卉研究院等。",
         [("天目湖实验室", "existing"), ("兰江实验室", "existing"), ("苏州花科创新研究院", "existing"),
          ("无锡大学花卉研究院", "existing")]),
        # whose a thing is makes it a proper one
        ("支持青花大学兰山研究院。", [("青花大学兰山研究院", "existing")]),
        ("推动长江两岸重点产业片区。", []),
    ],
)  # fmt: skip
def test_status(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(platform.name, platform.status) for platform in found(sentence)] == expected
