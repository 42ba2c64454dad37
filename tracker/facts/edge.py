"""A record line with whatever card and configuration came with it, as the facts it gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.facts.extract import Known, extract_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.facts.fact import Facts
    from tracker.recordfile import Record


def facts_of_record(record: Record) -> Facts:
    """The facts of one line of a record file; a card or configuration that cannot be read gives none."""
    return next(extract_each([_known(record, None)]))


def facts_of_records(
    records: Sequence[Record], page_of: Callable[[Record], str | None] | None
) -> Iterator[tuple[Record, Facts]]:
    """The facts of some lines, which are read together."""
    works = [_known(record, page_of(record) if page_of else None) for record in records]
    return zip(records, extract_each(works), strict=True)


def _known(record: Record, page: str | None) -> Known:
    card = record.fields.get("card")
    return Known(
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
