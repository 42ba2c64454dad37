"""`docs/lint.md` tells of every rule, and of none that is gone."""

import re

import pytest
from support.linting import ON_PULL_REQUESTS
from support.shared import ROOT

from tracker.lint.finding import Rule

PAGE = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| .+ \| (?:error|warning|note)", PAGE, re.MULTILINE)


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in ON_PULL_REQUESTS])
def test_every_rule_has_a_row_that_tells_its_weight(rule: Rule) -> None:
    assert rule.value in ROWS


@pytest.mark.parametrize("rule", ON_PULL_REQUESTS)
def test_what_is_asked_of_pull_requests_only_is_told_there(rule: Rule) -> None:
    assert f"`{rule.value}`" in PAGE.partition("## On pull requests")[2]


def test_no_row_tells_of_a_rule_that_is_gone() -> None:
    assert [name for name in ROWS if name not in list(Rule)] == []
