"""Lines below a heading that tell people, venue, time and links together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import CODE, EMBER, NEW, PUBLISHED, UNTOLD, URL, added

WORKS = (
    ("OilLamp", "Ann Made, Bo Up", "CVPR 2025"),
    ("GasLamp", "Cy Fake, Di Feigned, Ed Sham", "arXiv 2025"),
    ("WaxLamp", "Flo Mock, Gus Dummy", "ICCV 2025"),
    ("TarLamp", "Hal Bogus, Ida Phoney", "ICLR 2025"),
)


def blocks(below: str, heading: str = "### {n}: Burning in Many Rooms of a House") -> str:
    """Works under headings of their own: `{n}` the name, `{p}` people, `{v}` a venue, `{u}` the paper, `{c}` the code."""
    return "".join(
        f"{heading}\n\n{below}\n\n".format(n=name, p=people, v=venue, u=f"{URL}250{at}.00001", c=f"https://github.com/oil/{name}")
        for at, (name, people, venue) in enumerate(WORKS, 1)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("below", "written"),
    [
        ("*{p}*. {v}. [Code]({c})", "*Ida New, Jon Newer, Kim Ever*. ICCV 2025. [Code](" + CODE + ")"),
        ("{p}, {v}. [Paper]({u})", f"Ida New, Jon Newer, Kim Ever, ICCV 2025. [Paper]({NEW})"),
        ("- {p}\n- [Paper]({u}), [Code]({c})", f"- Ida New, Jon Newer, Kim Ever\n- [Paper]({NEW}), [Code]({CODE})"),
        ("> {p}\n\n[Paper]({u})", f"> Ida New, Jon Newer, Kim Ever\n\n[Paper]({NEW})"),
        (
            "{p} — {v} — [Paper]({u}) [Code]({c})",
            f"Ida New, Jon Newer, Kim Ever — ICCV 2025 — [Paper]({NEW}) [Code]({CODE})",
        ),
    ],
)  # fmt: skip
def test_each_fact_of_such_a_line_is_the_new_works(below: str, written: str) -> None:
    heading = f"### {EMBER.title}"
    assert added(blocks(below), PUBLISHED) == f"{heading}\n\n{written}"


def test_what_nobody_tells_is_left_out_of_it() -> None:
    nobody = replace(UNTOLD, authors=())
    assert added(blocks("*{p}*. {v}. [Paper]({u})"), nobody).split("\n\n")[1] == f"arXiv 2025. [Paper]({NEW})"


def test_a_line_of_which_nothing_is_known_is_left_out() -> None:
    nobody = replace(UNTOLD, authors=())
    assert added(blocks("> {p}\n\n[Paper]({u})"), nobody).split("\n\n")[1:] == [f"[Paper]({NEW})"]


def test_a_line_with_words_of_its_own_is_of_one_work() -> None:
    written = added(blocks("{p}, {v}, who burn {n}\n\n[Paper]({u})"), UNTOLD)
    assert "burn" not in written
    assert written.endswith(f"[Paper]({NEW})")
