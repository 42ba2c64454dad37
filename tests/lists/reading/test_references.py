"""Links by name or number, with the addresses elsewhere: a new entry is linked the same way."""

from __future__ import annotations

from datetime import date

import pytest
from support.makes import UNTOLD
from support.newcomers import only_inserted
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate, Refused
from tracker.lists.side.change import SideRule
from tracker.lists.side.keeping import keep_in_step
from tracker.lists.steering import NO_DOUBT, Steering

ARXIV, CODE = "https://arxiv.org/abs/2506.01234", "https://github.com/warm/ember"
WORKS = (
    ("Oil", "A Model of Many Lamps", "2505.00005"),
    ("Wick", "A Model of Long Threads", "2504.00002"),
    ("Tin", "A Model of Thin Metal", "2503.00003"),
)
URL = "https://arxiv.org/abs/"
TODAY = date(2025, 6, 10)


def add(text: str, paper: Paper = UNTOLD) -> Addition:
    page = read(text)
    assert page.encode() == text.encode()
    outcome = planned(page, candidate_for(paper))
    assert only_inserted(text.encode(), outcome)
    again = read(outcome.new_bytes)
    assert len(again.entries) == len(page.entries) + 1
    assert isinstance(plan_addition(again, candidate_for(paper), NO_DOUBT), Duplicate)
    return outcome


def listed(line: str, name: str) -> str:
    """A page of three entries with their names at its end; `{n}` counts, `{s}` is the name in small letters."""
    facts = [
        {"name": one, "s": one.lower(), "rest": rest, "id": number, "n": at, "m": 10 + at}
        for at, (one, rest, number) in enumerate(WORKS, 1)
    ]
    entries = "".join(line.format(**fact) + "\n" for fact in facts)
    names = "".join(name.format(**fact, url=URL + str(fact["id"])) + "\n" for fact in facts)
    return f"# L\n\n## Papers\n\n{entries}\n{names}"


@pytest.mark.parametrize(
    ("line", "name", "inserted", "names"),
    [
        (
            "- [{name}: {rest}][{n}]",
            "[{n}]: {url}",
            "- [Ember: A Model that Keeps Rooms Warm][4]",
            (f"[4]: {ARXIV}",),
        ),
        (
            "- [{name}: {rest}][ref{n}]",
            "  [ref{n}]: <{url}>",
            "- [Ember: A Model that Keeps Rooms Warm][ref4]",
            (f"  [ref4]: <{ARXIV}>",),
        ),
        (
            "- **{name}**: {rest} [[paper]][{s}-paper] [[code]][{s}-code]",
            "[{s}-paper]: {url}\n[{s}-code]: https://github.com/made/{s}",
            "- **Ember**: A Model that Keeps Rooms Warm [[paper]][ember-paper] [[code]][ember-code]",
            (f"[ember-paper]: {ARXIV}", f"[ember-code]: {CODE}"),
        ),
        (
            "- [{name}: {rest}][] (2025)",
            '[{name}: {rest}]: {url} "read it"',
            "- [Ember: A Model that Keeps Rooms Warm][] (2025)",
            (f"[Ember: A Model that Keeps Rooms Warm]: {ARXIV}",),
        ),
        (
            "- [{name}: {rest}], 2025",
            "[{name}: {rest}]: {url}",
            "- [Ember: A Model that Keeps Rooms Warm], 2025",
            (f"[Ember: A Model that Keeps Rooms Warm]: {ARXIV}",),
        ),
        (
            "- {name}: {rest} [paper][arxiv:{id}]",
            "[arxiv:{id}]: {url}",
            "- Ember: A Model that Keeps Rooms Warm [paper][arxiv:2506.01234]",
            (f"[arxiv:2506.01234]: {ARXIV}",),
        ),
        (
            "- [{name}: {rest}][{n}] [[code](https://github.com/made/{s})]",
            "[{n}]: {url}",
            f"- [Ember: A Model that Keeps Rooms Warm][4] [[code]({CODE})]",
            (f"[4]: {ARXIV}",),
        ),
        (
            "- [{name}: {rest}](https://arxiv.org/abs/{id}) ![Text][mod-text]",
            "[mod-text]: https://img.shields.io/badge/Text-blue",
            f"- [Ember: A Model that Keeps Rooms Warm]({ARXIV}) ![Text][mod-text]",
            (),
        ),
    ],
    ids=["numbers", "a word and a number", "names", "collapsed", "short", "ids", "partly", "pictures"],
)
def test_a_new_entry_is_linked_by_name_as_the_others_are(
    line: str, name: str, inserted: str, names: tuple[str, ...]
) -> None:
    outcome = add(listed(line, name))
    assert outcome.inserted == (inserted,)
    assert outcome.names == names
    assert outcome.fidelity == 1


