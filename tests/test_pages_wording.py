"""Words on pages: explanations without names for programs, errors in the page's language, marks of Chinese."""

import re

import pytest

from api.app import create_app
from api.pages import spoken, wide
from api.question_view import explanation, heading
from api.settings import Settings
from api.telling import told
from api.words import LANGUAGES, Language
from graph.catalog import Question, questions, read_question
from tests.api_client import Client
from tests.graph_sample import store
from tests.page_trees import tree

_ASCII = re.compile(r"[A-Za-z_]{2,}")
# what Chinese readers know by these letters
_KNOWN = {"GDP", "PCT"}


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), store()))


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.id)
def test_explanations_for_readers_name_no_columns(question: Question) -> None:
    chinese = explanation("zh", question)
    assert set(_ASCII.findall(chinese)) <= _KNOWN
    assert not re.search("[,;:?()]", chinese)
    english = explanation("en", question)
    assert not re.search(r"\w_\w|\w=\w|\.py|zt:|[{}|]", english)
    codes = {name for name in question.columns if "_" in name}
    assert not codes & set(_ASCII.findall(english))


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.id)
def test_explanations_for_programs_hold_no_marks(question: Question) -> None:
    assert not re.search("[{}|]", question.explanation + question.explanation_en)


def test_marks_of_an_explanation() -> None:
    head = "# id: a\n# zh: 甲?\n# en: b\n# params: {}\n# columns: [tasks]\n"
    read = read_question(
        head + "# explanation: 任务数{(tasks)|}与{tasks},{x=1 时|选甲时}不计。\n# explanation_en: With {tasks}.\nASK {}"
    )
    assert read.explanation == "任务数(tasks)与tasks,x=1 时不计。"
    assert explanation("zh", read) == "任务数与“任务数”，选甲时不计。"
    assert explanation("en", read) == "With “Tasks”."
    assert heading("zh", read) == "甲？"


def test_the_page_of_a_question_is_for_readers(client: Client) -> None:
    page = tree(client, "/questions/tasks-led-by-others")
    said = page.xpath("string(//main/p[@class='quiet'])")
    assert "“规划主管职能”" in said
    assert "main_function" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("构成(工具)?", "构成（工具）？"),
        ("共 10,000 个,多于 3,5:1", "共 10,000 个，多于 3,5:1"),
        ("甲; 乙", "甲；乙"),
        ("GB/T 2260 代码", "GB/T 2260 代码"),
    ],
)
def test_marks_of_chinese(text: str, said: str) -> None:
    assert wide(text) == said


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/plans/nix", 404, "没有编号为“nix”的规划。"),
        ("/entities/agency/000000/nix", 404, "没有“000000/nix”这个机构。"),
        ("/entities/nix", 404, "没有“nix”这一类条目"),
        ("/entities/nix/a", 404, "没有“nix”这一类条目"),
        ("/questions/nix", 404, "没有“nix”这个问题"),
        ("/questions/lead-agencies?region=nix", 404, "数据中没有“nix”这个地区"),
        ("/questions/indicator-comparison?indicator=中国GDP", 404, "数据中没有“中国GDP”这个指标"),
        ("/questions/earliest-targets?until=bald", 400, "“bald”不是四位数的年份。"),
        ("/questions/lead-agencies?nix=1", 400, "这个问题没有参数 nix"),
        ("/questions/co-responsibility?by=nix", 400, "不能是“nix”，只能是"),
        ("/compare?view=plans&a=nix&b=nix", 404, "“nix”"),
        ("/matrix?region=320500", 400, "请给出 function 与 agency 之一。"),
        ("/matrix?region=320500&agency=nix", 404, "没有任务由“nix”一类的机构参与。"),
        ("/network?size=nix", 400, "大小不能表示“nix”"),
        ("/graph?focus=agency/000000/nix", 404, "没有“000000/nix”这个机构"),
        ("/graph?focus=nixnixnix", 404, "没有"),
        ("/nix", 404, "没有这个地址。"),
        ("/indicators?page=x", 400, "page 须是整数，不能是“x”。"),
        ("/indicators?page=-1", 400, "page 不能小于 1，给的是“-1”。"),
        ("/matrix?agency=finance", 400, "缺少参数"),
        ("/query?query=INSERT DATA {}", 403, "INSERT 是更新操作；这里只能查询。"),
    ],
)
def test_errors_on_pages_are_in_the_language_of_the_page(client: Client, path: str, status: int, said: str) -> None:
    address, _, query = path.partition("?")
    pairs = dict(pair.split("=", 1) for pair in query.split("&") if pair)
    page = client.page(address, **pairs)
    assert page.status_code == status
    assert said in page.text.replace("&#34;", '"')
    assert not re.search(r"there is no|there are|nothing goes by|is not one of", page.text)
    english = client.page(address, **pairs, lang="en")
    assert english.status_code == status
    assert said not in english.text


def test_programs_are_told_what_is_wrong_in_the_language_that_they_ask_for(client: Client) -> None:
    plain = client.get("/api/plans/nowhere")
    chinese = client.get("/api/plans/nowhere", {"accept-language": "zh-Hans"})
    english = client.get("/api/plans/nowhere", {"accept-language": "en"})
    assert plain.json() == english.json()
    assert plain.json()["detail"].startswith("there is no")
    assert chinese.json() == plain.json() | {"detail": chinese.json()["detail"]}
    assert chinese.json()["detail"].startswith("没有")
    assert (chinese.headers["content-language"], "content-language" in plain.headers) == ("zh", False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_said_as_it_is(language: Language) -> None:
    assert told("something else", language) == "something else"


def test_english_on_a_chinese_page_is_marked(client: Client) -> None:
    page = client.page("/query", query="SELECT")
    assert page.status_code == 400
    assert '<p class="note warn" role="alert">查询第 ' in page.text
    assert told("something else", "zh") == "something else"
    assert str(spoken("something else", "zh")) == ' lang="en"'
    assert str(spoken("没有", "zh")) == str(spoken("something else", "en")) == ""


@pytest.mark.parametrize("id", ["function-lineage", "function-across-regions"])
def test_what_must_be_chosen_is_not_all(client: Client, id: str) -> None:
    form = tree(client, f"/questions/{id}").xpath("//main//select[@name='function']")[0]
    assert form.get("required") is not None
    assert form.xpath("string(option[1])") == "请选择"
    free = tree(client, "/questions/lead-agencies").xpath("//main//select[@name='function']")[0]
    assert free.xpath("string(option[1])") == "全部"


def test_columns_without_anything_are_left_out(client: Client) -> None:
    heads = tree(client, "/entities/indicator").xpath("//main//th/text()")
    assert heads == ["指标"]
    assert tree(client, "/entities/agency").xpath("//main//th/text()") == ["机构", "地区"]
    classes, *others = tree(client, "/ontology").xpath("//main//table")
    assert "用于" not in classes.xpath(".//th/text()")
    assert any("用于" in table.xpath(".//th/text()") for table in others)


def test_a_cell_names_its_region_and_a_region_its_level(client: Client) -> None:
    heading_ = tree(client, "/matrix?agency=finance&region=320500").xpath("string(//h1)")
    assert "苏州市 · 财政局" in heading_
    region = tree(client, "/entities/region/320500")
    assert region.xpath("//dt[text()='行政层级']/following-sibling::dd[1]")[0].text_content().strip() == "市"
