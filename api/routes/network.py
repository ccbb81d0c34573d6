"""The co-responsibility network: its page, its picture as standalone HTML and as SVG, its measures as CSV and JSON."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.answering import problems
from api.behind import Behind
from api.drawing import Drawing
from api.network_view import COLUMNS, address, choices, for_graph, measures
from api.pages import language, render
from api.question_view import csv_text, heading
from api.serving import OpenReader
from graph import catalog
from graph.looks import GROUPINGS, SIZES, Look, asked

router = APIRouter(tags=["network"])
Word = Annotated[str, Query()]
Size = Annotated[str, Query(description=f"what sizes stand for: {', '.join(SIZES)}")]
Colour = Annotated[str, Query(description=f"what colours stand for: {', '.join(GROUPINGS)}")]
Region = Annotated[str, Query(description="only the plans of this region: code, name or pinyin")]
PLAIN = Look()
SVG = "image/svg+xml"
BEHIND = ("co-responsibility", "agency-workload")


def look(request: Request, size: Size = PLAIN.size, colour: Colour = PLAIN.colour) -> Look:
    """Return the look that a request asks for.

    Raises:
        ParameterError: there is no such size or colour.
    """
    return asked(size, colour, language(request))


Asked = Annotated[Look, Depends(look)]


@router.get("/network", include_in_schema=False)
def page(request: Request, reader: OpenReader, look: Asked, region: Word = "") -> HTMLResponse:
    """The picture, what it can be made of, and the ways to take it along."""
    questions = [catalog.question(name) for name in BEHIND]
    parameters = {"region": region} if region else {}
    behind = [Behind(heading(language(request), one), catalog.written(reader.store, one.id, parameters))
              for one in questions]  # fmt: skip
    shown = {
        "choices": choices(reader, language(request), look, region),
        "svg": address("/network.svg", look, region),
        "html": address("/network.html", look, region),
        "csv": address("/network.csv", Look(language=look.language), region),
        "behind": behind,
    }
    return render(request, "network.html", shown)


@router.get("/network.html", summary="The network as one interactive page", response_class=HTMLResponse,
            responses=problems(400, 404))  # fmt: skip
def picture(request: Request, look: Asked, region: Region = "") -> HTMLResponse:
    """The standalone picture; ``api.app`` gives it a policy of its own."""
    return HTMLResponse(_drawing(request).picture("html", look, region))


@router.get("/network.svg", summary="The network as a picture", response_class=Response,
            responses={200: {"content": {SVG: {}}}, **problems(400, 404)})  # fmt: skip
def drawn(request: Request, look: Asked, region: Region = "") -> Response:
    """The picture for papers."""
    return Response(_drawing(request).picture("svg", look, region), media_type=SVG)


@router.get("/network.csv", summary="The measures of all agencies as a table", response_class=Response,
            responses={200: {"content": {"text/csv": {}}}, **problems(400, 404)})  # fmt: skip
def table(request: Request, region: Region = "") -> Response:
    """The measures of all agencies."""
    rows = tuple(tuple(row[name] for name in COLUMNS) for row in measures(_drawing(request).network(region)))
    return Response(csv_text(COLUMNS, rows), media_type="text/csv; charset=utf-8")


@router.get("/network.json", summary="The measures of all agencies by their keys", responses=problems(400, 404))
def members(request: Request, region: Region = "") -> JSONResponse:
    """The measures that colours and sizes of the live graph stand for."""
    return JSONResponse(for_graph(_drawing(request).network(region)))


def _drawing(request: Request) -> Drawing:
    found: Drawing = request.app.state.drawing
    return found
