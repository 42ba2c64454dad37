"""How patiently and how politely the web is asked."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from tracker.settings.section import Section


class HttpSettings(Section):
    """The `[http]` table."""

    contact: str = Field(
        default="",
        description="An address or page where services can reach you; it stands in the User-Agent.",
        pattern=r"^[\x21-\x7e]*$",
    )
    arxiv_spacing: float = Field(
        default=3.0,
        ge=3.0,
        description="Seconds between two requests to arXiv, over its API, feed and OAI together; its terms ask for three.",
    )
    timeout: float = Field(
        default=30.0, gt=0, description="Seconds without a byte before an answer is given up."
    )
    deadline: float = Field(default=120.0, gt=0, description="Seconds that one whole answer may take.")
    attempts: int = Field(
        default=3,
        ge=1,
        le=10,
        description="How often one request is tried in all; only once where its host refused or delayed a request a moment ago.",
    )
    first_wait: float = Field(
        default=2.0, ge=0, description="Seconds before the second attempt; they double from then on."
    )
    longest_wait: float = Field(
        default=90.0,
        ge=0,
        description="The longest pause that a service may ask for within a run; more is left to the next run.",
    )
    largest_body: int = Field(
        default=64,
        ge=1,
        description="Mebibytes that one answer may have when unpacked; a larger one is cut off unread.",
    )
    lock_folder: Path | None = Field(
        default=None,
        description="Where the processes of this machine agree on arXiv's spacing; the user's cache folder when not given.",
    )
