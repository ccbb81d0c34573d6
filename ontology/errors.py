"""One base error and its few children, each with the HTTP status it becomes at the boundary."""


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
