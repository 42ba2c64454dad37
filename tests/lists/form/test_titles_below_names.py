"""Works told over lines: a name with its year, the title linked below it, a description, links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, EMBER, LAMPS, NAMELESS, NEW, URL, added, title_of
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.form.marks import NO_WORDS
from tracker.lists.outcome import Unsure
from tracker.lists.steering import Steering

UNNAMED = replace(NAMELESS, abstract="")
SAID = (
    "Burns oil in many rooms of one house at once.",
    "Lights gas where no oil is to be had.",
    "Keeps wax from melting on warm summer nights.",
    "Shows which tar burns longest in the rain.",
    "Reads letters by the sun alone.",
)


def works(break_: str = "<br>", *, named: int = 4) -> str:
    """Five works, of which the last ones are called by the words of their titles."""
    told = []
    for at, (lamp, said) in enumerate(zip(LAMPS, SAID, strict=False)):
        name = lamp if at < named else f"{lamp} of House {at}"
        title = f"{lamp}: A Lamp of Many Rooms" if at < named else name
        lines = [
            f"**{name}** · 2025",
            f"[{title}]({URL}250{at + 1}.00001v1)",
            said,
            f"[Notes: L-{at}](https://made.org/{at})",
        ]
        told.append(f"{break_}\n".join(lines))
    return "\n\n".join([*told, ""])  # fmt: skip


@pytest.mark.parametrize("break_", ["<br>", "  ", "\\"])
def test_no_break_is_left_before_lines_that_are_left_out(break_: str) -> None:
    written = f"**Ember** · 2025{break_}\n[{EMBER.title}]({NEW}v1)"
    assert added(works(break_), BARE_UNTOLD) == written


@pytest.mark.parametrize("named", [5, 3])
def test_a_title_stands_for_the_name_at_the_head(named: int) -> None:
    """Without it the entry would begin with a year, and not be read as one."""
    written = f"**{NAMELESS.title}** · 2025<br>\n[{NAMELESS.title}]({NEW}v1)"
    assert added(works(named=named), UNNAMED) == written


def test_where_the_names_stand_behind_the_title_none_is_made_up() -> None:
    listed = "".join(f"- [{title_of(at)}]({URL}250{at}.00001) (**Lamp{at}**)\n" for at in range(1, 6))
    assert added(listed, UNNAMED) == f"- [{UNNAMED.title}]({NEW})"


@pytest.mark.parametrize("sign", ["·", "•", "|"])
@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- **Lamp{at}** {sign} 2025 {sign} [{title}]({url})", "- 2025 {sign} [{title}]({url})"),
        ("- {title}  \n  _Made {at} Ann_ {sign} [[Paper]({url})]", "- {title}  \n  [[Paper]({url})]"),
    ],
)
def test_no_sign_is_left_where_a_line_begins_with_what_is_left_out(
    line: str, written: str, sign: str
) -> None:
    listed = "".join(
        line.format(at=at, title=title_of(at), url=f"{URL}250{at}.00001", sign=sign) + "\n"
        for at in range(1, 6)
    )
    unknown = replace(UNNAMED, authors=())
    assert added(listed, unknown) == written.format(title=UNNAMED.title, url=NEW, sign=sign)


def test_few_plain_words_over_a_linked_title_are_the_name() -> None:
    """Else the link's words would be taken for another work's own, and only its bare address be left of it."""
    section = "\n\n## Others\n\n**Candles at sea** · 2024<br>\n[How Long Do Candles Burn in Salt Water]({}2401.00001v1)<br>\n{}<br>\n[Notes: L-9](https://made.org/9)\n"
    written = added(works() + section.format(URL, SAID[0]), UNNAMED)
    assert written == f"**{UNNAMED.title}** · 2025<br>\n[{UNNAMED.title}]({NEW}v1)"


def test_a_title_said_again_is_no_description() -> None:
    page = read(f"# L\n\n## Papers\n\n{works(named=3)}")
    work = candidate_for(UNNAMED, section=("Papers",))
    outcome = plan_addition(page, work, Steering(least_share=0, least_fidelity=0))
    assert isinstance(outcome, Unsure)
    assert outcome.reason == NO_WORDS
