"""Planning an addition: a page and a paper in, the page with one entry more out, or the reason why not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.lists.already import already_there, stands_word_for_word
from tracker.lists.entry.escaping import Place
from tracker.lists.entry.tex import plain_tex
from tracker.lists.entry.times import moment_of_paper
from tracker.lists.form.between import line_gap, noted_from, starts_with_note
from tracker.lists.form.fidelity import fidelity
from tracker.lists.form.given import write_given
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.numbers import numbered
from tracker.lists.form.padding import padded
from tracker.lists.form.writing import write_entry
from tracker.lists.outcome import Addition, Duplicate, Outcome, Refused, Unsure
from tracker.lists.placing.appearing import may_appear, missing_venue, of_its_venue
from tracker.lists.placing.crossing import is_under, may_cross
from tracker.lists.placing.empty import Vacancy, vacancy
from tracker.lists.placing.fresh import bare_section, fresh_place, new_path
from tracker.lists.placing.fresh_names import NewTime
from tracker.lists.placing.levels import covers, levels_over, time_over
from tracker.lists.placing.place import NO_HEADING, Spot, draw_map, hinted, moment_of, spot_in
from tracker.lists.placing.routing import Choice, rank
from tracker.lists.placing.shared_cells import shared_cells, with_first, with_others, without
from tracker.lists.placing.shelves import of_its_shelf
from tracker.lists.placing.standing import place_among
from tracker.lists.reading.entries import BULLET, EntryKind, indent_of, leads_outward, starts_paragraph
from tracker.lists.reading.references import definitions_in
from tracker.lists.reading.sections import title_words
from tracker.lists.reading.told import tells_work
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.placing.place import Family, Map
    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page
    from tracker.lists.steering import Steering


def plan_addition(page: Page, candidate: Candidate, steering: Steering, today: date) -> Outcome:
    """Find the place and write the line; nothing is changed but by the lines inserted."""
    del today  # only side data that tells the day of the last change needs it
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
        return _write_first(page, place, candidate) or Refused(
            "no other section shows how an entry is written"
        )
    if not named and candidate.section and not steering.insist:
        return Unsure(f"no section is called {candidate.section[-1]!r}")
    spot = _spot(map_, choices, candidate)
    if fault := _fault(page, spot, candidate):
        return Refused(fault)
    addition = _into_bare(page, spot, candidate) or _write(page, spot, candidate, steering)
    if isinstance(addition, Refused):
        return addition
    if twice := _twice(page, candidate, addition, there):
        return twice
    return _weighed(_told(addition, page, choices), steering)


def _twice(page: Page, candidate: Candidate, addition: Addition, there: Duplicate | None) -> Duplicate | None:
    """The work as it stands there, if an entry more would be the same again."""
    if there is None:
        return stands_word_for_word(page, candidate, addition.inserted)
    return None if is_under(addition.section, candidate.section) else there


def _fault(page: Page, spot: Spot, candidate: Candidate) -> str:
    """Why a table cannot be added to, if so."""
    members = page.groups[spot.group]
    if any(_JOINED.search(entry.text) for entry in members):
        return "the table joins cells of several rows, which has to be done by hand"
    runs = () if spot.fresh else shared_cells(members)
    if runs and with_others(runs, 0, moment_of(candidate)) is None:
        return without(runs)
    table = next((one for one in page.outline.tables if one.header < members[0].start < one.end), None)
    return table.fault(page.lines.texts) if table else ""


_FEWEST_LETTERS = 2
_JOINED = Pattern(r"<t[dh]\b[^<>]*\browspan\s*=\s*[\"']?(?!1\b)\d", re.IGNORECASE)
"""A cell that reaches over the row below it, which an inserted row would break."""


def _weighed(addition: Addition, steering: Steering) -> Addition | Unsure:
    """An addition, or only the suggestion of one where section or format are too uncertain."""
    if addition.reason == NO_HEADING and not steering.insist:
        return Unsure(addition.reason, addition)
    if addition.confidence < steering.least_share:
        return Unsure(f"no section fits clearly (the likeliest with {addition.confidence:.0%})", addition)
    if addition.fidelity < steering.least_fidelity and _given_template(addition.section, steering) is None:
        understood = f"only {addition.fidelity:.0%} of the section's entries are understood"
        wanted = f"fewer than the {steering.least_fidelity:.0%} of `least_fidelity`"
        told = f"{understood}, {wanted}; `tracker lint --fidelity` shows what to set"
        return Unsure(told, addition, understood=False)
    return addition


def _told(addition: Addition, page: Page, choices: Sequence[Choice]) -> Addition:
    second = choices[1].family if len(choices) > 1 else None
    runner_up = (*page.path(second.section), *second.labels) if second else ()
    return Addition(
        addition.new_bytes,
        addition.section,
        addition.line,
        addition.inserted,
        addition.fidelity,
        addition.reason,
        runner_up,
        choices[0].share,
        addition.names,
    )


def _choices(map_: Map, candidate: Candidate) -> tuple[list[Choice], bool]:
    """The families that could take a paper; with a hint those it names, and whether it named any."""
    for families in hinted(map_, candidate.section):
        return rank(map_, candidate, _open_to(map_, candidate, families)), True
    return rank(map_, candidate, _open_to(map_, candidate, list(map_.families))), False


def _open_to(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a paper, by where and how it was published."""
    return of_its_shelf(map_, candidate, of_its_venue(map_, candidate, families))


