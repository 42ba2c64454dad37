"""The least thing that travels like a store: a set of lines; and a git remote for it to travel to."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.errors import BadLineError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import TextIO

    from state.records import Validator
    from state.store import Forgetting


@dataclass
class Notebook:
    """Lines, merged by union and exported sorted."""

    lines: set[str] = field(default_factory=set)
    notes: dict[str, Validator] = field(default_factory=dict)
    imports: int = 0

    def write(self, *days: str) -> None:
        """Write down an event on each of these days."""
        self.lines |= {json.dumps({"type": "event", "at": f"{day}T05:37:00Z"}) for day in days}

    def export(self, out: TextIO, forget: Forgetting | None = None) -> object:
        """Everything, sorted; a notebook forgets nothing."""
        del forget
        return out.write("".join(f"{line}\n" for line in sorted(self.lines)))

    def import_(self, lines: Iterable[str | bytes], name: str = "import") -> object:
        """The union with what is there; a bad line keeps all out."""
        self.imports += 1
        found = set()
        for number, raw in enumerate(lines, start=1):
            line = raw.decode() if isinstance(raw, bytes) else raw
            try:
                json.loads(line)
            except ValueError as error:
                raise BadLineError(number, "no JSON", name) from error
            found.add(line.rstrip("\n"))
        self.lines |= found
        return len(found)

    def validator(self, url: str) -> Validator | None:
        """What was last noted of an address."""
        return self.notes.get(url)

    def keep_validator(self, validator: Validator) -> None:
        """Note it."""
        self.notes[validator.url] = validator


def noted(*days: str) -> Notebook:
    """A notebook of these days."""
    book = Notebook()
    book.write(*days)
    return book


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody else than the program under test."""
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def bare_remote(folder: Path) -> Path:
    """An empty repository to push to, with a list on its default branch."""
    remote = folder / "remote.git"
    remote.mkdir(parents=True)
    git(remote, "init", "--quiet", "--bare", "--initial-branch=main", ".")
    seed = folder / "seed"
    seed.mkdir()
    git(seed, "init", "--quiet", "--initial-branch=main", ".")
    (seed / "README.md").write_text("# A list\n")
    git(seed, "add", ".")
    git(seed, "commit", "--quiet", "-m", "Start")
    git(seed, "push", "--quiet", str(remote), "main")
    return remote
