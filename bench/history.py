"""Further real additions, read from the full histories beside a replay folder: what `bench.place --history` judges.

Every commit of a bundle that adds lines to a page gives the entries among them that are about one paper not on the page
before. Each is judged alone, as if the commit had brought nothing else, by the replay's own way of reading pages; one that
the commit lists in several sections may be found in any of them. Additions that the replay has already are left out. What
is known of a paper is its id, the title (of the corpus beside the replay, else of the entry), the abstract where the corpus
has it, and the addresses the entry links to.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from bench.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Event = dict[str, Any]  # rows of the replay, as their own scorer takes them

_MOST_LINES = 60
"""A commit that adds more moved a page about."""
_MOST_OF_ONE = 3
"""So many additions of one commit are judged; they are much alike."""
_REPOSITORY = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")


@dataclass(frozen=True)
class History:
    """One list's history, and the tools to read it."""

    reader: Any
    """The module of the replay folder that finds additions."""
    name: str
    clone: Path
    pages: Path
    """Where pages are put for the scorer to read."""
    texts: Mapping[str, Mapping[str, Any]]
    """What the corpus tells of papers, by arXiv id."""

    def git(self, *words: str) -> bytes:
        """What git says."""
        return subprocess.run(["git", "-C", str(self.clone), *words], check=True, capture_output=True).stdout

    def additions(self) -> Iterator[Event]:
        """Every addition, oldest first, and each paper once."""
        seen: set[str] = set()
        per_commit: Counter[str] = Counter()
        for path in filter(lambda path: path.endswith(".md"), self.git("ls-files").decode().split("\n")):
            log = self.git("log", "--first-parent", "--reverse", "--format=%H %cs", "--", path).decode()
            before: bytes | None = None
            for commit, day in (line.split() for line in log.strip().split("\n")):
                page = self.git("cat-file", "blob", f"{commit}:{path}")
                for event in self._between(before, page, day) if before is not None else ():
                    if event["id"] not in seen and per_commit[commit] < _MOST_OF_ONE:
                        seen.add(event["id"])
                        per_commit[commit] += 1
                        yield event
                before = page

    def _between(self, before: bytes, after: bytes, day: str) -> Iterator[Event]:
        """The additions between two states of a page."""
        reader = self.reader
        old, new = reader.split(reader.dec(before)), reader.split(reader.dec(after))
        runs = list(self._added(old, new))
        if not runs or sum(end - start for _, start, end in runs) > _MOST_LINES:
            return
        known = set(reader.arxiv_ids("\n".join(old)))
        document = reader.Doc(new)
        places: defaultdict[str, list[tuple[Any, int]]] = defaultdict(list)
        for unit in document.units:
            ids = reader.arxiv_ids(unit.text)
            run = next((run for run in runs if run[1] <= unit.start and unit.end <= run[2]), None)
            if len(ids) != 1 or ids[0] in known or run is None:
                continue
            under_new = any(reader.RE_HEAD.match(line) for line in new[run[1] : run[2]])
            if not under_new and not reader.excluded(document.head_path(unit.start), unit.pseudo):
                places[ids[0]].append((unit, run[0]))
        for identifier, ((unit, at), *others) in places.items():
            event = self._event(old, at, new[unit.start : unit.end], identifier, day)
            if event:
                also = [(document.head_path(one.start), one.pseudo) for one, _ in others]
                yield event | {"also_at": [{"section": path, "pseudo": pseudo} for path, pseudo in also]}

    def _added(self, old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
        """Where lines were added: the line of the old page, and the new lines from and to."""
        for kind, start, end, first, last in self.reader.opcodes(old, new) or ():
            if kind == "insert":
                yield start, first, last
            elif kind == "replace":
                yield from self.reader.refine(old, start, end, new, first, last)[0] or ()

    def _event(self, old: list[str], at: int, lines: list[str], identifier: str, day: str) -> Event | None:
        """An addition in the shape of the replay's own, or None where it cannot be told alone."""
        reader = self.reader
        at, lines, choices = reader.slide(old, at, lines)
        document = reader.Doc(old[:at] + lines + old[at:])
        units = [one for one in document.units if at <= one.start and one.end <= at + len(lines)]
        record = self._record(units[0], identifier) if units else None
        if record is None:
            return None
        target = reader.context(document, at, lines, units[:1], old)
        unit = units[0]
        target |= {
            "insert_at": at,
            "added": lines,
            "crlf": any(line.endswith("\r") for line in lines),
            "align_choices": choices,
            "sig": reader.signature(unit.text, unit.kind),
            "sigc": reader.signature(unit.text, unit.kind, True),
        }
        return {
            "id": f"{self.name}: {identifier}",
            "list": self.name,
            "mode": "history",
            "folder": str(self.pages),
            "before": self._kept("\n".join(old)),
            "today": day,
            "record": record,
            "target": target,
            "given": {"arxiv_id": identifier, "title": record["title"]},
            "position_meaningful": True,
        }

    def _kept(self, text: str) -> str:
        data = text.encode("utf-8", "surrogateescape")
        path = self.pages / f"{sha1(data, usedforsecurity=False).hexdigest()}.md"
        path.write_bytes(data)
        return path.name

    def _record(self, unit: Any, identifier: str) -> dict[str, Any] | None:
        """What a tracker may know of the paper."""
        text = self.texts.get(identifier, {})
        title = text.get("title") or self.reader.name_title(unit)[1]
        if not title or " " not in title:
            return None
        urls = {"abs": f"https://arxiv.org/abs/{identifier}", "pdf": f"https://arxiv.org/pdf/{identifier}"}
        for link in self.reader.url_roles(unit):
            repository = _REPOSITORY.match(link["url"])
            if repository:
                urls.setdefault("code", repository.group())
            elif re.search("project|page|website", link["label"]) and link["url"].startswith("http"):
                urls.setdefault("project", link["url"])
            elif "huggingface.co/spaces" in link["url"]:
                urls.setdefault("demo", link["url"])
        published = text.get("published") or f"20{identifier[:2]}-{identifier[2:4]}-15"
        known = {key: text[key] for key in ("abstract", "categories") if key in text}
        return {"arxiv_id": identifier, "title": title, "published": published[:10], "urls": urls, **known}


def further_additions(folder: Path, reader: Any, work: Path, most: int) -> Iterator[Event]:
    """At most so many additions of each history beside a replay folder, spread over its whole time."""
    taken = {row["given"]["arxiv_id"] for row in rows_of(folder / "events.jsonl")}
    texts = dict(_texts(folder.parent / "corpus"))
    for bundle in sorted((folder / "histories").glob("*.bundle")):
        clone = work / bundle.stem
        subprocess.run(["git", "clone", "--quiet", str(bundle.resolve()), str(clone)], check=True)
        history = History(reader, bundle.stem, clone, work, texts)
        found = [event for event in history.additions() if event["given"]["arxiv_id"] not in taken]
        yield from (found[at * len(found) // most] for at in range(most)) if len(found) > most else found


def _texts(corpus: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(corpus.glob("*.jsonl*")):
        yield from ((row["arxiv_id"], row) for row in rows_of(path))
