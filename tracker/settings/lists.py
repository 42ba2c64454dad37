"""How one list is kept, where what its entries show is not enough."""

from __future__ import annotations

from pydantic import Field, field_validator

from state.records import Kind
from tracker.lint.finding import Rule
from tracker.lists.side.change import SideRule
from tracker.lists.steering import End, Steering
from tracker.settings.section import Section


class SideSettings(Section):
    """What a list keeps beside its entries, such as a counter; each is changed only where it was in step before."""

    counters: bool = Field(
        default=False, description='Raise counters such as a badge "papers-120" or a heading "(120 papers)".'
    )
    updated: bool = Field(
        default=False, description='Set "last updated" in words or in a badge to the day of the addition.'
    )
    numbers: bool = Field(
        default=False, description="Number later entries anew where people number them by hand."
    )
    index: bool = Field(
        default=False,
        description="Link to a new heading where a contents or an index links to all its sisters.",
    )
    timeline: bool = Field(
        default=False,
        description="Put a row into a table without links that names all other works of the page, such as a timeline.",
    )

    def rules(self) -> frozenset[SideRule]:
        """Those that are turned on."""
        return frozenset(rule for rule in SideRule if getattr(self, rule.value))


class LintSettings(Section):
    """What `tracker lint` holds against one list."""

    off: tuple[Rule, ...] = Field(
        default=(),
        description="Rules of [lint](lint.md) that are turned off: what breaks them is neither reported nor mended.",
    )
    accepted: tuple[str, ...] = Field(
        default=(),
        description='Findings to leave as they are: the rule, a colon and words of the line or of the message, as `"out_of_order: Made Title"`.',
    )

    @field_validator("accepted")
    @classmethod
    def _name_a_rule_and_words(cls, accepted: tuple[str, ...]) -> tuple[str, ...]:
        for one in accepted:
            rule, _, words = one.partition(":")
            if rule.strip() not in list(Rule) or not words.strip():
                raise ValueError(f"{one!r} has to be a rule, a colon and words of the line")
        return accepted


class KeepSettings(Section):
    """Steering of one list's section, place and line; everything left out is inferred from the list."""

    least_share: float = Field(
        default=0.3,
        ge=0,
        le=1,
        description="How sure the section must be, from 0 to 1; below it an addition is only suggested.",
    )
    least_fidelity: float = Field(
        default=0.3,
        ge=0,
        le=1,
        description="Share of a section's entries that must come out the same when written again (`tracker lint --fidelity`); below it an addition is only suggested.",
    )
    sections: dict[Kind, str] = Field(
        default_factory=dict,
        description='The heading for works of a kind, such as `survey = "Surveys"`.',
    )
    templates: dict[str, str] = Field(
        default_factory=dict,
        description='A line by heading in place of the inferred one, such as `"Papers" = "- [{title}]({abs})"`.',
    )
    positions: dict[str, End] = Field(
        default_factory=dict,
        description='The end of a section to which new entries go, by heading, such as `"Papers" = "top"`.',
    )
    leave_alone: tuple[str, ...] = Field(default=(), description="Headings under which nothing is ever put.")
    side: SideSettings = Field(
        default_factory=SideSettings,
        description="What is kept in step with the entries; nothing, unless it is turned on.",
    )

    @field_validator("templates")
    @classmethod
    def _known_slots(cls, templates: dict[str, str]) -> dict[str, str]:
        if not templates:
            return templates
        from tracker.lists.form.given_template import SLOTS, asked_for  # noqa: PLC0415 - it takes its time, and few lists have templates

        for heading, template in templates.items():
            asked = asked_for(template)
            if asked is None:
                raise ValueError(
                    f"the template of {heading!r} has a brace that is not one of a slot's, as in {{title}}"
                )
            unknown = sorted(asked - SLOTS)
            if unknown:
                raise ValueError(
                    f"the template of {heading!r} asks for {{{unknown[0]}}}; there are {', '.join(sorted(SLOTS))}"
                )
        return templates

    def steering(self) -> Steering:
        """The same as the editor of lists takes it."""
        return Steering(
            self.least_share,
            self.least_fidelity,
            dict(self.sections),
            dict(self.templates),
            dict(self.positions),
            self.leave_alone,
            self.side.rules(),
        )
