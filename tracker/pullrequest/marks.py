"""What a body says to machines: the list of contents, the check boxes, and which lines are the tracker's own.

Boxes are read only where the list of contents, which has a digest, says that there is such a box, and never from the
part of the body that people write. What people add anywhere in the body is found by the absence of its line's hash
and kept under the notes.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from state.identity import Identity
from tracker.forge.port import Oid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTES = "<!-- tracker:notes -->"
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_CONTENTS = re.compile(r"^<!-- tracker:contents (?P<data>\{.*\}) -->$", re.MULTILINE)
_BOX = re.compile(r"^\s*[-*+] \[(?P<mark>[ xX])\] <!-- tracker:(?P<action>[a-z]+) (?P<code>[a-z0-9-]+) -->")
_ANY_BOX = re.compile(r"^(\s*[-*+] \[)[xX ](\])")
_HIDDEN = re.compile(r"<!-- tracker:[^<\n]*? -->[ ]?")
_HASH_BYTES = 3


class Action(StrEnum):
    """What a check box is for. `KEEP` comes ticked: taking the tick away refuses the entry."""

    KEEP = "keep"
    ACCEPT = "accept"
    REFUSE = "refuse"
    RERUN = "rerun"

    @property
    def set_at_first(self) -> bool:
        """Does the box come with a tick?"""
        return self is Action.KEEP


@dataclass(frozen=True, slots=True)
class Control:
    """One check box: what it is for and which work it speaks of."""

    action: Action
    code: str

    @property
    def mark(self) -> str:
        """The comment in the box's line."""
        return f"<!-- tracker:{self.action.value} {self.code} -->"

    @property
    def box(self) -> str:
        """The start of the box's line."""
        return f"- [{'x' if self.action.set_at_first else ' '}] {self.mark}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tracker put into a body."""

    list: str
    blob: Oid
    """The list's bytes on the branch that the body speaks of."""
    works: Mapping[str, Identity]
    """Every work the body speaks of, by code name."""
    entries: tuple[str, ...]
    """Code names of those on the branch."""
    controls: tuple[Control, ...]
    title: str
    essence: str
    """What the body says, without numbers that change by themselves; equal essence needs no edit."""
    closed_by_us: bool = False
    base: str = ""
    """The branch that it was for when this was written."""
    kept_out: Mapping[Identity, datetime] = field(default_factory=dict)
    """Works that people refused one by one, and when: a run whose memory was lost before it was saved had written them
    down here, and of what was said before and after the times tell."""
    asked: Mapping[Identity, datetime] = field(default_factory=dict)
    """Those of the entries that people asked for, and when."""
    path: str = ""
    """The list's file when this was written."""


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    v: int
    list: str
    blob: str
    works: dict[str, str]
    entries: tuple[str, ...]
    controls: tuple[str, ...]
    title: str
    essence: str
    closed: bool = False
    base: str = ""
    kept_out: dict[str, AwareDatetime] = Field(default_factory=dict)
    asked: dict[str, AwareDatetime] = Field(default_factory=dict)
    path: str = ""
    lines: str
    digest: str

    @field_validator("kept_out", mode="before")
    @classmethod
    def _of_old(cls, found: object) -> object:
        """A body from before the times were written down has names alone: whatever else was said came later."""
        return {str(name): _LONG_AGO for name in found} if isinstance(found, list) else found


@dataclass(frozen=True, slots=True)
class Read:
    """A body taken apart. `contents` is None for a body that the tracker did not write, or that somebody tampered with."""

    contents: Contents | None
    turned: frozenset[Control] = frozenset()
    """The boxes that people turned over."""
    notes: tuple[str, ...] = field(default=())
    """The lines that people wrote."""


def seal(body: str, contents: Contents, notes: Iterable[str]) -> str:
    """The body with its list of contents and people's notes at its end."""
    wire = {
        "v": 1,
        "list": contents.list,
        "blob": contents.blob,
        "works": {code: str(work) for code, work in contents.works.items()},
        "entries": list(contents.entries),
        "controls": [f"{control.action.value} {control.code}" for control in contents.controls],
        "title": contents.title,
        "essence": contents.essence,
        "closed": contents.closed_by_us,
        "base": contents.base,
        "kept_out": _dated(contents.kept_out),
        "asked": _dated(contents.asked),
        "path": contents.path,
        "lines": _pack(map(_line_hash, _telling(body))),
    }
    wire["digest"] = _digest(wire)
    sealed = f"{body.rstrip()}\n\n<!-- tracker:contents {_shielded(wire)} -->\n"
    kept = list(notes)
    return sealed if not kept else f"{sealed}\n{NOTES}\n" + "\n".join(kept) + "\n"


