"""What people write in the conversation: one command a line, each starting with `/tracker`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

_LINE = re.compile(r"^ {0,3}/tracker[ \t]+(?P<verb>[A-Za-z]+)(?:[ \t]+(?P<rest>.*))?$", re.IGNORECASE)
_FENCE = re.compile(r"^(?: {0,3}|(?P<point>[-*+] {1,2}|\d[.)] ))(?P<sign>`{3,}|~{3,})(?P<rest>.*)$")
"""A code block may begin as a point of a list."""
_LINES = re.compile(r"\r\n?|\n")
"""What ends a line for GitHub. What else may end one stands in copied titles, and would make a command of a quotation."""
_MOVE = re.compile(r"^(?:(?P<work>\S+)\s+)?to\s+(?P<section>.+)$", re.IGNORECASE)


class Verb(StrEnum):
    """What can be asked for."""

    REJECT = "reject"
    MOVE = "move"
    ACCEPT = "accept"
    EXPLAIN = "explain"
    RERUN = "rerun"


@dataclass(frozen=True, slots=True)
class Command:
    """One line that asks for something. `work` is an id as the person wrote it, if they wrote one."""

    verb: Verb
    work: str = ""
    words: str = ""
    """The reason of a `reject`, the section of a `move`."""

    @property
    def digest(self) -> str:
        """Tells this wish from others, however it is spaced."""
        return _digest(f"{self.verb.value} {self.work} {self.words}")


@dataclass(frozen=True, slots=True)
class NoCommand:
    """A line that starts like a command and is none."""

    line: str
    why: str

    @property
    def digest(self) -> str:
        """Tells this line from others."""
        return _digest(self.line)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def commands(body: str) -> list[Command | NoCommand]:
    """The commands of one comment in order; quoted lines and code blocks are talk about commands, not commands.

    >>> commands("/tracker reject 2401.12345 not about images")
    [Command(verb=<Verb.REJECT: 'reject'>, work='2401.12345', words='not about images')]
    """
    found: list[Command | NoCommand] = []
    fence = ""
    for line in _LINES.split(body):
        before, fence = fence, _fence_after(line, fence)
        match = None if before or fence else _LINE.match(line.rstrip())
        if match:
            found.append(_command(match["verb"].lower(), (match["rest"] or "").strip(), line.strip()))
    return found


def _fence_after(line: str, fence: str) -> str:
    """The sign of the code block that is open behind a line: only one as long, with nothing after it, ends a block."""
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return "" if found["sign"][0] == "`" and "`" in found["rest"] else found["sign"]
    ends = not found["point"] and found["sign"].startswith(fence) and not found["rest"].strip()
    return "" if ends else fence


def _command(verb: str, rest: str, line: str) -> Command | NoCommand:
    if verb not in list(Verb):
        return NoCommand(line, f"there is no “{verb}”; there are {', '.join(Verb)}")
    asked = Verb(verb)
    if asked is Verb.RERUN:
        return Command(asked)
    if asked is Verb.MOVE:
        found = _MOVE.match(rest)
        if not found:
            return NoCommand(line, "write `/tracker move ID to SECTION`")
        return Command(asked, found["work"] or "", found["section"].strip().strip("\"“”'`"))
    work, *words = rest.split(maxsplit=1) or [""]
    return Command(asked, work, "".join(words))
