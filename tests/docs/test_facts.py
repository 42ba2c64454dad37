"""`docs/facts.md` names every field that a fact can be of, in the order in which they are told."""

import re

from support.shared import ROOT

from tracker.facts.fact import Field


def test_every_field_is_named_on_the_page() -> None:
    page = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
    (line,) = (line for line in page.splitlines() if line.startswith("Every field is there"))
    assert re.findall(r"`(\w+)`", line)[1:] == [field.value for field in Field]
