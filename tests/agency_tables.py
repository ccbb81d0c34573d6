"""Tables of stated names and what they resolve to, as the tests of the resolver write them."""

from loaders.resolve.agencies import IssuerContext, resolve

Row = tuple[str, str, str, str, str]


def rows_of(table: str) -> list[Row]:
    """Issuer, stated name, canonical name, key and plaque of each line ``stated = canonical | key | plaque``.

    A line ``# name`` gives the issuer of those after it; 组 is a group, - is nothing.
    """
    rows, issuer = [], ""
    for line in table.strip().splitlines():
        if line.startswith("#"):
            issuer = line.removeprefix("# ")
            continue
        stated, _, wanted = line.partition(" = ")
        canonical, key, plaque = (*wanted.split(" | "), "-")[:3]
        rows.append((issuer, stated, canonical, key, plaque))
    return rows


def assert_resolves(stated: str, issuer: IssuerContext, canonical: str, key: str, plaque: str) -> None:
    """Assert that ``stated`` resolves as a row says, with a reason."""
    found = resolve(stated, issuer)
    name = "组" if found.group else found.canonical or "-"
    assert (name, found.key or "-", found.plaque or "-") == (canonical, key, plaque)
    assert found.why