def test_names_stand_behind_those_of_the_entries_around() -> None:
    text = (
        "# L\n\n## A\n\n- [Oil: A Model of Lamps][1]\n- [Wick: A Model of Threads][2]\n\n"
        f"[1]: {URL}2505.00005\n[2]: {URL}2504.00002\n[home]: https://made.example\n\n"
        f"## B\n\n- [Tin: A Model of Metal][3]\n\n[3]: {URL}2503.00003\n"
    )
    page = read(text)
    outcome = planned(page, candidate_for(UNTOLD, section=("A",)))
    entry = "- [Wick: A Model of Threads][2]\n"
    assert outcome.new_bytes.decode() == text.replace(
        entry, f"{entry}- [Ember: A Model that Keeps Rooms Warm][4]\n"
    ).replace("[home]", f"[4]: {ARXIV}\n[home]")


def test_a_name_is_not_given_twice() -> None:
    text = listed("- **{name}**: {rest} [[paper]][{s}-paper]", "[{s}-paper]: {url}")
    text += "[ember-paper]: https://ember.example\n"
    assert add(text).names == (f"[ember-paper-2]: {ARXIV}",)


def test_a_title_with_brackets_gets_a_name_of_its_own() -> None:
    paper = Paper("Reading [Again] and Again by Lamp", arxiv_id="2506.01234", published=date(2025, 6, 3))
    outcome = add(listed("- [{name}: {rest}][]", "[{name}: {rest}]: {url}"), paper)
    assert outcome.inserted[0].startswith("- [Reading [Again] and Again by Lamp][")
    assert outcome.names[0].startswith("[Reading-Again-and]: ")


@pytest.mark.parametrize("form", ["[Oil][1]", "[Oil][]", "[Oil]"])
def test_a_work_that_is_linked_by_name_is_there_already(form: str) -> None:
    text = f"# L\n\n## A\n\n- {form}\n- [Wick][2]\n\n[1]: {ARXIV}\n[oil]: {ARXIV}\n[2]: {URL}2504.00002\n"
    page = read(text)
    assert isinstance(plan_addition(page, candidate_for(UNTOLD), NO_DOUBT), Duplicate)


def test_what_stands_in_brackets_elsewhere_does_not_become_a_link() -> None:
    text = listed("- [{name}: {rest}][{n}]", "[{n}]: {url}") + "\nOf these [4] is lost, and [5][] too.\n"
    outcome = add(text)
    assert outcome.names == (f"[6]: {ARXIV}",)
    assert outcome.inserted == ("- [Ember: A Model that Keeps Rooms Warm][6]",)


def test_no_name_is_told_between_another_and_its_title() -> None:
    text = listed("- [{name}: {rest}][{n}]", '[{n}]: {url}\n  "read it"')
    outcome = add(text)
    assert outcome.new_bytes.decode().endswith(f'2503.00003\n  "read it"\n[4]: {ARXIV}\n')


def test_a_number_without_end_is_no_number() -> None:
    text = listed("- [{name}: {rest}][{n}]", "[{n}]: {url}") + f"[{'7' * 5000}]: https://made.example\n"
    assert add(text).names == (f"[4]: {ARXIV}",)


def test_the_line_of_an_entry_counts_the_names_before_it() -> None:
    head, entries, names = listed("- [{name}: {rest}][{n}]", "[{n}]: {url}").rpartition("- [Oil")
    body, _, names = (entries + names).partition("\n\n")
    outcome = add(f"{names}\n{head}{body}\n")
    assert outcome.new_bytes.decode().splitlines()[outcome.line - 1] == outcome.inserted[0]


def test_what_is_fenced_names_nothing() -> None:
    text = f"# L\n\n## A\n\n- [Oil: A Model of Lamps][1]\n\n```\n[1]: {ARXIV}\n```\n"
    page = read(text)
    assert page.lines.texts == page.resolved.file.texts


