"""What a query may not ask for, found on its words before the engine sees it.

The engine goes out to the network for SERVICE and ends the process on deep nesting, and offers no switch against
either. Strings, comments and absolute IRIs are taken out first; what can be read in two ways is refused.
"""

import re
from typing import Final, Literal

from ontology.errors import QueryError

Form = Literal["select", "ask", "graph"]

MAX_LENGTH: Final = 100_000  # characters
MAX_DEPTH: Final = 200  # the engine ends the process from about 1,000 nested calls
MAX_CLAUSES: Final = 1_000  # and from about 3,000 OPTIONAL or BIND in a row
MAX_OPERATORS: Final = 2_000  # and from about 10,000 of `1+1+1…`

# <https://example.org/a#b>: two slashes stand nowhere else in code, so this is an IRI and never a comparison
_IRI: Final = r"<[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|^`\\]*>"
# <urn:x'y>, ?a<?b#>, <urn:x)>: an IRI, or a comparison before a string, a comment or a bracket
_AMBIGUOUS: Final = r"<[^\s<>\"{}|^`\\]*['#()\[\]][^\s<>\"{}|^`\\]*>"
# """a "b" c""", 'a \' b'
_STRING: Final = r'"""(?:[^\\]|\\.)*?"""' r"|'''(?:[^\\]|\\.)*?'''" r'|"(?:[^"\\\r\n]|\\.)*"' r"|'(?:[^'\\\r\n]|\\.)*'"
# besides: a comment, and an escaped sign of a local name as in ex:a\#b
_OPAQUE: Final = re.compile(rf"(?P<iri>{_IRI})|(?P<either>{_AMBIGUOUS})|(?P<string>{_STRING})|#[^\r\n]*|\\.", re.DOTALL)
_COUNTED: Final = (
    (re.compile(r"(?i)\b(?:FILTER|BIND|OPTIONAL|MINUS|UNION|VALUES|GRAPH|SELECT|EXISTS)\b"), MAX_CLAUSES, "clauses"),
    (re.compile(r"[-+*/|&=^<>]"), MAX_OPERATORS, "operators"),
    (re.compile(r"!(?!=)"), MAX_DEPTH, "negations"),
)
# ?service, $service, @service and ex:service are names
_SERVICE: Final = re.compile(r"(?i)[?$@]\w*|:(?:[\w:%][\w:%-]*)?|service")
_PROLOGUE: Final = re.compile(r"(?i)\s*(?:PREFIX\s*[^\s:]*:|BASE)\s*(?:I\b|<[^>]*>)")
_UPDATES: Final = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"])


def check(text: str) -> Form:
    """Refuse what must not reach the engine.

    Args:
        text: a SPARQL query.

    Returns:
        What the query answers with: a table, yes or no, or a graph.

    Raises:
        QueryError: it is an update, it uses SERVICE, or it is longer or deeper than the limits of this module.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"the query has {len(text)} characters; at most {MAX_LENGTH} are taken")
    words = _OPAQUE.sub(_stand_in, text)
    if any(found[0].lower() == "service" for found in _SERVICE.finditer(words)):
        raise QueryError("SERVICE is not answered here: this endpoint asks no other one")
    _refuse_nesting(words)
    return _form(words)


def _stand_in(found: re.Match[str]) -> str:
    if found["either"]:
        raise QueryError(f"{found[0]} may be an IRI or a comparison; put a space after '<', or use a prefix")
    return " I " if found["iri"] else " S " if found["string"] else " "


def _refuse_nesting(words: str) -> None:
    depth = 0
    for sign in re.findall(r"[(){}\[\]]", words):
        depth = depth + 1 if sign in "({[" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            raise QueryError(f"the query is nested more than {MAX_DEPTH} deep")
    for pattern, limit, name in _COUNTED:
        if len(pattern.findall(words)) > limit:
            raise QueryError(f"the query has more than {limit} {name}")


def _form(words: str) -> Form:
    while prologue := _PROLOGUE.match(words):
        words = words[prologue.end() :]
    first = (words.split(maxsplit=1) or [""])[0]
    verb = re.match(r"[A-Za-z]*", first)
    word = verb[0].upper() if verb else ""
    if word in _UPDATES:
        raise QueryError(f"{word} is an update; this endpoint only reads")
    if word == "ASK":
        return "ask"
    return "graph" if word in {"CONSTRUCT", "DESCRIBE"} else "select"
