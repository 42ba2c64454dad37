"""Words and an address that changed places."""

from __future__ import annotations

import pytest
from support.linting import findings, told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

LAMPS = "## Papers\n\n- [Lamps Seen at Night](https://arxiv.org/abs/2401.00001) {}\n"
CODE = "https://github.com/made/lamps"


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        (f"[{CODE}](Code)", f"[Code]({CODE})"),
        (f"[[{CODE}](link)]", f"[[link]({CODE})]"),
        (f"[{CODE}](PDF)", f"[PDF]({CODE})"),
        (f"[{CODE}](project page)", f"[project page]({CODE})"),
        ("[images/lamp.png](Lamp)", "[images/lamp.png](Lamp)"),
        ("[images/lamp.png](A Lamp)", "[images/lamp.png](A Lamp)"),
    ],
    ids=[
        "a label",
        "what stands for an address",
        "capitals",
        "two words",
        "a picture",
        "a picture and two words",
    ],
)
def test_words_and_address_that_changed_places_are_told_and_turned_round(words: str, mended: str) -> None:
    text = LAMPS.format(words)
    assert told(text) == [(3, Rule.BROKEN_LINK, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == LAMPS.format(mended)


@pytest.mark.parametrize(
    "words",
    [
        f"[{CODE}]({CODE})",
        f"[{CODE}](notes.md)",
        f"[{CODE}](LICENSE)",
        f"[{CODE}](docs)",
        f"[{CODE}](#papers)",
        "[images/lamp.png](images)",
        "[lamp.png](lamps)",
        "![images/lamp.png](lamp)",
        f"`[{CODE}](Code)`",
        f"\\[{CODE}](Code)",
        f"[{CODE}]: (Code)",
    ],
    ids=["an address shown", "a page", "a file", "a folder", "an anchor", "the picture's folder", "a name of a file", "an image", "as code", "as text", "a definition"],
)  # fmt: skip
def test_what_may_lead_to_a_file_beside_the_page_is_left_alone(words: str) -> None:
    assert not [one for one in findings(LAMPS.format(words)) if "other way round" in one.message]


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("https://arxiv.org/abs/xxxx.xxxxx", 1),
        ("https://arxiv.org/pdf/XXXX.XXXXXv1.pdf", 1),
        ("https://arxiv.xxx", 1),
        ("https://xxx/", 1),
        ("https://...", 1),
        ("https://github.com/xxx/xxx", 1),
        ("https://github.com/xxxlamps/wicks", 0),
        ("https://lamps.example/xxx", 0),
    ],
)
def test_an_address_that_is_still_to_come_is_none(url: str, count: int) -> None:
    text = LAMPS.format(f"[slides]({url})")
    assert [one for one in told(text) if one[1] is Rule.EMPTY_LINK] == [
        (3, Rule.EMPTY_LINK, Weight.ERROR)
    ] * count