def _spot(map_: Map, choices: Sequence[Choice], candidate: Candidate) -> Spot:
    """The group to add to, or after which to make a heading for a time or a venue that has none."""
    moment = moment_of(candidate)
    families = next(hinted(map_, candidate.section), list(map_.families))
    lacking = missing_venue(map_, candidate, families)
    if lacking is None:
        spot = spot_in(map_, choices[0].family, moment, candidate.section)
        if spot.fresh and not may_appear(map_, choices[0].family, candidate, families):
            return Spot(spot.group, (), spot.moment, NO_HEADING)
        return spot
    spot = spot_in(map_, lacking[0], moment, candidate.section)
    if not lacking[1].missing(levels_over(map_.page, spot.group)):  # a time that is not sorted by venues
        return Spot(spot.group, (), spot.moment, NO_HEADING) if spot.fresh else spot
    times = tuple(one for one in spot.fresh if isinstance(one, NewTime))
    return Spot(spot.group, (*times, lacking[1]), spot.moment)


def _write_first(page: Page, place: Vacancy, candidate: Candidate) -> Addition | None:
    """The first entry of a section."""
    texts = write_entry(place.around, 0, candidate)
    if texts is None:
        return None
    lines = (*place.lead, *texts)
    put = page.insert(place.at, lines, _called(candidate))
    return Addition(
        put.lines.encode(),
        page.path(place.section.number),
        put.before + place.at + len(place.lead) + 1,
        put.texts,
        0.0,
        "the first entry of its section",
        names=put.names,
    )


def _into_bare(page: Page, spot: Spot, candidate: Candidate) -> Addition | None:
    """The first entry under a heading that somebody made already, where one was to be made."""
    bare = bare_section(page, spot.group, spot.fresh) if spot.fresh else None
    place = vacancy(page, page.path(bare)) if bare is not None else None
    first = _write_first(page, place, candidate) if place else None
    return replace(first, fidelity=fidelity(neighbourhood(page, spot.group))) if first else None


def _called(candidate: Candidate) -> str:
    """What a work is called, in short."""
    return plain_tex(candidate.name or " ".join(candidate.paper.title.split()[:_NAME_WORDS]))


_NAME_WORDS = 3


