"""The digest's page in a real browser: at phone and desktop width, by day and by night."""

import subprocess
from pathlib import Path

import pytest
from support.browser import MODULES, Page, needed
from support.digests import rendered
from support.windows import browser, dark, keeps_out, out_of_frame, page, wider_than_window

from tracker.digest.formats.registry import format_named

__all__ = ["browser", "dark", "page"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "digest.html"
    path.write_text(rendered(format_named("html")), encoding="utf-8")
    return path


def test_nothing_is_wider_than_the_window(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert wider_than_window(page) == []


def test_drawings_keep_to_their_frame(page: Page) -> None:
    assert page.evaluate("document.querySelectorAll('svg').length") == 5
    assert out_of_frame(page) == []


def test_no_request_leaves_the_page_and_nobody_complains(page: Page, file: Path) -> None:
    page.evaluate("new Promise(done => setTimeout(done, 50))")
    assert page.requests == [file.as_uri()]
    assert page.complaints == []


def test_colours_follow_the_scheme(page: Page, dark: bool) -> None:
    shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert shown == ("rgb(13, 17, 23)" if dark else "rgb(255, 255, 255)")


def test_axe_finds_nothing_that_keeps_anybody_out(page: Page) -> None:
    assert keeps_out(page) == []


def test_html_is_valid_by_another_s_rules(file: Path) -> None:
    program = needed("html-validate", MODULES / ".bin" / "html-validate")
    done = subprocess.run(
        [program, "--preset=standard", str(file)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout


def test_a_printed_page_is_dark_on_white_and_tells_where_each_work_is(page: Page) -> None:
    page.browser.ask("Emulation.setEmulatedMedia", {"media": "print"}, page)
    try:
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert (
            page.evaluate("getComputedStyle(document.querySelector('a.title'), '::after').content") != "none"
        )
    finally:
        page.browser.ask("Emulation.setEmulatedMedia", {"media": ""}, page)
