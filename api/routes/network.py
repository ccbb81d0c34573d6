"""The co-responsibility network: the page, and the standalone picture inside it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.drawing import Drawing
from api.pages import render

router = APIRouter(include_in_schema=False)


@router.get("/network")
def page(request: Request) -> HTMLResponse:
    """The picture in a frame, and the way to the same as a table."""
    return render(request, "network.html", {})


@router.get("/network.html")
def picture(request: Request) -> HTMLResponse:
    """The standalone picture; ``api.app`` gives it a policy of its own."""
    drawing: Drawing = request.app.state.drawing
    return HTMLResponse(drawing.html())
