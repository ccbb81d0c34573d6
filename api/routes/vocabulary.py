"""The words of the ontology for programs that help to write queries."""

from typing import Any

from fastapi import APIRouter

from api.answering import SnapshotRoute, errors
from api.models import Vocabulary
from api.serving import OpenReader
from api.vocabulary_terms import vocabulary

router = APIRouter(prefix="/api", tags=["browse"], route_class=SnapshotRoute)


@router.get("/vocabulary", response_model=Vocabulary, responses=errors(400), summary="The words of the ontology")
def terms(reader: OpenReader) -> dict[str, Any]:
    """Return the prefixes, and every class, property and code with its names in Chinese and English."""
    return vocabulary(reader)
