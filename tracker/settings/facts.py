"""How facts are found and worded."""

from __future__ import annotations

from pydantic import Field

from tracker.settings.section import Section


class FactsSettings(Section):
    """The `[facts]` table."""

    read_pages: bool = Field(
        default=False,
        description="Read the first part of a paper's own HTML page too; one more request a paper that is proposed.",
    )
    rephrase_url: str = Field(
        default="",
        description="Address of an OpenAI-compatible endpoint that may reword composed descriptions, such as `http://localhost:8000/v1`; empty for none.",
    )
    rephrase_model: str = Field(default="", description="The model that the endpoint is asked for.")
