"""A record line with whatever card and configuration came with it, as the facts it gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.facts.extract import extract

if TYPE_CHECKING:
    from tracker.facts.fact import Facts
    from tracker.recordfile import Record


def facts_of_record(record: Record, page: str | None = None) -> Facts:
    """The facts of one line of a record file; a card or configuration that cannot be read gives none."""
    card = record.fields.get("card")
    return extract(
        record.paper,
        card=card if isinstance(card, str) and not card.lstrip().startswith("{") else _mapping(card),
        config=_mapping(record.fields.get("config")),
        records=_mappings(record.fields.get("pwc")),
        page=page or _text(record.fields.get("page")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _mapping(value: object) -> Mapping[str, object] | None:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, Mapping) else None


def _mappings(value: object) -> list[Mapping[str, object]]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, Mapping)]
