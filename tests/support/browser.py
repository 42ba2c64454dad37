"""A headless Chromium, spoken to over its debugging pipe: no driver, no port, no package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = ROOT / "tests" / "browser" / "node_modules"
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
)


def needed(what: str, found: str | Path | None) -> str:
    """The path of something that .ci/run installs: its absence fails in CI and is said in one line elsewhere."""
    if found and Path(found).exists():
        return str(found)
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; .ci/run has to install it")
    pytest.skip(f"absent: {what} (see .ci/run)")


def chromium() -> str:
    """The browser."""
    found = os.environ.get("TRACKER_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    return needed("chromium", found)


@dataclass
class Page:
    """One page that was opened, and what it did."""

    browser: Browser
    session: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def evaluate(self, script: str) -> Any:
        """The value of a script's last expression; a promise is waited for."""
        wish = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self.browser.ask("Runtime.evaluate", wish, self)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return b64decode(self.browser.ask("Page.captureScreenshot", {"format": "png"}, self)["data"])


class Browser:
    """A running browser."""

    def __init__(self, process: subprocess.Popen[bytes], writing: int, reading: int) -> None:
        self._process = process
        self._writing = writing
        self._reading = os.fdopen(reading, "rb")
        self._last = 0
        self._waiting = b""

    def ask(self, method: str, parameters: dict[str, Any] | None = None, page: Page | None = None) -> Any:
        """Send a command and wait for its answer; what a page does meanwhile is noted."""
        self._last += 1
        wish: dict[str, Any] = {"id": self._last, "method": method, "params": parameters or {}}
        if page is not None:
            wish["sessionId"] = page.session
        os.write(self._writing, json.dumps(wish).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._last:
                if "error" in told:
                    raise AssertionError(f"{method}: {told['error']['message']}")
                return told["result"]
            if page is not None:
                _note(page, told)

    def until(self, event: str, page: Page) -> None:
        """Wait for something to happen on a page."""
        while True:
            told = self._next()
            _note(page, told)
            if told.get("method") == event:
                return

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            piece = self._reading.read1(65536)
            if not piece:
                raise AssertionError("the browser has gone away")
            self._waiting += piece
        message, _, self._waiting = self._waiting.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told

    def open(self, file: Path, width: int, height: int, *, dark: bool) -> Page:
        """Open a file in a window of this size by day or by night, and wait until it is loaded."""
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})
        page = Page(self, attached["sessionId"])
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable", {}, page)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", {"features": [scheme]}, page)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.ask("Emulation.setDeviceMetricsOverride", size, page)
        self.ask("Page.navigate", {"url": file.as_uri()}, page)
        self.until("Page.loadEventFired", page)
        return page


def _note(page: Page, told: dict[str, Any]) -> None:
    details = told.get("params", {})
    match told.get("method"):
        case "Network.requestWillBeSent":
            page.requests.append(details["request"]["url"])
        case "Runtime.consoleAPICalled" if details["type"] in ("error", "warning"):
            page.complaints.append(json.dumps(details["args"]))
        case "Runtime.exceptionThrown":
            page.complaints.append(details["exceptionDetails"]["text"])
        case "Log.entryAdded" if details["entry"]["level"] in ("error", "warning"):
            page.complaints.append(details["entry"]["text"])


@contextmanager
def started() -> Iterator[Browser]:
    """A browser of its own, with a profile that goes with it."""
    program = chromium()
    with tempfile.TemporaryDirectory(prefix="tracker-browser-", ignore_cleanup_errors=True) as profile:
        # The browser reads commands from descriptor 3 and answers on 4; the shell puts the pipes there.
        its_input, writing = os.pipe()
        reading, its_output = os.pipe()
        command = f'exec "$@" 3<&{its_input} 4>&{its_output}'
        process = subprocess.Popen(
            ["/bin/bash", "-c", command, "browser", program, *_FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(its_input, its_output),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(its_input)
        os.close(its_output)
        browser = Browser(process, writing, reading)
        try:
            yield browser
            browser.ask("Browser.close")
        finally:
            os.close(writing)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            browser._reading.close()
