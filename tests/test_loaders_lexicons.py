"""The tables of names: well-formed, without doubles, in step with the ontology, quick to read."""

from pathlib import Path

import pytest
import yaml

import loaders.lexicons
from loaders.lexicons import lexicon
from loaders.resolve import forms, places, zones
from ontology import regions
from ontology.codes import agency_types

FOLDER = Path(loaders.lexicons.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
LEVELS = {
    "nation", "province", "municipality", "special", "vice", "regional", "capital", "city", "county", "district", "zone",
    "named", "named-province", "named-city",
}  # fmt: skip


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice in a mapping, which YAML readers drop without a word."""


def _no_doubles(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[object, object]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]  # type: ignore[no-untyped-call]
    doubles = {key for key in keys if keys.count(key) > 1}
    assert not doubles, f"keys twice: {doubles}"
    loader.flatten_mapping(node)
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _no_doubles)


@pytest.mark.parametrize("name", NAMES)
def test_no_key_stands_twice(name: str) -> None:
    assert yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_Strict)


def test_types_of_bodies_are_known_to_the_ontology() -> None:
    used = {form.type for known in forms.known().values() for form in known}
    used |= {form.type for table in (forms.central(), forms.central_bare()) for form in table.values()}
    assert len(used) >= 110
    assert used - set(agency_types()) == set()


def test_every_form_can_be_reached() -> None:
    hidden = [
        (word, form.name)
        for word, known in forms.known().items()
        for place, form in enumerate(known)
        if any(not (other.at or other.since or other.until) for other in known[:place])
    ]
    assert hidden == []


def test_levels_and_placeholders_of_forms() -> None:
    for known in forms.known().values():
        for form in known:
            assert form.at <= LEVELS | regions.table().keys(), form
            parts = {part.split(">")[0] for part in form.name.split("<")[1:]}
            assert parts <= {"place", "own", "short", "city", "party", "zuzhi", "unit"}, form


def test_cities_of_document_numbers_exist() -> None:
    table = lexicon("document_codes")
    cities = {name for names in table["cities"].values() for name in names.split()}
    assert len(cities) >= 120
    assert {name for name in cities if name not in places.gazetteer()} == set()
    assert {regions.find(name)[0][:2] for name in table["provinces"].values()} == {
        code[:2] for code in regions.table() if regions.level(code) == "province" and code[:2] not in {"71", "81", "82"}
    }


def test_named_zones_lie_in_areas_of_the_table() -> None:
    assert all(regions.name_of(zone.area) for zone in zones.named().values())
    slugs = {(zone.slug, zone.full) for zone in zones.named().values()}
    assert len({slug for slug, _ in slugs}) == len(slugs)


@pytest.mark.parametrize("table", ["special", "vice", "regional", "capital"])
def test_lists_of_cities_name_cities(table: str) -> None:
    assert all(len(regions.find(name)) == 1 for name in forms.word(table))
