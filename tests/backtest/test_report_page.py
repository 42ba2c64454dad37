"""The backtest's page in a real browser: at phone and desktop width, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.reports import HOSTILE, REPORT
from support.windows import browser, dark, keeps_out, out_of_frame, page

from tracker.backtest.telling.page import page as drawn

if TYPE_CHECKING:
    from pathlib import Path

    from support.browser import Page

__all__ = ["browser", "dark", "page"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(drawn("ada/made-up", [("README.md", REPORT), (HOSTILE, REPORT)]), encoding="utf-8")
    return path


def test_nothing_is_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_drawings_keep_to_their_frame_and_their_labels_off_the_bars(page: Page) -> None:
    assert page.evaluate("document.querySelectorAll('svg').length") == 10
    assert out_of_frame(page) == []
    covered = """[...document.querySelectorAll('svg')].flatMap(svg => [...svg.querySelectorAll('.axis text')].filter(
        text => [...svg.querySelectorAll('.series rect')].some(bar => {
            const [a, b] = [text.getBoundingClientRect(), bar.getBoundingClientRect()];
            return a.right > b.left + 1 && a.left < b.right - 1 && a.bottom > b.top + 1 && a.top < b.bottom - 1;
        })).map(text => text.textContent))"""
    assert page.evaluate(covered) == []


def test_no_request_leaves_the_page_and_nobody_complains(page: Page, file: Path) -> None:
    page.evaluate("new Promise(done => setTimeout(done, 50))")
    assert page.requests == [file.as_uri()]
    assert page.complaints == []


def test_axe_finds_nothing_that_keeps_anybody_out(page: Page) -> None:
    assert keeps_out(page) == []
