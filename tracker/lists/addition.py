"""Planning an addition: a page and a paper in, the page with one entry more out, or the reason why not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from state.papers import PAGES
from tracker.lists.already import already_there, stands_word_for_word
from tracker.lists.form.marks import NO_MARK, NO_WORDS
from tracker.lists.inserting import given_template, into_bare, write, write_first
from tracker.lists.outcome import AddingOutcome, Addition, Duplicate, Refused, Unsure
from tracker.lists.placing.appearing import is_elsewhere, may_appear, missing_venue, of_its_venue
from tracker.lists.placing.crossing import is_under, may_cross
from tracker.lists.placing.empty import vacancy
from tracker.lists.placing.fresh_names import NewTime
from tracker.lists.placing.letters import NO_LETTER, is_of_another_letter, of_its_letter
from tracker.lists.placing.levels import levels_over
from tracker.lists.placing.place import draw_map, hinted
from tracker.lists.placing.routing import Choice, rank
from tracker.lists.placing.shared_cells import shared_cells, with_others, without
from tracker.lists.placing.shelves import of_its_shelf
from tracker.lists.placing.spots import NO_HEADING, NOT_THERE, Spot, moment_of, spot_in
from tracker.lists.placing.venue_years import moment_among
from tracker.lists.placing.years import of_its_year
from tracker.lists.reading.entries import leads_outward
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map
    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page
    from tracker.lists.steering import Steering


def plan_addition(page: Page, candidate: Candidate, steering: Steering) -> AddingOutcome:
    """Find the place and write the line; nothing is changed but by the lines inserted."""
    if sum(letter.isalnum() for letter in candidate.paper.title) < _FEWEST_LETTERS:
        return Refused("the title has too few visible letters to know the work by")
    there = already_there(page, candidate, insist=steering.insist)
    if there and not (steering.insist and may_cross(page, candidate.section, there.mentions)):
        return there
    if not candidate.section and (heading := steering.sections.get(candidate.kind)):
        candidate = replace(candidate, section=(heading,))
    map_ = draw_map(page, strict=not candidate.section, leave_alone=steering.leave_alone)
    if not map_.families:
        return Refused("the page has no list of works to add to")
    choices, named = _choices(map_, candidate)
    if not named and (place := vacancy(page, candidate.section)):
        return write_first(page, place, candidate, steering)
    if not named and candidate.section and not steering.insist:
        return Unsure(f"no section is called {candidate.section[-1]!r}")
    spot = _spot(map_, choices, candidate)
    if fault := _fault(page, spot, candidate):
        return Refused(fault)
    addition = into_bare(page, spot, candidate, steering) or write(page, spot, candidate, steering)
    if isinstance(addition, Refused):
        return addition
    if twice := _twice(page, candidate, addition, there):
        return twice
    nowhere = _leads_nowhere(addition, page.groups[spot.group], candidate)
    return _weighed(_beside_others(addition, page, choices), steering, nowhere=nowhere)


def _leads_nowhere(addition: Addition, neighbours: Sequence[Entry], candidate: Candidate) -> bool:
    """Would a work that has an address stand without any link where most have one?"""
    if not candidate.paper.arxiv_id and not any(getattr(candidate.paper.links, page) for page in PAGES):
        return False
    if addition.names or leads_outward("\n".join(addition.inserted)):  # as nearly all do
        return False
    linked = sum(leads_outward(entry.text) for entry in neighbours)
    return 2 * linked > len(neighbours) >= _FEWEST_NEIGHBOURS


_FEWEST_NEIGHBOURS = 3


def _twice(page: Page, candidate: Candidate, addition: Addition, there: Duplicate | None) -> Duplicate | None:
    """The work as it stands there, if an entry more would be the same again."""
    if there is None:
        return stands_word_for_word(page, candidate, addition.inserted)
    return None if is_under(addition.section, candidate.section) else there


def _fault(page: Page, spot: Spot, candidate: Candidate) -> str:
    """Why a table cannot be added to, if so."""
    members = page.groups[spot.group]
    if any(_JOINED.search(entry.text) for entry in members):
        return (
            "the table joins cells of several rows (`rowspan`): a row more would need their count changed,"
            " which has to be done by hand since nothing but new lines is written"
        )
    runs = () if spot.fresh else shared_cells(members)
    if runs and with_others(runs, 0, moment_of(candidate)) is None:
        return without(runs)
    table = next((one for one in page.outline.tables if one.header < members[0].start < one.end), None)
    return table.fault(page.lines.texts) if table else ""


_FEWEST_LETTERS = 2
_JOINED = Pattern(r"<t[dh]\b[^<>]*\browspan\s*=\s*[\"']?(?!1\b)\d", re.IGNORECASE)
"""A cell that reaches over the row below it, which an inserted row would break."""


def _weighed(addition: Addition, steering: Steering, *, nowhere: bool) -> Addition | Unsure:
    """An addition, or only the suggestion of one where section or format are too uncertain, or the line leads nowhere."""
    if nowhere and not steering.insist and given_template(addition.section, steering) is None:
        return Unsure("nothing in its line would lead to it, and most of its neighbours are linked", addition)
    if addition.reason in (NO_HEADING, NOT_THERE, NO_LETTER, NO_MARK, NO_WORDS) and not steering.insist:
        return Unsure(addition.reason, addition)
    if addition.confidence < steering.least_share:
        return Unsure(f"no section fits clearly (the likeliest with {addition.confidence:.0%})", addition)
    if addition.fidelity < steering.least_fidelity and given_template(addition.section, steering) is None:
        understood = f"only {addition.fidelity:.0%} of the section's entries are understood"
        wanted = f"fewer than the {steering.least_fidelity:.0%} of `least_fidelity`"
        told = f"{understood}, {wanted}; `tracker lint --fidelity` shows what to set"
        return Unsure(told, addition, understood=False)
    return addition


def _beside_others(addition: Addition, page: Page, choices: Sequence[Choice]) -> Addition:
    """An addition with how sure its section is, and which other one came next."""
    second = choices[1].family if len(choices) > 1 else None
    runner_up = (*page.path(second.section), *second.labels) if second else ()
    return replace(addition, runner_up=runner_up, confidence=choices[0].share)


def _choices(map_: Map, candidate: Candidate) -> tuple[list[Choice], bool]:
    """The families that could take a paper; with a hint those it names, and whether it named any."""
    for families in hinted(map_, candidate.section):
        return rank(map_, candidate, _open_to(map_, candidate, families)), True
    return rank(map_, candidate, _open_to(map_, candidate, list(map_.families))), False


def _open_to(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a paper, by where and how it was published and by what it begins with."""
    of_its_time = of_its_year(map_, candidate, of_its_venue(map_, candidate, families))
    return of_its_letter(map_, candidate, of_its_shelf(map_, candidate, of_its_time))


def _spot(map_: Map, choices: Sequence[Choice], candidate: Candidate) -> Spot:
    """The group to add to, or after which to make a heading for a time or a venue that has none."""
    moment = moment_among(map_, choices[0].family, candidate)
    families = next(hinted(map_, candidate.section), list(map_.families))
    lacking = missing_venue(map_, candidate, families)
    if lacking is None:
        spot = spot_in(map_, choices[0].family, moment, candidate.section)
        if spot.fresh and not may_appear(map_, choices[0].family, candidate, families):
            return Spot(spot.group, (), spot.moment, NO_HEADING)
        if is_of_another_letter(map_, choices[0].family, candidate):
            return spot._replace(doubt=NO_LETTER)
        return spot._replace(doubt=NOT_THERE) if is_elsewhere(map_, choices[0].family, candidate) else spot
    spot = spot_in(map_, lacking[0], moment, candidate.section)
    if not lacking[1].missing(levels_over(map_.page, spot.group)):  # a time that is not sorted by venues
        return Spot(spot.group, (), spot.moment, NO_HEADING) if spot.fresh else spot
    times = tuple(one for one in spot.fresh if isinstance(one, NewTime))
    return Spot(spot.group, (*times, lacking[1]), spot.moment)
