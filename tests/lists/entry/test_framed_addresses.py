"""Links whose addresses stand in angle brackets: `[code](<https://…>)`."""

from __future__ import annotations

import pytest
from support.makes import BARE, CODE, EMBER, NEW, URL, added, row_for, table_of, title_of
from support.pages import read

from tracker.lists.entry.facts import facts_of_parts
from tracker.lists.entry.inline import marks
from tracker.lists.entry.parts import parse
from tracker.lists.entry.targets import Target
from tracker.lists.understanding import understandings

FORMS = {
    "the title": "- [{t}](<{u}>) [[code](<{c}>)]",
    "the title alone": "- [{t}](<{u}>) [[code]({c})]",
    "links in brackets": "- {t} [[paper](<{u}>)] [[code](<{c}>)]",
    "links with bars": "- {t} [paper](<{u}>) | [code](<{c}>)",
    "one of them": "- {t} [[paper]({u})] [[code](<{c}>)]",
}


def listed(form: str) -> str:
    return "".join(
        form.format(t=title_of(at), u=f"{URL}250{at}.00001", c=f"https://github.com/made/lamp{at}") + "\n"
        for at in range(5, 1, -1)
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_angle_brackets_around_addresses_are_kept(form: str) -> None:
    assert added(listed(form), EMBER) == form.format(t=EMBER.title, u=NEW, c=CODE)
    [section] = understandings(read(f"# L\n\n## Papers\n\n{listed(form)}"))
    assert section.fidelity == 1.0


def test_no_link_is_left_empty() -> None:
    assert added(listed(FORMS["the title"]), BARE) == f"- [{EMBER.title}](<{NEW}>)"


def test_they_are_kept_in_cells() -> None:
    table = table_of("| Title | Code |", *(f"| [{title_of(at)}](<{URL}250{at}.00001>) | [code](<https://github.com/made/{at}>) |" for at in (5, 4, 3)))  # fmt: skip
    assert row_for(table) == f"| [{EMBER.title}](<{NEW}>) | [code](<{CODE}>) |"


def test_the_address_is_what_stands_within() -> None:
    text = f"[paper](<{NEW}>) and [none](<>)"
    assert [mark.url_in(text) for mark in marks(text)] == [NEW, ""]
    [address] = facts_of_parts(parse(f"A Lamp of Many Kinds [paper](<{NEW}>)")).links[Target.PAPER]
    assert address.url == NEW
