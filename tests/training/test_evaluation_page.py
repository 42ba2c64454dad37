"""The page of `tracker evaluate` in a real browser: at phone and desktop width, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.made_up import a_paper, a_verdict
from support.windows import browser, dark, keeps_out, out_of_frame, page

from classifiers.labels import Labelled, Origin
from state.records import Kind, Relevance
from tracker.training.page import page as drawn
from tracker.training.scoring import score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from support.browser import Page

    from state.records import Paper, Verdict

__all__ = ["browser", "dark", "page"]

PAPERS = [
    a_paper(f"2603.{number:05}", title="Seeing" + f" and{'hearing' * 30} wording" * (number % 2))
    for number in range(40)
]


class Turned:
    """A judge that is sure of the first half, and then the surer the later a paper stands: every band of probability has some."""

    version = "made-up"

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        yes = [number >= 20 for number in range(len(papers))]
        return [
            a_verdict(
                max(0, 2 * number / len(papers) - 1), relevant=Relevance.YES if surely else Relevance.NO
            )
            for number, surely in enumerate(yes)
        ]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kinds = list(Kind)
    rows = [
        Labelled(paper, relevant, kinds[number % len(kinds)] if relevant else None, Origin.READ)
        for number, paper in enumerate(PAPERS)
        for relevant in (number % 3 > 0 and number > 20,)
    ]
    path = tmp_path_factory.mktemp("page") / "evaluation.html"
    path.write_text(drawn(score(Turned(), rows, draws=5), "made-up.jsonl"), encoding="utf-8")
    return path


def test_nothing_is_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_drawings_keep_to_their_frame_and_apart_from_what_stands_above(page: Page) -> None:
    assert page.evaluate("document.querySelectorAll('svg circle').length") > 5
    assert out_of_frame(page) == []
    gap = "document.querySelector('figure').getBoundingClientRect().top - document.querySelector('table').getBoundingClientRect().bottom"
    assert page.evaluate(gap) >= 16


def test_what_is_written_in_a_drawing_is_under_no_dot_and_no_other_word(page: Page) -> None:
    hidden = page.evaluate("""[...document.querySelectorAll('svg')].flatMap(drawing => {
        const words = [...drawing.querySelectorAll('text')], all = [...words, ...drawing.querySelectorAll('circle')];
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return words.filter(word => all.some(other => other !== word
            && meet(word.getBoundingClientRect(), other.getBoundingClientRect()))).map(word => word.textContent);
    })""")
    assert hidden == []


def test_counts_of_kinds_are_the_darker_the_more_of_a_row_they_are(page: Page) -> None:
    colours = page.evaluate("""[...document.querySelectorAll('td[style]')].map(
        cell => [cell.style.getPropertyValue('--share'), getComputedStyle(cell).backgroundColor])""")
    assert len({colour for _, colour in colours}) == len({share for share, _ in colours}) > 1


def test_what_is_drawn_stands_out_from_what_it_is_drawn_on(page: Page) -> None:
    """Three to one, as WCAG 1.4.11 asks of graphics."""
    ratio = """(() => {
        const light = colour => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const curve = [...document.querySelectorAll('svg path')].find(path => path.getAttribute('stroke-width'));
        const [a, b] = [light(getComputedStyle(curve).stroke), light(getComputedStyle(document.documentElement).backgroundColor)];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    })()"""
    assert page.evaluate(ratio) >= 3


def test_axe_finds_nothing_that_keeps_anybody_out(page: Page) -> None:
    assert keeps_out(page) == []