def shown(body: str) -> str:
    """The body as people see it: without the comments that GitHub hides."""
    return _HIDDEN.sub("", body).rstrip() + "\n"


def read(body: str) -> Read:
    """Take a body apart; what cannot be trusted is not there."""
    ours, _, below = body.replace("\r\n", "\n").partition(NOTES)
    below_lines = _trimmed(below.split("\n"))
    found = _CONTENTS.search(ours)
    sealed = _unsealed(found["data"]) if found else None
    if found is None or sealed is None:
        return Read(None, notes=_trimmed([*ours.split("\n"), *below_lines]))
    written = ours[: found.start()] + ours[found.end() :]
    contents, known = sealed
    foreign = [line for line in written.split("\n") if line.strip() and _line_hash(line) not in known]
    return Read(contents, _turned(written, contents.controls), (*foreign, *below_lines))


def essence_of(said: object) -> str:
    """The digest of what a body says."""
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:20]


def _turned(written: str, controls: tuple[Control, ...]) -> frozenset[Control]:
    known = {(control.action.value, control.code): control for control in controls}
    turned = set()
    for line in written.split("\n"):
        found = _BOX.match(line)
        control = known.get((found["action"], found["code"])) if found else None
        if found and control and (found["mark"] != " ") != control.action.set_at_first:
            turned.add(control)
    return frozenset(turned)


def _contents(wire: _Wire) -> Contents:
    works = {code: Identity.parse(text) for code, text in wire.works.items()}
    controls = []
    for text in wire.controls:
        action, _, code = text.partition(" ")
        controls.append(Control(Action(action), code))
    return Contents(
        list=wire.list,
        blob=Oid(wire.blob),
        works=works,
        entries=wire.entries,
        controls=tuple(controls),
        title=wire.title,
        essence=wire.essence,
        closed_by_us=wire.closed,
        base=wire.base,
        kept_out=_undated(wire.kept_out),
        asked=_undated(wire.asked),
        path=wire.path,
    )


def _dated(works: Mapping[Identity, datetime]) -> dict[str, str]:
    return {str(work): at.isoformat() for work, at in works.items()}


def _undated(works: Mapping[str, datetime]) -> dict[Identity, datetime]:
    return {Identity.parse(text): at.astimezone(UTC) for text, at in works.items()}


def _unsealed(data: str) -> tuple[Contents, frozenset[bytes]] | None:
    """The list of contents with the hashes of our lines; None of one that we did not write, whoever reckoned its digest."""
    try:
        loaded = json.loads(data)
        wire = _Wire.model_validate(loaded)
        contents, lines = _contents(wire), _unpack(wire.lines)
    except (
        ValueError,
        OverflowError,
        RecursionError,
    ):  # no JSON, no date in the calendar, brackets without end
        return None
    ours = wire.digest == _digest(loaded) and contents.works.keys() >= {*contents.entries}
    return (contents, lines) if ours else None


def _digest(wire: Mapping[str, object]) -> str:
    said = {name: value for name, value in wire.items() if name != "digest"}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def _shielded(wire: Mapping[str, object]) -> str:
    text = json.dumps(wire, sort_keys=True, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("--", "\\u002d\\u002d")
        .replace("@", "\\u0040")
    )


def _telling(body: str) -> list[str]:
    return [line for line in body.split("\n") if line.strip()]


def _line_hash(line: str) -> bytes:
    plain = _ANY_BOX.sub(r"\1 \2", line.strip())
    return sha256(plain.encode("utf-8", "surrogatepass")).digest()[:_HASH_BYTES]


def _pack(hashes: Iterable[bytes]) -> str:
    return b64encode(b"".join(sorted(set(hashes)))).decode("ascii")


def _unpack(text: str) -> frozenset[bytes]:
    packed = b64decode(text)
    return frozenset(packed[at : at + _HASH_BYTES] for at in range(0, len(packed), _HASH_BYTES))


def _trimmed(lines: Iterable[str]) -> tuple[str, ...]:
    """Without the empty lines at either end."""
    kept = list(lines)
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)
