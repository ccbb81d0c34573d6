"""What passes between the door and a worker: a question one way, pieces of bytes and then an end the other way."""

import json
import struct
from dataclasses import asdict, dataclass
from typing import Any, Final

from graph.dataset import Dataset
from ontology.errors import AnswerSizeError, QueryError, QuerySyntaxError, WorkerError, ZhengtuError

LENGTH: Final = struct.Struct(">I")
# kind and length of a piece of the answer
PIECE: Final = struct.Struct(">BI")
DATA, END, FAILED = 0, 1, 2
# the errors that a worker can tell
_ERRORS: Final = {kind.__name__: kind for kind in (AnswerSizeError, QueryError, WorkerError)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query for a worker.

    ``media_type`` is of the answer, ``base`` what relative IRIs are relative to, ``dataset`` the graphs in the place
    of those that the query names, ``limit`` the most bytes of the answer, ``gzip`` whether it may be compressed.
    """

    query: str
    media_type: str
    limit: int
    base: str | None = None
    dataset: Dataset | None = None
    gzip: bool = False

    def pack(self) -> bytes:
        """Return it as bytes, their length before them."""
        body = json.dumps(asdict(self)).encode()
        return LENGTH.pack(len(body)) + body

    @classmethod
    def unpack(cls, body: bytes) -> "Asked":
        """Read what ``pack`` wrote, without the length."""
        given = json.loads(body)
        if given["dataset"] is not None:
            given["dataset"] = Dataset(*map(tuple, given["dataset"]))
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of an answer: whether its bytes are compressed, and whether the worker wants to be replaced."""

    gzip: bool = False
    tired: bool = False

    def pack(self) -> bytes:
        """Return it as a piece."""
        return _piece(END, asdict(self))

    @classmethod
    def unpack(cls, body: bytes) -> "Ended":
        """Read the body of the piece."""
        return cls(**json.loads(body))


def failure(error: ZhengtuError) -> bytes:
    """Return an error as a piece."""
    return _piece(FAILED, {"kind": type(error).__name__, "message": str(error)} | getattr(error, "members", {}))


def failed(body: bytes) -> ZhengtuError:
    """Read the error of a piece."""
    told = json.loads(body)
    if told["kind"] == QuerySyntaxError.__name__:
        return QuerySyntaxError(told["message"], told["line"], told["column"])
    return _ERRORS.get(told["kind"], WorkerError)(told["message"])


def _piece(kind: int, told: dict[str, Any]) -> bytes:
    body = json.dumps(told).encode()
    return PIECE.pack(kind, len(body)) + body
