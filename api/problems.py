"""One table exception → answer: every error leaves as RFC 9457 problem+json, or as a page where a page was asked."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.expected import of_request
from api.negotiation import prefers
from api.pages import is_page, language, render
from api.telling import told
from api.words import LANGUAGES
from ontology.errors import ZhengtuError
from ontology.terms import BASE

MEDIA_TYPE: Final = "application/problem+json"
UNEXPECTED: Final = "an unexpected error; the server's log has the details"
ALLOW: Final = "Allow"
# method → the one that routes know it as
METHODS: Final = {
    "GET": "GET", "HEAD": "GET", "POST": "POST", "PUT": "PUT", "PATCH": "PATCH", "DELETE": "DELETE",
    "OPTIONS": "OPTIONS",
}  # fmt: skip
_log = logging.getLogger("zhengtu")

Problem = tuple[int, str, str]


def _own(error: ZhengtuError, _: Request) -> Problem:
    return error.status, error.title, str(error)


def _http(error: HTTPException, _: Request) -> Problem:
    phrase = HTTPStatus(error.status_code).phrase
    return error.status_code, phrase.lower(), "" if error.detail == phrase else str(error.detail)


def _validation(error: RequestValidationError, request: Request) -> Problem:
    return 400, "bad parameter", "; ".join(of_request(request, wrong) for wrong in error.errors())


def _unexpected(error: Exception, _: Request) -> Problem:
    _log.error("unexpected error", exc_info=error)
    return 500, "internal error", UNEXPECTED


TABLE: Final[dict[type[Exception], Callable[..., Problem]]] = {
    ZhengtuError: _own,
    HTTPException: _http,
    RequestValidationError: _validation,
    Exception: _unexpected,  # the one broad handler: the HTTP boundary
}


def install(app: FastAPI) -> None:
    """Make ``app`` answer every exception of ``TABLE`` in the one error shape."""
    for kind, describe in TABLE.items():
        app.add_exception_handler(kind, _handler(describe))


def _handler(describe: Callable[..., Problem]) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        members, headers = getattr(error, "members", {}), getattr(error, "headers", None)
        if headers and ALLOW in headers:
            headers = headers | {ALLOW: ", ".join(_allowed(request))}
        return problem(request, *describe(error, request), headers=headers, **members)

    return answer


def _allowed(request: Request) -> list[str]:
    """The methods that an address takes: the error names only those of the first route that goes by it."""
    routes = request.app.routes
    return [method for method, asked in METHODS.items()
            if any(route.matches({**request.scope, "method": asked})[0] is Match.FULL for route in routes)]  # fmt: skip


# the answer for an error of ours
own: Final = _handler(_own)


def shape(status: int, title: str, detail: str) -> dict[str, str | int]:
    """The members that every error has."""
    kind = f"{BASE}problem/{title.replace(' ', '-')}"
    return {"type": kind, "title": title, "status": status, "detail": detail or title}


def problem(
    request: Request, status: int, title: str, detail: str, headers: dict[str, str] | None = None, **members: object
) -> Response:
    """Return the answer for one error: ``{type, title, status, detail, instance}``, and ``members`` of its own."""
    body = {**shape(status, title, detail), "instance": request.url.path, **members}
    if is_page(request) and status != HTTPStatus.INTERNAL_SERVER_ERROR:  # a broken page cannot say so in a page
        said = told(str(body["detail"]), language(request))
        return render(request, "error.html", {"problem": body | {"detail": said}}, status=status)
    headers = {**(headers or {}), "vary": "Accept, Accept-Language"}
    if prefers(*LANGUAGES, request.headers.get("accept-language", "")):  # RFC 9457 lets words, not codes, be translated
        body["detail"] = told(str(body["detail"]), LANGUAGES[0])
        headers["content-language"] = LANGUAGES[0]
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)
