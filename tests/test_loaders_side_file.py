"""Side files: reading, refusing, filling what the text does not say, reporting what it contradicts."""

from pathlib import Path

import pytest

from loaders.side_file import SideFile, apply, parse, read_side_file, side_path
from ontology.errors import DocumentError
from ontology.records import Header

SIDE = """
region: 甲省临江市
url: https://example.org/plan.html
issued: 2031-03-05
published: "2031-03-06"
number: 临政办发〔2031〕7号
title: 临江市灯塔产业工作方案
issuers: [临江市人民政府办公室]
"""
READ = SideFile(
    "plan.meta.yaml",
    "甲省临江市",
    "https://example.org/plan.html",
    "2031-03-05",
    "2031-03-06",
    "临政办发〔2031〕7号",
    "临江市灯塔产业工作方案",
    ("临江市人民政府办公室",),
)


def test_side_file_beside_a_document(tmp_path: Path) -> None:
    document = tmp_path / "plan.docx"
    assert side_path(document) == tmp_path / "plan.meta.yaml"
    assert read_side_file(document) is None
    (tmp_path / "plan.meta.yaml").write_text(SIDE, "utf-8")
    assert read_side_file(document) == READ


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("issuers: 市航务局", "issuers", ("市航务局",)),
        ("issued: 2031-03-05 10:30:00", "issued", "2031-03-05"),
        ("region: ' 临江市 '", "region", "临江市"),
        ("region:", "region", None),
        ("{}", "title", None),
    ],
)
def test_accepted_values(text: str, key: str, value: object) -> None:
    assert getattr(parse(text.encode(), "plan.meta.yaml"), key) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("regoin: 临江市", "unknown key 'regoin'; known are region"),
        ("1: 临江市", "unknown key 1"),
        ("region: 320500", "key 'region' must be a text, not 320500"),
        ("title: ''", "key 'title' must be a text"),
        ("number: [7]", "key 'number' must be a text"),
        ("url: example.org", "key 'url' must be an address"),
        ("issued: 2031", "key 'issued' must be a date"),
        ("issued: '2031-13-05'", "key 'issued' must be a date"),
        ("published: 2031年3月5日", "key 'published' must be a date"),
        ("issuers: [市航务局, 7]", "key 'issuers' must be a text or a list of texts"),
        ("issuers: {a: b}", "key 'issuers' must be"),
        ("- region", "must be a mapping"),
        ("", "must be a mapping"),
        ("region: [", "not YAML"),
        ("issued: 2031-02-30", "not YAML"),
    ],
)
def test_wrong_side_files_are_refused_by_key(text: str, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(text.encode(), "plan.meta.yaml")
    assert str(caught.value).startswith("plan.meta.yaml: ")
    assert reason in str(caught.value)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentError, match="not YAML"):
        parse(b"\xff\xfe\x00region", "plan.meta.yaml")


def test_only_missing_values_are_filled() -> None:
    header = Header(title="临江市灯塔工作方案", kind="工作方案", issued="2031-03-05")
    filled, conflicts = apply(header, READ)
    assert filled == Header(
        title="临江市灯塔工作方案",
        kind="工作方案",
        number="临政办发〔2031〕7号",
        issuers=("临江市人民政府办公室",),
        issued="2031-03-05",
        published="2031-03-06",
        region="甲省临江市",
    )
    assert conflicts == (
        "plan.meta.yaml gives title 临江市灯塔产业工作方案, the text 临江市灯塔工作方案; the text stands",
    )


def test_without_a_side_file_nothing_changes() -> None:
    header = Header(title="方案")
    assert apply(header, None) == (header, ())


@pytest.mark.parametrize(
    ("found", "stated", "conflict"),
    [
        ({"region": "临江市"}, {"region": "甲省临江市"}, False),
        ({"region": "甲省临江市"}, {"region": "临江市"}, False),
        ({"region": "乙省"}, {"region": "临江市"}, True),
        ({"number": "临政办发[2031]7号"}, {"number": "临政办发〔2031〕7号"}, False),
        ({"number": "临政办发〔2031〕8号"}, {"number": "临政办发〔2031〕7号"}, True),
        ({"issuers": ("甲局", "乙局")}, {"issuers": ("乙局", "甲局")}, False),
        ({"issuers": ("甲局",)}, {"issuers": ("甲局", "乙局")}, True),
        ({"issued": "2031-03-05"}, {"issued": "2031-03-06"}, True),
    ],
)
def test_agreement(found: dict[str, object], stated: dict[str, object], conflict: bool) -> None:
    header = Header(**found)  # type: ignore[arg-type]
    result, conflicts = apply(header, SideFile("plan.meta.yaml", **stated))  # type: ignore[arg-type]
    assert result == header
    assert len(conflicts) == conflict
