"""Puts the web application together: settings, one open snapshot, routers, error table, headers, offline docs."""

from collections.abc import Awaitable, Callable
from importlib.metadata import version
from importlib.resources import files
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline

from api.drawing import Drawing
from api.problems import install
from api.reading import Reader
from api.routes import ask_pages, entities, health, network, pages, questions, sparql
from api.settings import Settings
from graph.store import Store

STRICT: Final = "default-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
# path → a policy of its own: the API's docs and the exported picture carry their scripts inside
POLICIES: Final = {
    "/docs": "default-src 'self'; script-src 'self' 'unsafe-inline';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    "/network.html": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
    " frame-ancestors 'self'",
}
PARTS: Final = (sparql, questions, entities, health, network, ask_pages, pages)
DESCRIPTION: Final = "政图 Zhengtu: Chinese government plans as a graph, every fact with the sentence that says it."


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """Return the web application over one snapshot.

    Args:
        settings: by default those of the environment.
        store: by default the one in ``settings.store``.

    Raises:
        StoreError: the store is missing, or holds no snapshot.
    """
    settings = settings or Settings.from_environment()
    app: FastAPI = FastAPIOffline(
        title="Zhengtu", version=version("zhengtu"), description=DESCRIPTION, redoc_url=None,
        favicon_url="/static/icon.svg",
    )  # fmt: skip
    app.state.settings = settings
    opened = store or Store.open(settings.store)
    app.state.reader, app.state.drawing = Reader(opened), Drawing(opened)
    for part in PARTS:
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=str(files("api").joinpath("web/static"))), name="static")
    app.middleware("http")(_headers)
    install(app)
    return app


async def _headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    response.headers.setdefault("Content-Security-Policy", POLICIES.get(request.url.path, STRICT))
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response
