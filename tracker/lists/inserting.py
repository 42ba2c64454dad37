"""Writing an entry into a page at a place that is known: what goes around it, between which lines it stands. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from tracker.lists.entry.escaping import Context
from tracker.lists.entry.moments import Moment, moment_of_paper
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.tex import plain_tex
from tracker.lists.form.anchored import anchored, without_taken
from tracker.lists.form.between import between
from tracker.lists.form.fidelity import fidelity
from tracker.lists.form.given_template import write_given
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.marks import NO_MARK, NO_WORDS, lacks_mark, lacks_words
from tracker.lists.form.numbers import numbered, repeats_number
from tracker.lists.form.padding import padded
from tracker.lists.form.pattern import compose
from tracker.lists.form.writing import write_entry
from tracker.lists.outcome import FITS, Addition, Refused
from tracker.lists.placing.empty import Vacancy, vacancy
from tracker.lists.placing.fresh import bare_section, fresh_place, new_path
from tracker.lists.placing.levels import covers, levels_over, time_over
from tracker.lists.placing.shared_cells import shared_cells, with_first, with_others
from tracker.lists.placing.spots import NO_HEADING, Spot, moment_of
from tracker.lists.placing.standing import place_among
from tracker.lists.placing.venue_years import venue_year
from tracker.lists.reading.entries import BULLET, EntryKind, leads_outward, starts_paragraph
from tracker.lists.reading.outline import cells
from tracker.lists.reading.references import definitions_in
from tracker.lists.reading.sections import title_words
from tracker.lists.reading.unlinked import tells_work
from tracker.lists.steering import End
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page
    from tracker.lists.steering import Steering

_Said = TypeVar("_Said")


def write_first(page: Page, place: Vacancy, candidate: Candidate, steering: Steering) -> Addition | Refused:
    """The first entry of a section."""
    given = given_template(page.path(place.section.number), steering)
    texts = _worded(place.around, 0, candidate, given)
    if texts is None:
        return Refused("no other section shows how an entry is written")
    if given is not None and (misfit := _misfit(texts, place.around)):
        return Refused(misfit)
    lines = (*place.lead, *without_taken(texts, page))
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


def into_bare(page: Page, spot: Spot, candidate: Candidate, steering: Steering) -> Addition | None:
    """The first entry under a heading that somebody made already, where one was to be made."""
    bare = bare_section(page, spot.group, spot.fresh) if spot.fresh else None
    place = vacancy(page, page.path(bare)) if bare is not None else None
    first = write_first(page, place, candidate, steering) if place else None
    if not isinstance(first, Addition):
        return None
    return replace(first, fidelity=fidelity(neighbourhood(page, spot.group)))


def _called(candidate: Candidate) -> str:
    """What a work is called, in short."""
    return plain_tex(candidate.name or " ".join(candidate.paper.title.split()[:_NAME_WORDS]))


_NAME_WORDS = 3


def write(page: Page, spot: Spot, candidate: Candidate, steering: Steering) -> Addition | Refused:
    """The page with a work at its place, in what is missing over it where something is."""
    around = neighbourhood(page, spot.group)
    members = () if spot.fresh else page.groups[spot.group]
    candidate = _dated_like(page, spot, candidate, around)
    path = page.path(spot.group.section)
    index = 0 if spot.fresh else _index(around, candidate, _named(path, steering.positions))
    shared = with_others(runs, index, moment_of(candidate)) if (runs := shared_cells(members)) else None
    index = shared.at if shared else index
    given = given_template(path, steering)
    texts = _worded(around, index, candidate, given)
    if texts is None:
        return Refused("no entry of the section shows how one is written")
    if given is not None and (misfit := _misfit(texts, around)):
        return Refused(misfit)
    if unseen := _unseen(texts, around):
        return Refused(unseen)
    written = numbered(texts, members, index, page.groups.values())
    texts = anchored(written, page, members, index)
    texts = padded([with_first(texts[0], shared.cell)] if shared else texts, members, index)
    if spot.fresh:
        placed = fresh_place(page, spot.group, spot.fresh, texts)
        if placed is None:
            return write(page, Spot(spot.group, (), spot.moment, NO_HEADING), candidate, steering)
        at, lines, first = placed
    else:
        at, lines, first = between(page, members, index, texts)
    lines = without_taken(lines, page)
    put = page.insert(at, lines, _called(candidate))
    path = new_path(page, spot.group, lines if spot.fresh else ())
    lacking = _left_out(around, written) if given is None else ""
    return Addition(
        put.lines.encode(),
        path,
        put.before + at + first + 1,
        put.texts,
        fidelity(around),
        spot.doubt or lacking or _counting(texts, members, steering),
        names=put.names,
    )


def _misfit(texts: Sequence[str], around: Neighbourhood) -> str:
    """Why what a template wrote would break the section, if so: a bullet cuts a table in two, a bare line ends up in an entry.

    Of a row nobody sees the cells behind the last column; one that ends early is right where others do.
    """
    kind = around.group.kind
    if kind is EntryKind.ROW:
        if len(texts) > 1 or "|" not in texts[0] or BULLET.match(texts[0]):
            return "the section is a table, and what its template in the settings writes is no row of it"
        written, columns = len(cells(texts[0])), len(around.columns)
        short = {len(one.bodies) for one in around.readings if len(one.bodies) < columns}
        if written != columns and written not in short:
            return f"the table has {counted(columns, 'column')}, and its template in the settings writes {counted(written, 'cell')}"
    if kind is EntryKind.BULLET and not BULLET.match(texts[0]):
        return _BEGINS_OTHERWISE
    return ""


def _unseen(texts: Sequence[str], around: Neighbourhood) -> str:
    """Why nobody would take it for an entry, if so: a paragraph or a row that we would not see ourselves would be added again."""
    if around.group.kind not in (EntryKind.HTML, EntryKind.PARAGRAPH):
        return ""
    text = "\n".join(texts)
    if around.group.kind is EntryKind.PARAGRAPH:
        if not any(reading.entry.linked for reading in around.readings):
            return "" if tells_work(" ".join(texts) if around.page.width else text) else _TELLS_TOO_LITTLE
        if not starts_paragraph(texts[0]) or definitions_in(texts[:1]):
            return _BEGINS_OTHERWISE
    return "" if leads_outward(text) else _LINKS_NOWHERE


_BEGINS_OTHERWISE = "what would be written does not begin as an entry of the section does"
_TELLS_TOO_LITTLE = (
    "an entry of the section is known by a title of some words, its people, and a venue or a time,"
    " and of this work not all of it would stand there"
)
_LINKS_NOWHERE = "an entry of the section is known by its link, and of this work none would stand there"


def _left_out(around: Neighbourhood, texts: Sequence[str]) -> str:
    """What a line alone of its section would be without, as a reason; else nothing."""
    if around.group.kind not in (EntryKind.BULLET, EntryKind.PARAGRAPH):
        return ""
    bodies, written = [one.bodies[0] for one in around.own], compose(parse("\n".join(texts)))
    if lacks_mark(bodies, written):
        return NO_MARK
    return NO_WORDS if lacks_words(bodies, written) else ""


def _counting(texts: Sequence[str], members: Sequence[Entry], steering: Steering) -> str:
    """That it fits, and whether the numbers of entries behind it have to be counted on."""
    if not repeats_number(texts[0], members):
        return FITS
    from tracker.lists.side.change import SideRule  # noqa: PLC0415 - few lists count by hand

    return FITS if SideRule.NUMBERS in steering.side else _TO_COUNT_ON


_TO_COUNT_ON = (
    "fits, but its number stands there already, and the numbers that are pushed on are left to people:"
    " `numbers = true` under `[lists.keep.side]` counts them on"
)


def given_template(section: Sequence[str], steering: Steering) -> str | None:
    """The template that the maintainer gave for one of the headings over a place: then no form has to be understood."""
    return _named(section, steering.templates)


def _named(section: Sequence[str], said: Mapping[str, _Said]) -> _Said | None:
    """What the maintainer said of a place by naming a heading over it, the nearest if they named several."""
    by_words = {title_words(title): value for title, value in said.items()}
    return next((by_words[words] for words in map(title_words, reversed(section)) if words in by_words), None)


def _index(around: Neighbourhood, candidate: Candidate, end: End | None) -> int:
    """Where among its neighbours a work goes: to the end that the maintainer named, else where the page shows."""
    if end is None:
        return place_among(around, candidate)
    return 0 if end is End.TOP else len(around.own)


def _worded(
    around: Neighbourhood, index: int, candidate: Candidate, template: str | None
) -> Sequence[str] | None:
    """The lines of an entry: as the template says where there is one, else as the neighbours are written."""
    if template is None:
        return write_entry(around, index, candidate)
    context = Context.CELL if around.group.kind is EntryKind.ROW else Context.LINE
    return write_given(template, candidate, context).split("\n")


def _dated_like(page: Page, spot: Spot, candidate: Candidate, around: Neighbourhood) -> Candidate:
    """A paper put under a time that is not its own is dated as that section's entries are, as far as the heading tells it.

    Where they tell more, as the day under a month, the paper keeps its own time: any other would be made up.
    """
    heading = None if spot.fresh or spot.moment else time_over(levels_over(page, spot.group))
    stands_under = heading or spot.moment
    moment = moment_of_paper(candidate.paper.published, candidate.paper.arxiv_id)
    if stands_under is None or moment is None or covers(stands_under, moment) or stands_under == moment:
        return candidate
    if stands_under == Moment(venue_year(candidate)):
        return candidate  # it goes by its venue's year, and keeps its day
    dates = [
        part.form
        for one in around.own
        for body in one.bodies
        for part in body.facts
        if part.slot is Slot.DATE
    ]
    if any("{d" in form or not stands_under.month for form in dates):
        return candidate
    day = date(stands_under.year, stands_under.month or 1, 1)
    return replace(candidate, paper=replace(candidate.paper, published=day))
