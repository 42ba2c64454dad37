"""JSON: the model itself, for those who render their own. `schema` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.digest.formats.format import Format, Presentation

if TYPE_CHECKING:
    from tracker.digest.model import Digest

VERSION = 1
"""Raised when a field goes or changes its meaning, not when one comes."""


def render(digest: Digest, _: Presentation) -> str:
    """The whole model, indented, with times in ISO form."""
    from pydantic import TypeAdapter

    from tracker.digest.model import Digest as Model

    document = TypeAdapter(Model).dump_python(digest, mode="json")
    return json.dumps({"version": VERSION, **document}, ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, object]:
    """The JSON schema of what `render` writes."""
    from pydantic import TypeAdapter

    from tracker.digest.model import Digest as Model

    found: dict[str, object] = TypeAdapter(Model).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


FORMAT = Format("json", "application/json", ".json", render)
