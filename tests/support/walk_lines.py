"""How people write lines, and where they push them: what the acts on either branch share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.walk_life import lines_of

if TYPE_CHECKING:
    from random import Random

    from support.walk_life import Life, Shelf

FORMS = (
    "https://arxiv.org/abs/{id}",
    "https://arxiv.org/abs/{id}v2",
    "http://arxiv.org/pdf/{id}",
    "https://arxiv.org/pdf/{id}v3.pdf",
    "https://arxiv.org/html/{id}v1",
    "https://doi.org/10.48550/arXiv.{id}",
    "https://huggingface.co/papers/{id}",
    "https://www.alphaxiv.org/abs/{id}",
    "https://openreview.net/forum?id=Lumen{number}",
)
"""How people link a made-up work."""


def entry(life: Life, random: Random, number: int, like: str) -> str:
    """A line in people's own words for a work, in the manner of another line."""
    address = random.choice(FORMS).format(id=f"2611.{number:05}", number=f"{number:05}")
    return line_for(f"By hand {life.fresh()}", address, like)


def without_first(text: str) -> str:
    """A page of which somebody took the line of `paper(1)`."""
    return "".join(line for line in text.splitlines(keepends=True) if "2611.00001" not in line)


def line_for(title: str, address: str, like: str) -> str:
    end = like[len(like.rstrip("\r\n")) :] or "\n"
    if like.startswith("|"):
        return f"| [{title}]({address}) | 2026-11 |{end}"
    return (
        f"- [{title}]({address}){end}"
        if not like.startswith("* ")
        else f"* [2026.11] **[{title}]({address})**, a model{end}"
    )


def entries_at(lines: list[str]) -> list[int]:
    """Where entries stand."""
    return [at for at, line in enumerate(lines) if "](http" in line]


def page_of(shelf: Shelf, branch: str) -> tuple[str, list[str]] | None:
    """The list's path on a branch, and its lines."""
    git = shelf.stage.world.git
    head = git.branch(branch)
    for path in (shelf.stage.path, *reversed(shelf.paths)):
        found = git.file(head, path) if head else None
        if found:
            return path, lines_of(found[1])
    return None


def pushed(shelf: Shelf, branch: str, path: str, lines: list[str], who: str = "maya") -> None:
    content = "".join(lines).encode("utf-8", "surrogateescape")
    shelf.stage.person(who).push(branch, {path: content}, "Edit the list")


def other_ends(lines: list[str]) -> str:
    crlf = any(line.endswith("\r\n") for line in lines)
    lines[:] = [line.rstrip("\r\n") + ("\n" if crlf else "\r\n") for line in lines]
    return "LF" if crlf else "CRLF"


def moved(random: Random, lines: list[str]) -> str:
    """Put an entry elsewhere on the page, if it has two."""
    at = entries_at(lines)
    if len(at) < 2:
        return ""
    start, end = random.sample(at, 2)
    line = lines.pop(start)
    lines.insert(end, line)
    return f"move {line!r} from {start} to {end}"


def retouched(life: Life, random: Random, lines: list[str]) -> str:
    at = [one for one, line in enumerate(lines) if line.startswith("Kept by")]
    if not at:
        return ""
    end = "\r\n" if lines[at[0]].endswith("\r\n") else "\n"
    lines[at[0]] = f"Kept by {random.choice(('kind', 'good', 'all'))} people {life.fresh()}.{end}"
    return lines[at[0]]
