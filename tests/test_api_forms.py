"""Fields of forms and addresses are decoded once, each as the standard library does it."""

from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.forms import read_value
from ontology.errors import ParameterError


@given(st.text())
def test_what_was_escaped_is_read_again(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert read_value(quote(data).encode()) == read_value(quote_plus(data).encode()) == data


@given(st.text(alphabet="%=+ aF09g_\r\n\t.é规", max_size=12))
def test_anything_is_read_as_the_library_reads_it(text: str) -> None:
    try:
        expected = unquote_plus(text, errors="strict")
    except UnicodeDecodeError:
        with pytest.raises(ParameterError, match="UTF-8"):
            read_value(text.encode())
    else:
        assert read_value(text.encode()) == expected


@pytest.mark.parametrize("encoded", [b"%FF", b"\xff", b"a%E8%A7", b"%zz\xff"])
def test_what_is_no_utf_8_is_refused(encoded: bytes) -> None:
    with pytest.raises(ParameterError, match="UTF-8"):
        read_value(encoded)
