"""The plainest list dialect there is, so that pull requests can be tested without the real one: headings and bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.identity import identify
from tracker.pullrequest.editing import Edited, Left, Listed, Placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity
    from tracker.pullrequest.nominees import Nominee

_ADDRESS = re.compile(r"https?://[^\s)>\]]+")


class Bullets:
    """Fulfils `ListEditor`: one line an entry, new ones at the top of their section."""

    def fault(self, content: bytes) -> str:
        """None: any bytes are lines."""
        del content
        return ""

    def entries(self, content: bytes) -> Sequence[Listed]:
        """Every bullet with an address that names a work."""
        found: list[Listed] = []
        section: tuple[str, ...] = ()
        for number, line in enumerate(self._texts(content)):
            if line.startswith("#"):
                section = (line.lstrip("# "),)
            elif line.lstrip().startswith("- ") and (names := _names(line)):
                found.append(Listed(names, section, number, number + 1))
        return found

    def unfit(self, content: bytes, nominees: Sequence[Nominee]) -> Sequence[Left]:
        """Those that stand there already."""
        return self.insert(content, nominees).left

    def insert(self, content: bytes, nominees: Sequence[Nominee]) -> Edited:
        """Each under its section's heading, or under the first one below the title."""
        placed, left = [], []
        for nominee in reversed(nominees):
            strong = {name for name in nominee.identities if name.scheme.strong}
            if any(strong & entry.identities for entry in self.entries(content)):
                left.append(Left(nominee.work, "on the list already"))
                continue
            content, placement = self._one(content, nominee)
            placed.append(placement)
        lines = self._texts(content)
        return Edited(
            content,
            tuple(Placement(p.work, p.section, lines.index(p.text) + 1, p.text) for p in reversed(placed)),
            tuple(left),
        )

    def _one(self, content: bytes, nominee: Nominee) -> tuple[bytes, Placement]:
        lines = content.splitlines(keepends=True)
        headings = [
            (number, line.decode().lstrip("# ").strip())
            for number, line in enumerate(lines)
            if line.startswith(b"## ")
        ]
        wish = nominee.section[-1].casefold() if nominee.section else ""
        at, section = next((pair for pair in headings if pair[1].casefold() == wish), headings[0])
        end = b"\r\n" if lines[at].endswith(b"\r\n") else b"\n"
        text = f"- [{nominee.title}]({nominee.url})"
        while at + 1 < len(lines) and not lines[at + 1].strip():
            at += 1
        lines.insert(at + 1, text.encode("utf-8", "surrogateescape") + end)
        return b"".join(lines), Placement(nominee.work, (section,), 0, text)

    @staticmethod
    def _texts(content: bytes) -> list[str]:
        return [line.decode("utf-8", "replace") for line in content.splitlines()]


def _names(line: str) -> frozenset[Identity]:
    found = (identify(address) for address in _ADDRESS.findall(line))
    return frozenset(name for name in found if name is not None)
