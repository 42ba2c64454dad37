"""Made-up papers that a list's people take or pass over by a plain rule: videos they take, charts they do not."""

from __future__ import annotations

from dataclasses import replace
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


def far_off(number: int) -> Paper:
    """A paper that has nothing to do with the subject."""
    text = "We sort integers in memory and give a faster algorithm for machines with small caches."
    paper = a_paper(f"2603.{number:05}", f"Sorting {number} Integers on Old Machines")
    return replace(paper, abstract=text)


def nobody_decided(count: int) -> list[Labelled]:
    """So many works that were passed over in silence."""
    return [Labelled(far_off(number), False, None, Origin.UNLABELLED) for number in range(count)]
