"""What tests of served pages share: a page as a tree, and the words of a part of it."""

from lxml import html

from tests.api_client import Client


def tree(client: Client, path: str) -> html.HtmlElement:
    """The page at ``path``, which must be there."""
    answer = client.page(path)
    assert answer.status_code == 200, path
    return html.document_fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    """All words of an element, with single blanks between."""
    return " ".join(element.text_content().split())
