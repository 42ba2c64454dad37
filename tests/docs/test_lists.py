"""`docs/lists.md` tells of every slot that a template may have."""

import re

import pytest
from support.shared import ROOT

from tracker.lists.form.given_template import SLOTS

PAGE = (ROOT / "docs" / "lists.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_every_slot_of_templates_is_documented(slot: str) -> None:
    told = re.search(r"[Ss]lots of a template are (.+)", PAGE)
    assert told is not None, "the sentence that lists the slots of a template"
    assert f"`{slot}`" in told[1]
