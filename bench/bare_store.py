"""The memory as a straight script would keep it: the same rows in the same tables, with the standard library alone.

What `python -m bench.state` holds the store against.
"""

from __future__ import annotations

import json
import sqlite3
from hashlib import blake2b
from typing import TYPE_CHECKING

from state.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity
    from state.records import Sighting


class Bare:
    """The same rows in the same tables with the standard library alone."""

    def __init__(self, url: str) -> None:
        self._db = sqlite3.connect(url, isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
            CREATE TABLE IF NOT EXISTS works (id INTEGER PRIMARY KEY, name TEXT NOT NULL, first_seen INTEGER NOT NULL, text TEXT);
            CREATE INDEX IF NOT EXISTS works_by_first_seen ON works (first_seen, id);
            CREATE TABLE IF NOT EXISTS sightings (id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL,
              work INTEGER NOT NULL, seen_at INTEGER NOT NULL, first_seen INTEGER NOT NULL, body TEXT NOT NULL, former TEXT);
            CREATE UNIQUE INDEX IF NOT EXISTS sightings_by_key ON sightings (source, key);
            CREATE INDEX IF NOT EXISTS sightings_by_work ON sightings (work);
            CREATE TABLE IF NOT EXISTS names (name TEXT NOT NULL, sighting INTEGER NOT NULL, work INTEGER NOT NULL,
              former BOOLEAN NOT NULL, PRIMARY KEY (name, sighting)) WITHOUT ROWID;
            """
        )

    def remember(self, sightings: Sequence[Sighting]) -> object:
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        last = db.execute("SELECT coalesce(max(id), 0) FROM sightings").fetchone()[0]
        rows = {(one.source, one.key): one for one in sightings}
        there = {
            (source, key): (seen, body)
            for source, key, seen, body in db.execute(
                "SELECT source, key, seen_at, body FROM sightings WHERE source = 'arxiv' AND key IN (SELECT value FROM json_each(?))",
                [json.dumps([key for _source, key in rows])],
            )
        }
        fresh = [(one, _names(one)) for key, one in rows.items() if key not in there]
        taken = dict(
            db.execute(
                "SELECT name, work FROM names WHERE name IN (SELECT value FROM json_each(?))",
                [json.dumps([name for _one, names in fresh for name in names])],
            )
        )
        new_sightings, new_works, new_names = [], [], []
        for one, names in fresh:
            body = json.dumps(_plain(one), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            seen = int(one.seen_at.timestamp()) * 1_000_000
            last += 1
            work = next((taken[name] for name in names if name in taken), last)
            new_sightings.append((last, one.source, one.key, work, seen, seen, body, None))
            if work == last:
                text = f"{one.paper.title}\n{one.paper.abstract}\n{one.paper.categories}\n{one.paper.authors}"
                new_works.append((last, names[0], seen, blake2b(text.encode(), digest_size=16).hexdigest()))
            new_names += [(name, last, work, 0) for name in names]
        db.executemany("INSERT INTO works VALUES (?, ?, ?, ?)", new_works)
        db.executemany("INSERT INTO sightings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", new_sightings)
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", new_names)
        db.execute("COMMIT")
        return None

    def known(self, identities: Sequence[Identity]) -> dict[Identity, str]:
        by_name = {str(one): one for one in identities}
        if len(by_name) == 1:
            where, parameter = "n.name = ?", next(iter(by_name))
        else:
            where, parameter = "n.name IN (SELECT value FROM json_each(?))", json.dumps(list(by_name))
        rows = self._db.execute(
            f"SELECT n.name, w.name FROM names n JOIN works w ON w.id = n.work WHERE {where}",  # noqa: S608 - ours
            [parameter],
        )
        return {by_name[name]: work for name, work in rows}

    def close(self) -> None:
        self._db.close()


def _names(one: Sighting) -> list[str]:
    names = [str(identity) for identity in one.identities]
    title = title_key(one.paper.title)
    return [*names, f"title:{blake2b(title.encode(), digest_size=8).hexdigest()}"] if title else names


def _plain(one: Sighting) -> dict[str, object]:
    paper = one.paper
    said = {
        "title": paper.title,
        "abstract": paper.abstract,
        "arxiv_id": paper.arxiv_id,
        "authors": paper.authors,
        "published": str(paper.published),
        "categories": paper.categories,
        "links": {"abs": paper.links.abs, "pdf": paper.links.pdf},
    }
    return {
        "paper": said,
        "identities": [str(name) for name in one.identities],
        "notice": one.notice.value,
        "version": one.version,
    }
