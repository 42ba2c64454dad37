"""Decision records are found, numbered once, and all of one form."""

import re
from collections import Counter

import pytest
from support.shared import ROOT

FOLDER = ROOT / "docs" / "decisions"
RECORDS = sorted(path.name for path in FOLDER.glob("[0-9]*.md"))
A_PAGE = 500
"""Words."""


def test_no_number_is_given_twice() -> None:
    assert [number for number, count in Counter(name[:4] for name in RECORDS).items() if count > 1] == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_in_the_index_under_its_own_words(name: str) -> None:
    title = (FOLDER / name).read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert f"- [{name[:4]}]({name}): {title}\n" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_says_what_led_to_it_what_was_decided_and_what_was_rejected(name: str) -> None:
    headings = re.findall(r"^## (\w+)$", (FOLDER / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:3] == ["Context", "Decision", "Rejected"]


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_no_longer_than_a_page(name: str) -> None:
    assert len((FOLDER / name).read_text(encoding="utf-8").split()) <= A_PAGE
