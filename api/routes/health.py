"""Says that the service is up, and which snapshot it answers from."""

from typing import Any

from fastapi import APIRouter

from api.serving import OpenReader

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Is the service up, and on which snapshot?")
def health(reader: OpenReader) -> dict[str, Any]:
    """Return ``{status, snapshot, quads, plans}``."""
    manifest = reader.store.manifest
    return {"status": "ok", "snapshot": manifest.sha256, "quads": manifest.quads, "plans": len(manifest.documents)}
