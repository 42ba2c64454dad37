"""The backtest's page in a real browser: at phone and desktop width, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.browser import MODULES, Browser, Page, needed, started
from support.reports import HOSTILE, REPORT

from tracker.backtest.page import page as drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(drawn([("README.md", REPORT), (HOSTILE, REPORT)]), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module", params=SIZES, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, file: Path, dark: bool) -> Page:
    width, height = SIZES[request.param]
    return browser.open(file, width, height, dark=dark)


def test_nothing_is_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_drawings_keep_to_their_frame_and_their_labels_off_the_bars(page: Page) -> None:
    assert page.evaluate("document.querySelectorAll('svg').length") == 10
    outside = """[...document.querySelectorAll('svg text')].filter(text => {
        const [a, b] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
        return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
    }).map(text => text.textContent)"""
    assert page.evaluate(outside) == []
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
    script = Path(needed("axe-core", MODULES / "axe-core" / "axe.min.js")).read_text(encoding="utf-8")
    page.evaluate(script)
    found = page.evaluate(
        "axe.run().then(done => done.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))"
    )
    assert found == []
