"""Names and venues that bars set apart from titles, and the anchors around names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NAMELESS, URL, added

from state.records import Links, Paper
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot

# --- bars


@pytest.mark.parametrize(
    ("venue", "told"), [("CVPR 2025", "CVPR'25"), (None, "ArXiv'2506")], ids=["published", "preprint"]
)
def test_a_venue_in_emphasis_between_bars_is_no_name(venue: str | None, told: str) -> None:
    listed = "\n".join(
        f"{at}. **[Lamp{at}]** | **{where}** | Lamp{at}: A Lamp of Many Kinds | [`[pdf]`]({URL}250{at}.00001)"
        for at, where in enumerate(("ICLR'25", "ArXiv'2502", "CVPR'25", "ArXiv'2504"), 1)
    )
    written = (
        f"5. **[Ember]** | **{told}** | Ember: A Model that Keeps Rooms Warm | [`[pdf]`]({URL}2506.01234)"
    )
    assert added(listed, replace(EMBER, venue=venue, links=Links())) == written


def test_a_name_left_out_takes_the_bar_behind_it_along() -> None:
    listed = "\n".join(
        f"- **[Lamp{at}]** | **ArXiv'250{at}** | Lamp{at}: A Lamp of Many Kinds | [`[pdf]`]({URL}250{at}.00001)"
        for at in range(1, 5)
    )
    unnamed = replace(NAMELESS, abstract="We keep rooms warm.")
    assert added(listed, unnamed) == f"- **ArXiv'2506** | {NAMELESS.title} | [`[pdf]`]({URL}2506.01234)"


@pytest.mark.parametrize("venue", ["ICCV 2025", None], ids=["published", "preprint"])
@pytest.mark.parametrize(
    "form",
    [
        "- **{n}** | **{v} 2025** | {t} | [[paper]({p})]",
        "- **{n}** | {v} 2025 | {t} [[paper]({p})]",
        "- `{n}` | `{v} 2025` | {t} | [paper]({p})",
        "- **{n}** | **{v} 2025** {t} [[paper]({p})]",
        "- **{n}** | *{t}* | {v} 2025 | [paper]({p})",
    ],
    ids=["bold", "bare", "code", "one bar", "behind"],
)
def test_a_name_in_emphasis_before_a_bar_keeps_it_and_its_venue(form: str, venue: str | None) -> None:
    titles = ("Seeing Oil by Many Lamps", "Reading Tin at Night", "Hearing Wood in Winter")
    listed = "\n".join(
        form.format(n=f"Lamp{at}", t=title, v=where, p=f"{URL}250{at}.00001")
        for at, (title, where) in enumerate(zip(titles, ("CVPR", "arXiv", "CVPR"), strict=True), 1)
    )
    where = "ICCV" if venue else "arXiv"
    written = form.format(n="Ember", t="A Model that Keeps Rooms Warm", v=where, p=f"{URL}2506.01234")
    assert added(listed, replace(EMBER, venue=venue, links=Links())) == written


def test_a_venue_between_bars_is_none_of_a_title_of_one_word() -> None:
    parts = parse(f"**Lamp** | CVPR 2025 | Lampshades [[paper]({URL}2501.00001)]")
    told = {part.slot: part.raw for part in parts if part.slot is not Slot.GLUE}
    assert (told[Slot.NAME], told[Slot.VENUE], told[Slot.SUBTITLE]) == ("Lamp", "CVPR", "Lampshades")


# --- anchors around names


@pytest.mark.parametrize(
    ("opening", "kept"), [('<span id = "100{}">', False), ('<a name="lamp">', True)], ids=["own", "of all"]
)
@pytest.mark.parametrize("paper", [EMBER, NAMELESS], ids=["named", "nameless"])
def test_a_name_is_read_within_its_anchor_which_is_of_its_own_work(
    paper: Paper, opening: str, *, kept: bool
) -> None:
    closing = f"</{opening[1:].split(maxsplit=1)[0]}>"
    bare = "\n".join(
        f"- @**[Lamp{at}]**@ | **ArXiv'250{at}** | Lamp{at}: A Lamp of Many Kinds | [`[pdf]`]({URL}250{at}.00001)"
        for at in range(1, 5)
    )
    listed = "\n".join(
        line.replace("@", opening.format(at), 1).replace("@", closing)
        for at, line in enumerate(bare.splitlines(), 1)
    )
    written = added(bare.replace("@", ""), paper)
    if kept:
        written = written.replace("**[Ember]**", f"{opening}**[Ember]**{closing}")
    assert added(listed, paper) == written
