"""One base error and its few children, each with the HTTP status it becomes at the boundary."""

from collections.abc import Sequence


class ZhengtuError(Exception):
    """Base of every error that a user may see. ``status`` is its HTTP status."""

    status = 500
    title = "internal error"


class DocumentError(ZhengtuError):
    """A file that cannot become a plan. The message names the file and the reason."""

    status = 422
    title = "document not readable"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class UnknownFormatError(DocumentError):
    """The file has a format for which there is no reader."""

    title = "unknown document format"


class NotAPlanError(DocumentError):
    """The file was read but holds no plan: no text, no numbering, no fact."""

    title = "not a plan"


class NotFoundError(ZhengtuError):
    """There is no entity, question or value of that name."""

    status = 404
    title = "not found"


class UnnamedError(NotFoundError):
    """Nothing goes by a name; ``nearest`` are things whose names are like it."""

    def __init__(self, message: str, nearest: Sequence[object]) -> None:
        super().__init__(message)
        self.members = {"nearest": nearest}


class ParameterError(ZhengtuError):
    """A parameter is missing, unknown or of the wrong form."""

    status = 400
    title = "bad parameter"


class QueryError(ZhengtuError):
    """A SPARQL query that does not parse, or asks for what the endpoint refuses."""

    status = 400
    title = "bad query"


class StoreError(ZhengtuError):
    """The store folder is missing or holds no snapshot."""

    status = 503
    title = "store not available"


class FontError(ZhengtuError):
    """There is no font to write Chinese with."""

    status = 503
    title = "no Chinese font"


class QuerySyntaxError(QueryError):
    """A SPARQL query that does not parse; ``line`` and ``column`` count from 1 and say where."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.members = {"line": line, "column": column}


class UpdateError(QueryError):
    """A SPARQL update, which a read-only service does not take."""

    status = 403
    title = "updates are refused"


class QuerySizeError(QueryError):
    """A SPARQL query that is longer or deeper than what is taken."""

    status = 413
    title = "query too large"


class AnswerSizeError(ZhengtuError):
    """The answer to a query is longer than what is given."""

    status = 413
    title = "answer too large"


class WorkerError(ZhengtuError):
    """The process that answered a query ended before it was done, or there is none."""

    status = 503
    title = "query ended"


class ClosingError(ZhengtuError):
    """The service ended before it could answer."""

    status = 503
    title = "service ended"


class DeadlineError(ZhengtuError):
    """A query took longer than it may."""

    status = 504
    title = "query took too long"


class BusyError(ZhengtuError):
    """There are more queries than places to wait; ``headers`` say when to come back."""

    status = 429
    title = "too many queries"

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.headers = {"Retry-After": str(seconds)}


class NotAcceptableError(ZhengtuError):
    """None of the formats that the client takes can be given."""

    status = 406
    title = "not acceptable"


class MediaTypeError(ZhengtuError):
    """A body of a media type that is not read."""

    status = 415
    title = "unsupported media type"
