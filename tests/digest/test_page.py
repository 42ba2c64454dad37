"""The digest's page in a real browser: at phone and desktop width, by day and by night."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.browser import MODULES, Browser, Page, needed, started
from support.digests import rendered

from tracker.digest.formats.registry import FORMATS

SIZES = {"phone": (390, 844), "narrow phone": (320, 640), "desktop": (1280, 900)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "digest.html"
    path.write_text(rendered(FORMATS["html"]), encoding="utf-8")
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
    wide = """[...document.querySelectorAll('main *:not(.scroll *)')].filter(
        e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []


def test_drawings_keep_to_their_frame(page: Page) -> None:
    outside = """[...document.querySelectorAll('svg text')].filter(text => {
        const [a, b] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
        return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
    }).map(text => text.textContent)"""
    assert page.evaluate("document.querySelectorAll('svg').length") == 5
    assert page.evaluate(outside) == []


def test_no_request_leaves_the_page_and_nobody_complains(page: Page, file: Path) -> None:
    page.evaluate("new Promise(done => setTimeout(done, 50))")
    assert page.requests == [file.as_uri()]
    assert page.complaints == []


def test_colours_follow_the_scheme(page: Page, dark: bool) -> None:
    shown = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert shown == ("rgb(13, 17, 23)" if dark else "rgb(255, 255, 255)")


def test_axe_finds_nothing_that_keeps_anybody_out(page: Page) -> None:
    script = Path(needed("axe-core", MODULES / "axe-core" / "axe.min.js")).read_text(encoding="utf-8")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(script)
    found = page.evaluate(
        "axe.run().then(done => done.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))"
    )
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    assert found == []


def test_html_is_valid_by_another_s_rules(file: Path) -> None:
    program = needed("html-validate", MODULES / ".bin" / "html-validate")
    done = subprocess.run(
        [program, "--preset=standard", str(file)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout
