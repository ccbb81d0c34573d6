"""The co-responsibility network: the page, and the standalone picture inside it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.behind import Behind
from api.drawing import Drawing
from api.pages import language, render
from graph import catalog

router = APIRouter(include_in_schema=False)


@router.get("/network")
def page(request: Request) -> HTMLResponse:
    """The picture in a frame, and the way to the same as a table."""
    asked = catalog.question("co-responsibility")
    behind = [Behind(getattr(asked, language(request)), catalog.with_prefixes(asked.sparql))]
    return render(request, "network.html", {"behind": behind})


@router.get("/network.html")
def picture(request: Request) -> HTMLResponse:
    """The standalone picture; ``api.app`` gives it a policy of its own."""
    drawing: Drawing = request.app.state.drawing
    return HTMLResponse(drawing.html())
