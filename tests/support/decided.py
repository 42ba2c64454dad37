"""Made-up papers that a list's people take or pass over by a plain rule: videos they take, charts they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.made_up import a_paper

from classifiers.labels import Labelled, Origin

if TYPE_CHECKING:
    from state.records import Paper


def about(matter: str, number: int) -> Paper:
    """A paper about `videos` or `charts`."""
    text = f"Reader {number}: Understanding {matter} with vision-language models"
    return a_paper(f"26{1 if matter == 'videos' else 2:02}.{number:05}", text)


def people_decided(count: int) -> list[Labelled]:
    """So many papers that people took, and as many that they refused."""
    return [
        Labelled(about(matter, number), matter == "videos", None, Origin.PERSON)
        for number in range(count)
        for matter in ("videos", "charts")
    ]