def test_side_data_on_lines_with_links_by_name_is_left_to_people() -> None:
    text = listed("{n}. [{name}: {rest}][{m}]", "[{m}]: {url}")
    outcome = add(text)
    kept = keep_in_step(text.encode(), outcome.new_bytes, {SideRule.NUMBERS}, TODAY)
    assert kept.content == outcome.new_bytes
    assert not kept.told


@pytest.mark.parametrize("quoted", ["entries", "all", "each"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_links_by_name_are_led_within_quotations_too(quoted: str, end: str) -> None:
    text = listed("> - [{name}: {rest}][{n}]", "> [{n}]: {url}" if quoted == "all" else "[{n}]: {url}")
    if quoted == "all":
        text = text.replace("\n\n> [1]", "\n>\n> [1]")
    if quoted == "each":
        text = text.replace("> - ", "> ").replace("\n> ", "\n\n> ")
    outcome = add(text.replace("\n", end))
    bullet = "" if quoted == "each" else "- "
    assert [line for line in outcome.inserted if line] == [
        f"> {bullet}[Ember: A Model that Keeps Rooms Warm][4]"
    ]
    assert outcome.names == (f"> [4]: {ARXIV}" if quoted == "all" else f"[4]: {ARXIV}",)
    assert outcome.fidelity == 1


def test_names_at_the_end_of_the_page_stay_before_a_new_heading_and_its_entry() -> None:
    """Behind the entry, a paragraph, they would be part of it."""
    years = (
        "## 2023\n\n[Wick: A Model of Long Threads][wick]\n\n## 2024\n\n[Oil: A Model of Many Lamps][oil]\n"
    )
    names = f"[wick]: {URL}2311.00002\n[oil]: {URL}2412.00005\n"
    text = add(f"# L\n\n{years}\n{names}").new_bytes.decode()
    assert text.endswith(
        f"{names}[ember]: {ARXIV}\n\n## 2025\n\n[Ember: A Model that Keeps Rooms Warm][ember]\n"
    )


def test_names_at_the_end_of_the_page_are_no_room_between_sections() -> None:
    year = "## 2024\n\n[Oil: A Model of Many Lamps][oil]\n\n[Wick: A Model of Long Threads][wick]\n"
    names = f"[oil]: {URL}2412.00005\n[wick]: {URL}2411.00002\n"
    text = add(f"# L\n\n{year}\n{names}").new_bytes.decode()
    assert f"## 2025\n\n[Ember: A Model that Keeps Rooms Warm][ember]\n\n{year}" in text


def test_a_title_without_end_gets_a_name_that_markdown_takes() -> None:
    endless = Paper("e" * 900, arxiv_id="2506.01234", published=date(2025, 6, 3))
    assert len(add(listed("- [{name}: {rest}][{s}]", "[{s}]: {url}"), endless).names[0]) < 300


def test_names_behind_the_last_block_are_no_part_of_it() -> None:
    block = "### {name}: {rest}\n\n[![arXiv](https://img.shields.io/badge/a-b-red)][{s}]\n\nMore of {name}.\n"
    assert add(listed(block, "[{s}]: {url}")).section == ("L", "Papers")


def test_a_picture_in_the_line_stays_there_beside_links_by_name() -> None:
    new = "![new](https://img.shields.io/badge/new-red)"
    text = listed(f"- [{{name}}: {{rest}}][{{n}}] {new}", "[{n}]: {url}")
    assert add(text).inserted == (f"- [{UNTOLD.title}][4] {new}",)


def test_a_line_that_would_only_say_where_a_name_leads_is_not_written() -> None:
    """Nobody would see it, and the next run would write it again."""
    page = read(b"# L\n\n## Papers\n\n[Wick\nOil]: https://arxiv.org/abs/2504.10003\n")
    assert isinstance(plan_addition(page, candidate_for(UNTOLD), NO_DOUBT), Refused)


def test_a_work_that_is_linked_by_name_does_not_lead_nowhere() -> None:
    page = read(listed("- [{name}: {rest}][{n}]", "[{n}]: {url}"))
    outcome = plan_addition(page, candidate_for(UNTOLD, section=("Papers",)), Steering())
    assert isinstance(outcome, Addition)
    assert outcome.names
