"""Downloads of all data, with checksums, and the description of the data set as VoID and DCAT."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse

from api.answering import SnapshotRoute, errors
from api.dataset_view import dcat, void
from api.dumps import SUMS, Dumps
from api.negotiation import negotiate
from api.pages import render
from api.reading import table
from api.serving import OpenReader
from graph.store import GRAPH_FORMATS

router = APIRouter(tags=["linked data"], route_class=SnapshotRoute)
LIST_FORMATS: Final = {"html": "text/html", "json": "application/json"}
Format = Annotated[str | None, Query(description=f"{', '.join(GRAPH_FORMATS)}; by default by Accept")]
ListFormat = Annotated[str | None, Query(description=f"{', '.join(LIST_FORMATS)}; by default by Accept")]
_RDF: dict[int | str, dict[str, Any]] = {200: {"content": {media: {} for media in GRAPH_FORMATS.values()}}}


def _dumps(request: Request) -> Dumps:
    dumps: Dumps = request.app.state.dumps
    return dumps


OpenDumps = Annotated[Dumps, Depends(_dumps)]


@router.get("/dumps/", summary="The files to download", response_class=Response,
            responses={200: {"content": {"application/json": {}, "text/html": {}}}, **errors(400, 406)})  # fmt: skip
def listed(request: Request, reader: OpenReader, format: ListFormat = None) -> Response:
    """List the files; their sizes and hashes stand in ``catalog`` and ``SHA256SUMS``."""
    wanted = negotiate(LIST_FORMATS, format, request.headers.get("accept", ""))
    stated = table("dumps")
    if wanted == "html":
        return render(request, "dumps.html", {"files": stated, "sums": SUMS})
    files = [{"name": name, "address": f"/dumps/{name}", "media_type": one["media"], "zh": one["zh"], "en": one["en"]}
             for name, one in stated.items()]  # fmt: skip
    return JSONResponse({"files": files, "checksums": f"/dumps/{SUMS}", "catalog": "/dumps/catalog",
                         "snapshot": reader.store.manifest.sha256})  # fmt: skip


@router.get(f"/dumps/{SUMS}", summary="SHA-256 of all files", response_class=PlainTextResponse, responses=errors())
def checksums(dumps: OpenDumps) -> PlainTextResponse:
    """Return the hashes as ``sha256sum --check`` reads them; files that are not yet there are made."""
    return PlainTextResponse(dumps.sums())


@router.get("/dumps/catalog", summary="The files as a DCAT catalogue", response_class=Response,
            responses={**_RDF, **errors(400, 406)})  # fmt: skip
def catalogue(request: Request, reader: OpenReader, dumps: OpenDumps, format: Format = None) -> Response:
    """Describe the data set and its files, with sizes and checksums."""
    wanted = negotiate(GRAPH_FORMATS, format, request.headers.get("accept", ""))
    found = dcat(reader.store, str(request.base_url), dumps.all(), wanted)
    return Response(found, media_type=GRAPH_FORMATS[wanted])


@router.get("/dumps/{name}", summary="One file", response_class=FileResponse, responses=errors(404))
def download(dumps: OpenDumps, name: str) -> FileResponse:
    """Return one file; the first request after a new snapshot waits until it is made."""
    dump = dumps.file(name)
    media = "application/gzip" if name.endswith(".gz") else dump.media
    return FileResponse(dump.path, media_type=media, filename=name)


@router.get("/.well-known/void", summary="The data set as VoID", response_class=Response,
            responses={**_RDF, **errors(400, 406)})  # fmt: skip
def described(request: Request, reader: OpenReader, format: Format = None) -> Response:
    """Describe the data set: size, classes, vocabularies, endpoint, files."""
    wanted = negotiate(GRAPH_FORMATS, format, request.headers.get("accept", ""))
    found = void(reader.store, str(request.base_url), table("dumps"), wanted)
    return Response(found, media_type=GRAPH_FORMATS[wanted])
