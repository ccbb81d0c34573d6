"""Puts the web application together: settings, one open snapshot, routers, error table, headers, offline docs."""

from functools import partial
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Final

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline
from starlette.routing import Route

from api.direct import Direct
from api.drawing import Drawing
from api.dumps import Dumps
from api.ending import Ending
from api.headers import Headers
from api.heads import Heads
from api.lookups import Lookups
from api.mcp_doors import PATH, Door
from api.prepared import Answers
from api.problems import install
from api.querying import MIB, Querying
from api.reading import Reader
from api.remembered import Memory, Remembered
from api.routes import (
    ask_pages,
    browse,
    compare,
    dumps,
    entities,
    graph_page,
    health,
    linked,
    network,
    pages,
    questions,
    reconcile,
    sparql,
    vocabulary,
)  # fmt: skip
from api.running import running
from api.settings import Settings
from api.specification import describe
from graph.kept import Kept
from graph.store import Store

PARTS: Final = (
    sparql, questions, browse, entities, linked, dumps, reconcile, vocabulary, health, network, graph_page,
    ask_pages, compare, pages,
)  # fmt: skip
KEPT: Final = 200_000  # cells and lines that pages keep of one snapshot
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
        favicon_url="/static/icon.svg", lifespan=running,
    )  # fmt: skip
    app.state.settings, app.state.querying = settings, Querying(settings)
    app.state.quads, app.state.holder, app.state.successor = None, None, False
    for name, value in shown(settings, store or Store.open(settings.store, lasting=True)).items():
        setattr(app.state, name, value)
    app.state.memory = Memory()
    for part in PARTS:
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=str(files("api").joinpath("web/static"))), name="static")
    app.router.routes.append(Route(PATH, Door(app, settings), name="mcp", include_in_schema=False))
    app.add_middleware(Direct)
    app.add_middleware(Ending)
    app.add_middleware(Headers)
    app.add_middleware(Remembered, memory=app.state.memory)
    app.add_middleware(Heads)
    install(app)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    return app


def shown(settings: Settings, store: Store) -> dict[str, Any]:
    """Return what requests find in ``app.state`` of the snapshot."""
    answers = Answers(store, settings.answers_memory * MIB)
    reader = Reader(store)
    lookups = Lookups(reader)
    return {"reader": reader, "drawing": Drawing(reader), "lookups": lookups, "dumps": Dumps(lookups),
            "kept": Kept(KEPT), "answers": answers}  # fmt: skip
