"""What passes between the door and a worker: a question one way, pieces of bytes, the last marked, the other way.

Questions go as Python writes its own values, in a tenth of the time of JSON: a worker may trust the door. The door does
not trust a worker, which has run what strangers wrote: from there come bytes, and JSON.
"""

import json
import marshal
import struct
from typing import Final, NamedTuple

from graph.dataset import Dataset
from ontology.errors import AnswerSizeError, QueryError, QuerySyntaxError, WorkerError, ZhengtuError
from ontology.frozen import record

LENGTH: Final = struct.Struct(">I")
# kind and length of a piece of the answer
PIECE: Final = struct.Struct(">BI")
DATA, FAILED, END = 0, 1, 4
_GZIP, _TIRED = 1, 2  # added to END
# the errors that a worker can tell
_ERRORS: Final = {kind.__name__: kind for kind in (AnswerSizeError, QueryError, WorkerError)}


@record(frozen=True)
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
        dataset = self.dataset and tuple(self.dataset)
        body = marshal.dumps((self.query, self.media_type, self.limit, self.base, dataset, self.gzip))
        return LENGTH.pack(len(body)) + body

    @classmethod
    def unpack(cls, body: bytes) -> "Asked":
        """Read what the door's ``pack`` wrote, without the length."""
        query, media_type, limit, base, dataset, gzip = marshal.loads(body)
        return cls(query, media_type, limit, base, dataset and Dataset(*dataset), gzip)


class Ended(NamedTuple):
    """The end of an answer: whether its bytes are compressed, and whether the worker wants to be replaced."""

    gzip: bool = False
    tired: bool = False

    def pack(self, body: bytes) -> bytes:
        """Return it as a piece, with the last bytes of the answer."""
        return PIECE.pack(END + _GZIP * self.gzip + _TIRED * self.tired, len(body)) + body

    @classmethod
    def unpack(cls, kind: int) -> "Ended":
        """Read the kind of the piece, which is ``END`` or more."""
        return cls(bool(kind & _GZIP), bool(kind & _TIRED))


def failure(error: ZhengtuError) -> bytes:
    """Return an error as a piece."""
    told = {"kind": type(error).__name__, "message": str(error)} | getattr(error, "members", {})
    body = json.dumps(told).encode()
    return PIECE.pack(FAILED, len(body)) + body


def failed(body: bytes) -> ZhengtuError:
    """Read the error of a piece."""
    told = json.loads(body)
    if told["kind"] == QuerySyntaxError.__name__:
        return QuerySyntaxError(told["message"], told["line"], told["column"])
    return _ERRORS.get(told["kind"], WorkerError)(told["message"])
