"""Items whose parts are no tasks: conditions, papers to hand in, meanings of words, fields of an event."""

import pytest

from loaders.chapters import is_defining, names_conditions
from tests.support import paths

_CONDITIONS = (
    "第一条 花农申请补助应当符合下列条件:\n(一)有苗圃,其中:\n1.露地;\n2.温室。\n(二)有花匠。\n第二条 发放补助。好。\n"
)
_DEFINITIONS = (
    "第一条 为保护花木,根据《花木条例》,制定本办法。\n第二条 本办法所称花木,包括:\n(一)乔木;\n(二)灌木。\n"
    "第三条 种植花木。\n第四条 各镇可参照本办法执行。\n"
)
_FAIR = (
    "一、花会名称\n青川花会。\n二、举办形式\n露天。\n三、布展。在湖边搭起花棚十座。\n四、购花。向各镇苗圃采买花苗。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what somebody must fulfil or hand in, at any depth, belongs to the item that lists it
        (_CONDITIONS, ["第一条", "第二条"]),
        ("一、申请\n(一)申报条件\n1.有苗圃。\n2.有花匠。\n(二)受理。收件。\n", ["一/(一)", "一/(二)"]),
        # a heading that does something about conditions is a task like any other
        ("一、任务\n(一)放宽申报条件\n1.减少材料。\n2.免交押金。\n", ["一/(一)", "一/(一)/1", "一/(一)/2"]),
        # so is what a body is to do, whatever stands before it
        (
            "一、任务\n(一)申报条件\n1.修订条件。(责任单位:市林业局)\n2.好。\n",
            ["一/(一)", "一/(一)/1", "一/(一)/2"],
        ),
        # purpose, words and scope of a document, with all that they list, are none
        (_DEFINITIONS, ["第三条"]),
        # fields of a fair
        (_FAIR, ["三", "四"]),
    ],
)
def test_what_is_only_listed_is_no_task(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        ("为了保护花木,依据《花木条例》,结合本市实际,制定本条例", True),
        ("根据《花木条例》,制定本办法", True),
        ("为保护花木,制定以下措施", True),
        ("为保护花木,由市林业局制定本年度种植计划", False),
        ("本办法所称“以上”“以下”,均包括本数", True),
        ("前款所指花木", True),
        ("本细则适用于苗圃和花店", True),
        ("本市适用的花木目录由市林业局公布", False),
        ("本规定下列用语的含义", True),
        ("名词解释", True),
        ("推广术语标准", False),
    ],
)
def test_what_only_defines_a_document(text: str, defines: bool) -> None:
    assert is_defining(text) is defines


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("申报条件", True),
        ("花农申请材料", True),
        ("精简申请材料", False),
        ("改善居住条件", False),
        ("申报条件审核", False),
    ],
)
def test_a_heading_of_conditions(heading: str, names: bool) -> None:
    assert names_conditions(heading) is names
