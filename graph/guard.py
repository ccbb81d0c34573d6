"""What a query may not ask for, found on its words, in time linear in its length, before the engine sees it.

The engine goes out to the network for SERVICE and ends the process on deep nesting, and offers no switch against
either. Strings, comments and absolute IRIs are taken out first; what can be read in two ways is refused.
"""

import re
from collections.abc import Collection
from typing import Final, Literal

from graph.describing import described
from ontology.errors import QueryError, QuerySizeError, QuerySyntaxError, UpdateError
from ontology.frozen import record

Form = Literal["select", "ask", "graph"]

MAX_LENGTH: Final = 100_000  # characters
MAX_DEPTH: Final = 200  # the engine ends the process from about 1,000 nested calls
MAX_CLAUSES: Final = 1_000  # and from about 3,000 OPTIONAL or BIND in a row
MAX_OPERATORS: Final = 2_000  # and from about 10,000 of `1+1+1…`
MAX_STEPS: Final = 200  # a property path of 1,000 steps takes it more than 15 seconds to plan

# Each is possessive: it never goes back over what it took, so that no text takes more than linear time.
# <https://example.org/a#b>, <urn:a>, and in ?a<?b&&?c>?d what looks like one
_ANGLE: Final = r"<[^\s<>\"{}|^`\\]*+>"
# """a "b" c""", 'a \' b'
_STRING: Final = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    r'|"(?!"")(?:[^"\\\r\n]|\\.)*+"'
    r"|'(?!'')(?:[^'\\\r\n]|\\.)*+'"
)
# besides: a comment, an escaped sign of a local name as in ex:a\#b, and a quote that opens a string without end
OPAQUE: Final = re.compile(
    rf"(?P<angle>{_ANGLE})|(?P<string>{_STRING})|(?P<comment>#[^\r\n]*+)|(?P<escape>\\.)|(?P<open>[\"'])", re.DOTALL
)
# two slashes stand nowhere else in code, so this is an IRI and never a comparison
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*+://")
_EITHER: Final = re.compile(r"['#()\[\]]")
# The last are signs of which each finding has one: where they are few, nothing has to be looked for. A word has four.
_COUNTED: Final = (
    (
        re.compile(r"(?i)\b(?:FILTER|BIND|OPTIONAL|MINUS|UNION|VALUES|GRAPH|SELECT|EXISTS)\b"),
        MAX_CLAUSES,
        "clauses",
        "",
    ),
    (re.compile(r"[-+*/|&=^<>]"), MAX_OPERATORS, "operators", "-+*/|&=^<>"),
    (re.compile(r"/|(?<!\|)\|(?!\|)|(?<!\^)\^(?!\^)"), MAX_STEPS, "steps of paths", "/|^"),
    (re.compile(r"!(?!=)"), MAX_DEPTH, "negations", "!"),
)
# Of a local name; what is not ASCII is no blank and no sign of the grammar. An escaped sign stands as %.
_SIGN: Final = r"[\w:%\-\x80-\U0010ffff]"
_LOCAL: Final = rf"[\w:%\x80-\U0010ffff]{_SIGN}*+(?:\.++{_SIGN}++)*+"
# ?service, $service, @service and ex:service are names, and so are service:x, my-service:x and ex:a.service. But the
# engine reads service:x {} and myservicex:x {} as SERVICE with a name: what a bracket opens after is looked at.
_NAMES: Final = re.compile(
    rf"[?$@]\w*+|(?P<prefix>[\w.-]*+):(?:{_LOCAL})?+(?P<group>\s*+\{{)?+"
    r"|(?P<word>[\w.-]++)(?P<open>\s++(?:(?i:SILENT)\s++)?+\x01)?+"
)
_SERVICE: Final = "service"
# the signs that a local name may have with a backslash before
_ESCAPED: Final = frozenset("_~.-!$&'()*+,;=/?#@%")
# stands for an address that SERVICE may name; the engine takes no such sign, so that nobody can write it himself
_OPEN: Final = " \x01 "
_PROLOGUE: Final = re.compile(r"(?i)\s*(?:PREFIX\s*[^\s:]*+:|BASE)\s*(?:I\b|\x01|<[^>]*>)")
_UPDATES: Final = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"])
# what gives another answer each time
_VOLATILE: Final = re.compile(r"(?i)\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(")
_VOLATILE_WORDS: Final = ("NOW", "RAND", "UUID", "BNODE")
_BLANK: Final = re.compile(r"_:|\[")


