"""What is told to people at once, beside the digest; the addresses of their channels stand in the environment."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, field_validator

from tracker.notices.occasion import Occasion
from tracker.settings.section import Section

STOPPED_AFTER_HOURS = 50
"""So long without a run no schedule of a run a day leaves a list, a missed one included."""


class NoticesSettings(Section):
    """The `[notices]` table."""

    on: tuple[Occasion, ...] = Field(
        default=tuple(Occasion), description="What is sent; an empty list sends nothing."
    )
    degraded_after: int = Field(
        default=3,
        ge=1,
        description="A source is reported after so many runs in a row in which it did not answer well.",
    )
    stopped_after_hours: int = Field(
        default=STOPPED_AFTER_HOURS,
        ge=1,
        description="The schedule counts as stopped when no run has ended for so many hours.",
    )
    new: str = Field(
        default="{{ list }}: {{ works | length }} new to look at{% if pull %} — {{ pull }}{% endif %}\n"
        "{% for work in works[:5] %}- {{ work }}\n{% endfor %}"
        "{% if works | length > 5 %}… and {{ works | length - 5 }} more\n{% endif %}",
        description="The words for new entries (Jinja2): `list`, `works` (titles), `pull` (an address).",
    )
    degraded: str = Field(
        default="{{ source }} has not answered well for {{ runs }} runs: {{ reason }}\n"
        "What the other sources gave was kept; what this one missed is made good when it answers again.",
        description="The words for a source in trouble (Jinja2): `source`, `runs`, `reason`, `since`.",
    )
    recovered: str = Field(
        default="{{ source }} answers again, after {{ runs }} runs without.",
        description="The words for a source that is well again (Jinja2): `source`, `runs`.",
    )
    stopped: str = Field(
        default="The last run ended {{ hours }} hours ago ({{ last }}). {{ advice }}",
        description="The words for a schedule that has stopped (Jinja2): `hours`, `last`, `advice`.",
    )

    failed: str = Field(
        default="{{ what }} has failed since {{ since }}: {{ reason }}\n"
        "Each run tries it again; `tracker doctor` says what stands in the way and how to mend it.",
        description="The words for what a person has to see to (Jinja2): `what`, `since`, `reason`.",
    )

    @field_validator(*(occasion.value for occasion in Occasion))
    @classmethod
    def _fillable(cls, template: str, field: ValidationInfo) -> str:
        from tracker.notices.words import check  # noqa: PLC0415 - the template engine is heavy, and only this needs it

        check(Occasion(field.field_name or ""), template)
        return template
