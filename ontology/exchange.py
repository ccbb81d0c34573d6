"""Records ↔ plain dictionaries: the contract's JSON, and the same with places for reviewed records.

The keys are those of the project's contract; ``source``, ``sections``, ``damage`` and the fields ``start`` and
``end`` of each fact come on top. Without quotes, texts that are sentences rather than names are cut to
``SENTENCE_LIMIT`` characters, so that a record holds no sentence of its document.
"""

from dataclasses import fields
from typing import Any, Final

from ontology.records import (
    Assignment,
    Citation,
    Damage,
    Evidence,
    Funding,
    Header,
    Milestone,
    Plan,
    Platform,
    Reading,
    RoleBasis,
    Section,
    Source,
    Target,
    Task,
    Topic,
)

SENTENCE_LIMIT: Final = 24
ELLIPSIS: Final = "…"

# contract key → (field of Plan, record class, {record field: contract key} where the names differ)
_KINDS: Final[dict[str, tuple[str, type, dict[str, str]]]] = {
    "sections": ("sections", Section, {}),
    "tasks": ("tasks", Task, {}),
    "responsibilities": ("assignments", Assignment, {"basis": "role_basis"}),
    "indicators": ("targets", Target, {}),
    "platforms": ("platforms", Platform, {}),
    "citations": ("citations", Citation, {}),
    "funding": ("funding", Funding, {}),
    "milestones": ("milestones", Milestone, {}),
    "damage": ("damage", Damage, {}),
}
_MAY_BE_SENTENCE: Final = {("sections", "title"), ("tasks", "title"), ("milestones", "item"), ("funding", "item")}


def to_dict(plan: Plan, *, quotes: bool = True) -> dict[str, Any]:
    """Return ``plan`` as one JSON-ready object. ``quotes=False`` leaves all sentences out."""
    source = plan.source
    result: dict[str, Any] = {
        "source": {
            "name": source.name,
            "format": source.format,
            "sha256": source.sha256,
            "characters": source.characters,
        },
        "plan": _header(plan.header),
    }
    if source.url:
        result["source"]["url"] = source.url
    for key, (field, _, renamed) in _KINDS.items():
        result[key] = [_fact(key, fact, renamed, quotes) for fact in getattr(plan, field)]
    return result


def _header(header: Header) -> dict[str, Any]:
    values = {f.name: getattr(header, f.name) for f in fields(Header)}
    start, end = values.pop("period_start"), values.pop("period_end")
    lists = {"issuers": list(header.issuers), "confidence": dict(header.confidence)}
    return values | lists | {"period": {"start": start, "end": end}}


def _fact(key: str, fact: Any, renamed: dict[str, str], quotes: bool) -> dict[str, Any]:  # noqa: ANN401
    result: dict[str, Any] = {}
    for f in fields(fact):
        value = getattr(fact, f.name)
        if f.name == "evidence":
            result |= {"start": value.start, "end": value.end} | ({"quote": value.quote or ""} if quotes else {})
        elif f.name == "alternatives":
            result[f.name] = [{"value": a.value, "value_max": a.value_max} for a in value]
        elif f.name == "topics":
            result[f.name] = [{"code": topic.code, "words": list(topic.words)} for topic in value]
        elif f.name == "schemes":
            result[f.name] = list(value)
        else:
            plain = _number(str(value) if isinstance(value, RoleBasis) else value)
            short = not quotes and (key, f.name) in _MAY_BE_SENTENCE
            result[renamed.get(f.name, f.name)] = shorten(plain) if short else plain
    return result


def _number(value: Any) -> Any:  # noqa: ANN401
    """Whole floats as integers, so that 80.0 is written as it was printed."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def shorten(text: str | None) -> str | None:
    """Cut a text that may be a sentence to ``SENTENCE_LIMIT`` characters."""
    return text if text is None or len(text) <= SENTENCE_LIMIT else text[:SENTENCE_LIMIT] + ELLIPSIS


def from_dict(data: dict[str, Any]) -> Plan:
    """Read what ``to_dict`` wrote.

    Raises:
        KeyError, TypeError, ValueError: a field is missing, unknown or of the wrong form; the message names it.
    """
    header = dict(data["plan"])
    period = header.pop("period")
    header["issuers"] = tuple(header["issuers"])
    header["confidence"] = tuple(header.get("confidence", {}).items())
    return Plan(
        source=Source(**data["source"]),
        header=Header(**header, period_start=period["start"], period_end=period["end"]),
        **{
            field: tuple(_record(cls, renamed, item) for item in data.get(key, ()))
            for key, (field, cls, renamed) in _KINDS.items()
        },
    )


def _record(cls: type, renamed: dict[str, str], item: dict[str, Any]) -> Any:  # noqa: ANN401
    values = dict(item)
    evidence = Evidence(values.pop("start"), values.pop("end"), values.pop("quote", None))
    for name, key in renamed.items():
        values[name] = values.pop(key)
    if cls is Assignment:
        values["basis"] = RoleBasis(values["basis"])
    if cls is Task:
        values["topics"] = tuple(Topic(t["code"], tuple(t["words"])) for t in values.get("topics", ()))
        values["schemes"] = tuple(values.get("schemes", ()))
    if cls is Target:
        values["alternatives"] = tuple(Reading(**a) for a in values.get("alternatives", ()))
    return cls(**values, evidence=evidence)
