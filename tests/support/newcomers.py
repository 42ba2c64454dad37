"""Made-up works to add to any list, one of each kind, and what a page must keep to when one is added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.pages import read

from state.records import Kind, Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.slots import Slot
from tracker.lists.form.bodies import read_entry
from tracker.lists.form.columns import columns_of
from tracker.lists.form.pattern import key_of
from tracker.lists.outcome import Addition
from tracker.lists.placing.place import draw_map
from tracker.lists.reading.lines import Lines, split_lines
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.outcome import AddingOutcome
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page

TODAY = date(2025, 6, 20)
_DAY = date(2025, 6, 3)
NEWCOMERS = {
    Kind.MODEL: Paper(
        "LanternVL: Reading Scenes with Sparse Tokens",
        "We present LanternVL, a vision-language model with 7B parameters built on Qwen2.5 and SigLIP. It reads scenes.",
        "2506.01234",
        published=_DAY,
        links=Links(code="https://github.com/made/lanternvl"),
    ),
    Kind.DATASET: Paper(
        "LanternSet: Made-Up Scenes for Reading Models",
        "We introduce LanternSet, a dataset of 120K image-text pairs of made-up scenes.",
        "2506.01235",
        published=_DAY,
        links=Links(hf_dataset="https://huggingface.co/datasets/made/lanternset"),
    ),
    Kind.BENCHMARK: Paper(
        "LanternBench: Measuring Scene Reading in Vision-Language Models",
        "We introduce LanternBench, a benchmark of 3,000 questions on made-up scenes.",
        "2506.01236",
        published=_DAY,
        links=Links(code="https://github.com/made/lanternbench"),
    ),
}


def sections_of(page: Page) -> Iterator[tuple[tuple[str, ...], Group]]:
    """The groups that hold works, each with the headings over it."""
    for groups in draw_map(page).families.values():
        for group in groups:
            yield page.path(group.section), group


def fitting(headings: tuple[str, ...]) -> Kind:
    """The kind that fits headings."""
    words = " ".join(reversed(headings)).casefold()
    found = {words.find(word): kind for word, kind in _SAID.items() if word in words}
    return found[min(found)] if found else Kind.MODEL


_SAID = {"bench": Kind.BENCHMARK, "evaluation": Kind.BENCHMARK, "dataset": Kind.DATASET}


def invite(content: bytes, kind: Kind, headings: tuple[str, ...] = ()) -> AddingOutcome:
    """What comes of adding the newcomer of a kind, under some headings or wherever it fits."""
    return plan_addition(read(content), candidate_for(NEWCOMERS[kind], kind, headings), NO_DOUBT)


def welcome(content: bytes, headings: tuple[str, ...]) -> Addition:
    """The addition of the newcomer that fits some headings, under them."""
    outcome = invite(content, fitting(headings), headings)
    assert isinstance(outcome, Addition), f"{headings}: {outcome.reason}"
    return outcome


def only_inserted(before: bytes, addition: Addition) -> bool:
    """Is every byte outside the insertion the same, in its place?"""
    new = _without_names(addition)
    grown = len(new) - len(before)
    start = 0
    while start < len(before) and before[start] == new[start]:
        start += 1
    return any(new[:at] + new[at + grown :] == before for at in range(max(0, start - grown), start + 1))


def _without_names(addition: Addition) -> bytes:
    """The new page without the lines that tell where the new entry's links by name lead."""
    lines = split_lines(addition.new_bytes)
    texts, ends = list(lines.texts), list(lines.ends)
    for name in reversed(addition.names):
        at = max(line for line, text in enumerate(texts) if text == name)
        texts.pop(at)
        if not ends.pop(at):
            ends[-1] = ""
    return Lines(tuple(texts), tuple(ends), lines.mark).encode()


def form(page: Page, entry: Entry) -> str:
    """How an entry is built: its marker, brackets, bold, bars, links and times; words and what they are about left out."""
    cells = read_entry(entry, columns_of(page, entry.group)).bodies
    marker = "".join("0" if letter.isdigit() else letter for letter in entry.marker)
    built = " | ".join("".join(map(_mark, key_of(body, frozenset()))) for body in cells)
    return marker + built.replace("()", "")  # a remark of the curator's own


def _mark(piece: tuple[str, str]) -> str:
    slot, text = piece
    if slot == Slot.GLUE:
        return "".join(letter for letter in text if letter in "[]()*_`<>")
    return {Slot.URL: "u", Slot.DATE: "d", Slot.YEAR: "d", "links": "l", "stars": "s"}.get(slot, "")


def stands_out(before: bytes, addition: Addition) -> str | None:
    """What tells the new entry from every one of its neighbours, or None where it is built like one of them."""
    page = read(addition.new_bytes)
    new = next(entry for entry in page.entries if entry.start == addition.line - 1)
    neighbours = [entry for entry in page.groups[new.group] if entry is not new]
    if form(page, new) in {form(page, entry) for entry in neighbours}:
        return None
    return f"{new.text!r} under {addition.section}"
