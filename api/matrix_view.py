"""The assignments behind one cell of the function × region matrix."""

import re
from typing import Final

from api.links import identifier
from api.reading import Reader, table, text
from api.tables import Table, build
from api.words import Language
from ontology.errors import NotFoundError
from ontology.iri import code
from ontology.terms import expand

# rows of the matrix that stand for bodies without a function: the class instead
_CLASSES: Final = ("Agency", "AgencyGroup")


def function_iri(name: str) -> str:
    """Return the IRI of a row of the matrix from its name in an address.

    Raises:
        NotFoundError: no function can have that name.
    """
    if not re.fullmatch("[A-Za-z0-9-]+", name):
        raise NotFoundError(f"there is no function {name!r}")
    return expand(f"zt:{name}") if name in _CLASSES else code("function", name)


def cell_table(reader: Reader, language: Language, function: str, region: str) -> Table:
    """Return the assignments of bodies with ``function`` (a name) in the plans of ``region`` (a code).

    Raises:
        NotFoundError: no body has that function.
    """
    iri = function_iri(function)
    bodies = {text(row, "agency_iri") for row in reader.rows("functions", function=iri)}
    if not bodies:
        raise NotFoundError(f"no body has the function {function!r}")
    found = reader.facts("assignments", "region_iri", str(identifier("region", region)))
    rows = [row for row in found if text(row, "agency_iri") in bodies]
    shape = table("facts")["assignments"]
    return build(reader, language, "assignments", rows, shape["columns"], reader.label(iri, language))
