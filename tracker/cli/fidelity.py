"""`tracker lint --fidelity`: how well each section is understood, and what to set where that is too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.output import json_line, say, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tracker.lists.outcome import Addition
    from tracker.lists.reading.page import Page
    from tracker.lists.steering import Steering
    from tracker.lists.understanding import Sample, Understanding

_COUNTED = (
    "come out byte for byte when written again from the facts that stand in them;"
    " what no source will state of a new work, and is left out of its entry, is not counted"
)
_HEADS = f"{'alike':>5} {'entries':>8} {'form':<9} {'order':<14} section"

_NAMED = 20


def tell_fidelity(config: Path | None, path: Path, *, as_lines: bool) -> None:
    """Section by section; below the list's own `least_fidelity` with templates to start from."""
    from tracker.cli.here import list_of, settings_here
    from tracker.cli.listfile import page_in, read_list
    from tracker.lists.reading.sections import title_words
    from tracker.lists.steering import Steering
    from tracker.lists.understanding import understandings

    page = page_in(path, read_list(path))
    found = understandings(page)
    if found and not as_lines:
        say(f"{path}: {_in_all(found)} {_COUNTED}\n\n{_HEADS}")
    elif not found:
        say("no entries were found: is this the list's file?")
    for one in found:
        _tell(one, path, as_lines=as_lines)
    odd = [line for one in found for line in one.odd]
    if odd and not as_lines:
        more = f" and {len(odd) - _NAMED} more, which --json names" if len(odd) > _NAMED else ""
        say(f"the entries on these lines come out otherwise: {', '.join(map(str, odd[:_NAMED]))}{more}")
    if not as_lines:
        _tell_of_bold(found)
    settings = list_of(settings_here(config), path)
    steering = settings.keep.steering() if settings else Steering()
    if not as_lines:
        _tell_of_no_heading(page, steering)
    least, given = steering.least_fidelity, {title_words(heading) for heading in steering.templates}
    low = [one for one in found if one.fidelity < least and given.isdisjoint(map(title_words, one.path))]
    if low and not as_lines:
        say(
            f"\nwhere less than {least:.0%} is understood, works are suggested and not added, until `least_fidelity`"
            " under [lists.keep] asks for less or a line of your own says how they are written"
        )
        _tell_what_to_set([(one.fidelity, one.sample) for one in low])


def _tell_of_bold(found: Sequence[Understanding]) -> None:
    """What the share of entries that come out alike says nothing of: the bold words are given with each title."""
    bold = [(one.bold, one.entries) for one in found if one.bold is not None]
    if bold:
        same = sum(share * entries for share, entries in bold) / sum(entries for _, entries in bold)
        say(
            "titles have words in bold; an entry is written with its own, those of a new work are guessed:"
            f" guessed from the others, about {same:.0%} of these titles have the same"
        )


def _tell_of_no_heading(page: Page, steering: Steering) -> None:
    """What the settings say of headings that the page does not have: it steers nothing, and nothing else tells of it."""
    from tracker.lists.placing.named import is_named, nearest_names
    from tracker.lists.reading.sections import title_words

    known = {title_words(section.title) for section in page.sections}
    by_heading: dict[str, Iterable[str]] = {
        "templates": steering.templates,
        "positions": steering.positions,
        "leave_alone": steering.leave_alone,
    }
    said = [
        (key, heading)
        for key, headings in by_heading.items()
        for heading in headings
        if title_words(heading) not in known
    ]
    said += [("sections", named) for named in steering.sections.values() if not is_named(page, (named,))]
    for key, heading in said:
        near = nearest_names(page, heading)
        meant = f"; do you mean {' or '.join(map(repr, near))}?" if near else ""
        say(f"`{key}` of the settings names {heading!r}, and no heading of the page is called so{meant}")


def _in_all(found: Sequence[Understanding]) -> str:
    from tracker.plural import counted

    entries = sum(one.entries for one in found)
    same = sum(one.fidelity * one.entries for one in found) / entries
    return f"{same:.0%} of {counted(entries, 'entry', 'entries')} in {counted(len(found), 'section')}"


def tell_what_to_set_for(content: bytes, suggested: Sequence[Addition]) -> None:
    """What to set for the sections in which works were only suggested, because too little is understood there."""
    from tracker.lists.reading.page import Page, read_page
    from tracker.lists.understanding import sample_under

    page = read_page(content)
    if isinstance(page, Page):
        sections = {one.section: one.fidelity for one in suggested}
        _tell_what_to_set([(share, sample_under(page, path)) for path, share in sections.items()])


def _tell_what_to_set(little: Sequence[tuple[float, Sample | None]]) -> None:
    from tracker.adoption.files import as_settings

    if any(sample for _, sample in little):
        say("to paste into tracker.toml and to change; a line is made from the section's commonest entry:\n")
    else:
        say("to paste into tracker.toml if what is suggested is good enough; it asks for less:\n")
    show("\n".join(as_settings(little)))


def _tell(one: Understanding, path: Path, *, as_lines: bool) -> None:
    from tracker.lists.entry.headings import readable_path

    if as_lines:
        json_line(
            {
                "path": str(path),
                "line": one.line,
                "section": list(readable_path(one.path)),
                "kind": one.kind,
                "entries": one.entries,
                "fidelity": round(one.fidelity, 4),
                "odd": list(one.odd),
                "order": one.order,
                "template": one.sample.line if one.sample else None,
                "bold": None if one.bold is None else round(one.bold, 4),
            }
        )
    else:
        shape = "numbered" if one.numbered else one.kind
        where = " > ".join(readable_path(one.path[-2:])) or "(top)"
        show(f"{one.fidelity:5.0%} {one.entries:8} {shape:<9} {one.order:<14} {where} (line {one.line})")
