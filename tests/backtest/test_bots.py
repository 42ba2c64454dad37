"""Bots are known by their names and boxes, however they are set up; people are not taken for one."""

from __future__ import annotations

import pytest

from tracker.backtest.history.bots import by_bot

SOMEBODY = "some.body@example.org"
ON_GITHUB = "41898282+github-actions[bot]@users.noreply.github.com"


@pytest.mark.parametrize(
    ("author", "mail", "committer"),
    [
        ("github-actions[bot]", ON_GITHUB, ON_GITHUB),
        ("made-up[bot]", "1+made-up[bot]@users.noreply.github.com", SOMEBODY),
        ("Papers", "made-up[bot]@users.noreply.github.com", SOMEBODY),
        ("Some Body", SOMEBODY, ON_GITHUB),
        ("github-actions", "github-actions@github.com", "github-actions@github.com"),
        ("GitHub Action", SOMEBODY, SOMEBODY),
        ("Robot of this list", "action@github.com", "action@github.com"),
        ("actions-user", "actions@github.com", "actions@github.com"),
        ("paper-bot", SOMEBODY, SOMEBODY),
        ("Paper Bot", SOMEBODY, SOMEBODY),
        ("PaperBot", SOMEBODY, SOMEBODY),
        ("bot", SOMEBODY, SOMEBODY),
    ],
)
def test_bots(author: str, mail: str, committer: str) -> None:
    assert by_bot(author, mail, committer)


@pytest.mark.parametrize(
    ("author", "mail", "committer"),
    [
        ("Some Body", SOMEBODY, SOMEBODY),
        ("Some Body", "12+body@users.noreply.github.com", "noreply@github.com"),
        ("Ada Talbot", "ada.talbot@example.org", "ada.talbot@example.org"),
        ("Bo Action-Jackson", "bo@example.org", "bo@example.org"),
        ("Some Body", SOMEBODY, "37929162+merger[bot]@users.noreply.github.com"),
        ("", "", ""),
    ],
)
def test_people(author: str, mail: str, committer: str) -> None:
    assert not by_bot(author, mail, committer)
