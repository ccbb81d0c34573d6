"""Server-rendered pages: the template environment, the language of a request, and links that keep it."""

import re
from functools import cache
from typing import Any, Final
from urllib.parse import unquote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from api.links import page_of
from api.words import LANGUAGES, TAGS, Language, words
from graph.looks import TURNING

# what is answered to programs, and therefore never with a page
MACHINE_PATHS: Final = ("/api/", "/sparql", "/healthz", "/openapi.json", "/static/", "/reconcile", "/mcp")

_HAN: Final = re.compile("[\u3400-\u9fff]")
# marks and spaces of Chinese sentences that are written as in English: all but those within figures, such as 10,000
_NARROW: Final = re.compile("(?<![0-9A-Za-z])[,;:?()]|[,;:?()](?![0-9A-Za-z])")
_WIDE: Final = str.maketrans(",;:?()", "，；：？（）")
_GAPS: Final = re.compile("(?<=[”，；：？（）。、\u3400-\u9fff]) +(?=[“，；：？（）。、\u3400-\u9fff])")
_HANS: Final = re.compile("[\u3400-\u9fff]+")


@cache
def environment() -> Environment:
    """Return the one template environment: autoescape on, a missing name is an error."""
    made = Environment(
        loader=PackageLoader("api", "web/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["page_of"] = page_of
    made.filters["unquoted"] = unquote
    made.filters["tongue"] = tongue
    made.filters["mixed"] = mixed
    made.filters["bare"] = bare
    made.filters["wide"] = wide
    made.filters["spoken"] = spoken
    return made


def tongue(text: object, lang: Language) -> Markup:
    """Return the attribute that says that a text is Chinese, where the page is not."""
    chinese = lang != LANGUAGES[0] and _HAN.search(str(text))
    return Markup(f' lang="{TAGS[LANGUAGES[0]]}"' if chinese else "")


def mixed(text: str, lang: Language) -> Markup | str:
    """Return a sentence of the page's language with its Chinese words, where that is not Chinese, marked as such."""
    if lang == LANGUAGES[0]:
        return text
    return Markup(_HANS.sub(rf'<span lang="{TAGS[LANGUAGES[0]]}">\g<0></span>', str(escape(text))))


def wide(text: str) -> str:
    """Return a Chinese sentence of ours with the marks of Chinese, and without spaces between its words.

    >>> wide("各市任务的主题(政策工具)构成?")
    '各市任务的主题（政策工具）构成？'
    """
    return _GAPS.sub("", _NARROW.sub(lambda found: found[0].translate(_WIDE), text)).strip()


def spoken(text: str, lang: Language) -> Markup:
    """Return the attribute that says that what is said is English, where the page is not and it has no Chinese."""
    return Markup(' lang="en"' if lang == LANGUAGES[0] and not _HAN.search(text) else "")


def bare(text: str) -> str:
    """Return a text without anything but letters and digits, by which a heading and its line are compared."""
    return "".join(sign for sign in text if sign.isalnum())


def language(request: Request) -> Language:
    """Return the language that ``?lang=`` asks for, Chinese without it."""
    asked = request.query_params.get("lang")
    return next((known for known in LANGUAGES if known == asked), LANGUAGES[0])


def is_page(request: Request) -> bool:
    """Whether the client is a browser that asked for a page."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(MACHINE_PATHS)


def link(lang: Language, path: str, **parameters: object) -> str:
    """Return ``path`` with ``parameters``, and with the language where it is not the first one."""
    path, _, anchor = path.partition("#")
    given = {k: v for k, v in parameters.items() if v not in (None, "")}
    if lang != LANGUAGES[0]:
        given["lang"] = lang
    return path + (f"?{urlencode(given)}" if given else "") + (f"#{anchor}" if anchor else "")


def render(request: Request, template: str, context: dict[str, Any], status: int = 200) -> HTMLResponse:
    """Render ``template`` in the language of the request."""
    lang = language(request)

    def url(path: str, **parameters: object) -> str:
        return link(lang, path, **parameters)

    others = {k: v for k, v in request.query_params.items() if k != "lang"}
    switch = {other: link(other, request.url.path, **others) for other in LANGUAGES}
    permanent = link(lang, request.url.path, **others)
    version = request.app.state.reader.store.manifest.sha256[:12]
    basics = {"t": words(lang), "lang": lang, "tag": TAGS[lang], "url": url, "switch": switch, "query": others,
              "path": request.url.path, "permanent": permanent, "version": version, "behind": (),
              "address": f"{str(request.base_url).rstrip('/')}{permanent}"}  # fmt: skip
    page = environment().get_template(template).render(basics | context)
    return HTMLResponse(TURNING.sub("", page), status_code=status)