def _write(page: Page, spot: Spot, candidate: Candidate, steering: Steering) -> Addition | Refused:
    around = neighbourhood(page, spot.group)
    members = () if spot.fresh else page.groups[spot.group]
    candidate = _dated_like(page, spot, candidate)
    index = 0 if spot.fresh else place_among(around, candidate)
    shared = with_others(runs, index, moment_of(candidate)) if (runs := shared_cells(members)) else None
    index = shared.at if shared else index
    given = _given_template(page.path(spot.group.section), steering)
    texts = (
        write_entry(around, index, candidate) if given is None else _from_template(around, given, candidate)
    )
    if texts is None:
        return Refused("no entry of the section shows how one is written")
    if unseen := _unseen(texts, around):
        return Refused(unseen)
    texts = numbered(texts, members, index)
    texts = padded([with_first(texts[0], shared.cell)] if shared else texts, members, index)
    if spot.fresh:
        placed = fresh_place(page, spot.group, spot.fresh, texts)
        if placed is None:
            return _write(page, Spot(spot.group, (), spot.moment, NO_HEADING), candidate, steering)
        at, lines, first = placed
    else:
        at, lines, first = _between(page, members, index, texts)
    put = page.insert(at, lines, _called(candidate))
    path = new_path(page, spot.group, lines if spot.fresh else ())
    return Addition(
        put.lines.encode(),
        path,
        put.before + at + first + 1,
        put.texts,
        fidelity(around),
        spot.doubt or "fits",
        names=put.names,
    )


def _unseen(texts: Sequence[str], around: Neighbourhood) -> str:
    """Why nobody would take it for an entry, if so: a paragraph or a row that we would not see ourselves would be added again."""
    if around.group.kind not in (EntryKind.HTML, EntryKind.PARAGRAPH):
        return ""
    text = "\n".join(texts)
    if around.group.kind is EntryKind.PARAGRAPH:
        if not any(reading.entry.linked for reading in (*around.own, *around.others)):
            return "" if tells_work(text) else _TELLS_TOO_LITTLE
        if not starts_paragraph(texts[0]) or definitions_in(texts[:1]):
            return "what would be written does not begin as an entry of the section does"
    return "" if leads_outward(text) else _LINKS_NOWHERE


_TELLS_TOO_LITTLE = (
    "an entry of the section is known by a title of some words, its people, and a venue or a time,"
    " and of this work not all of it would stand there"
)
_LINKS_NOWHERE = "an entry of the section is known by its link, and of this work none would stand there"


def _given_template(section: Sequence[str], steering: Steering) -> str | None:
    """The template that the maintainer gave for one of the headings over a place: then no form has to be understood."""
    headings = {title_words(title) for title in section}
    return next((line for title, line in steering.templates.items() if title_words(title) in headings), None)


def _from_template(around: Neighbourhood, template: str, candidate: Candidate) -> list[str]:
    place = Place.CELL if around.group.kind is EntryKind.ROW else Place.LINE
    return write_given(template, candidate, place).split("\n")


def _dated_like(page: Page, spot: Spot, candidate: Candidate) -> Candidate:
    """A paper put under a time that is not its own is dated as that section's entries are."""
    heading = None if spot.fresh or spot.moment else time_over(levels_over(page, spot.group))
    stands_under = heading or spot.moment
    moment = moment_of_paper(candidate.paper.published, candidate.paper.arxiv_id)
    if stands_under is None or moment is None or covers(stands_under, moment) or stands_under == moment:
        return candidate
    day = date(stands_under.year, stands_under.month or 1, 1)
    return replace(candidate, paper=replace(candidate.paper, published=day))


def _between(
    page: Page, members: Sequence[Entry], index: int, texts: Sequence[str]
) -> tuple[int, list[str], int]:
    """Where lines go at an index of a group, with the blank lines the group keeps between entries."""
    gap = line_gap(members, page.lines.texts, index)
    if index < len(members):
        below, lines = members[index], page.lines.texts
        noted = starts_with_note(members, lines)  # such a comment stays with the entry it is about
        return noted_from(below, lines) if noted else below.start, [*texts, *gap], 0
    return _behind(page, members[-1]), [*gap, *texts], len(gap)


def _behind(page: Page, entry: Entry) -> int:
    """The line after an entry and the bullets that stand below it, which would be another's if one came between."""
    texts, end = page.lines.texts, entry.end
    while (
        entry.kind is EntryKind.BULLET
        and end < len(texts)
        and (below := BULLET.match(texts[end]))
        and indent_of(below["indent"]) > indent_of(entry.marker)
    ):
        end += 1
    return end
