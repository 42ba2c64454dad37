"""A merge that brought the list into somebody's work on it is told by the words that git and GitHub write of themselves."""

from __future__ import annotations

import pytest

from tracker.backtest.history.pulled import brings_the_list


@pytest.mark.parametrize(
    "subject",
    [
        "Merge branch 'main' of https://github.com/made-up/list",
        "Merge branch 'main' of github.com:Made-Up/list into main",
        "Merge branch 'papers' of github.com:made-up/list",
        "Merge remote-tracking branch 'origin/main'",
        "Merge remote-tracking branch 'upstream/master' into main",
        "Merge branch 'made-up:main' into main",
        "Merge branch 'main' into main",
        "Merge branch 'master' into new-papers",
    ],
)
def test_what_pulled_the_list_brought_it(subject: str) -> None:
    assert brings_the_list(subject, "papers", "made-up")


@pytest.mark.parametrize(
    "subject",
    [
        "Merge pull request #5 from somebody/main",
        "Merge branch 'main' of https://github.com/somebody/list",
        "Merge branch 'patch-1' of https://github.com/made-up/list",
        "Merge remote-tracking branch 'somebody/main'",
        "Merge remote-tracking branch 'origin/patch-1'",
        "Merge branch 'patch-1'",
        "Merge branch 'patch-1' into main",
        "Merge branches 'main' and 'patch-1'",
        "Add papers",
    ],
)
def test_what_took_a_contribution_did_not(subject: str) -> None:
    assert not brings_the_list(subject, "papers", "made-up")


def test_where_nobody_knows_whose_the_list_is_what_is_pulled_is_the_list() -> None:
    assert brings_the_list("Merge branch 'main' of https://github.com/somebody/list")