@record(frozen=True)
class Reading:
    """What the words of a query tell: what it answers with, and whether it answers the same each time.

    ``node`` is the IRI of the one thing that it describes, where it does nothing else.
    """

    form: Form
    repeatable: bool
    node: str | None = None


def check(text: str, services: Collection[str] = ()) -> Form:
    """Refuse what must not reach the engine; the same as ``read(text, services).form``.

    Raises:
        QueryError: as for ``read``.
    """
    return read(text, services).form


def read(text: str, services: Collection[str] = ()) -> Reading:
    """Refuse what must not reach the engine, and say what the query is.

    Args:
        text: a SPARQL query.
        services: addresses that SERVICE may name; by default none.

    Raises:
        QueryError: it is empty, uses another SERVICE, or can be read in two ways.
        UpdateError: it is an update.
        QuerySizeError: it is longer or deeper than the limits of this module.
        QuerySyntaxError: a string in it does not end.
    """
    if len(text) > MAX_LENGTH:
        raise QuerySizeError(f"the query has {len(text)} characters; at most {MAX_LENGTH} are taken")
    if node := described(text):
        return Reading("graph", repeatable=True, node=node)

    def stand_in(found: re.Match[str]) -> str:
        return _stand_in(text, found, services)

    words = OPAQUE.sub(stand_in, text)
    if not words.strip():
        raise QueryError("the query is empty")
    if _SERVICE in words.lower() and any(map(_asks_another, _NAMES.finditer(words))):
        raise QueryError("SERVICE is not answered here: this endpoint asks no other one")
    _refuse_nesting(words)
    form = _form(words)
    changing = _volatile(words) or (form == "graph" and _BLANK.search(words))
    return Reading(form, repeatable=not changing)


def _stand_in(text: str, found: re.Match[str], services: Collection[str]) -> str:
    if found["open"]:
        line, column = place(text, found.start())
        raise QuerySyntaxError(f"the query does not parse: error at {line}:{column}: a string has no end", line, column)
    if found["escape"]:
        return "%" if found[0][1] in _ESCAPED else " "
    if found["angle"] is None:
        return " S " if found["string"] else " "
    if found[0][1:-1] in services:
        return _OPEN
    if _ABSOLUTE.match(found[0]):
        return " I "
    if _EITHER.search(found[0]):
        raise QueryError(f"{found[0]} may be an IRI or a comparison; put a space after '<', or use a prefix")
    return found[0]


def _asks_another(found: re.Match[str]) -> bool:
    """Whether a word or a name, with what follows it, may be read as SERVICE with an address that may not be asked."""
    if found["group"]:
        return _SERVICE in found["prefix"].lower()
    _, named, after = (found["word"] or "").lower().partition(_SERVICE)
    return bool(named) and not (found["open"] and not after)


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of a character, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _refuse_nesting(words: str) -> None:
    if sum(map(words.count, "({[")) > MAX_DEPTH:
        depth = 0
        for sign in re.findall(r"[(){}\[\]]", words):
            depth = depth + 1 if sign in "({[" else max(0, depth - 1)
            if depth > MAX_DEPTH:
                raise QuerySizeError(f"the query is nested more than {MAX_DEPTH} deep")
    for pattern, limit, name, signs in _COUNTED:
        most = sum(map(words.count, signs)) if signs else len(words) // 4
        if most > limit and len(pattern.findall(words)) > limit:
            raise QuerySizeError(f"the query has more than {limit} {name}")


def _volatile(words: str) -> bool:
    capitals = words.upper()  # many times faster than the pattern, which few queries get to
    return any(word in capitals for word in _VOLATILE_WORDS) and _VOLATILE.search(words) is not None


def _form(words: str) -> Form:
    start = 0
    while prologue := _PROLOGUE.match(words, start):
        start = prologue.end()
    verb = re.compile(r"\s*([A-Za-z]*)").match(words, start)
    word = verb[1].upper() if verb else ""
    if word in _UPDATES:
        raise UpdateError(f"{word} is an update; this endpoint only reads")
    if word == "ASK":
        return "ask"
    return "graph" if word in {"CONSTRUCT", "DESCRIBE"} else "select"
