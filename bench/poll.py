"""What polling costs: a day of 1,500 announcements and a backfill of 100,000 OAI records, from loopback.

`python -m bench.poll` prints a table for `docs/performance.md`. Each line is a fresh process, so that peak memory is its
own; the services run in another one. Beside it stands the plain library on the same bytes: `feedparser.parse` for the
feed, lxml reading each record's fields into a dict for OAI (and, for comparison, lxml parsing and looking at nothing).
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from tracker.http.door import Door
from tracker.http.messages import AT_ARXIV, Ask, Shape
from tracker.http.pace import OwnPace
from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.server import LoopbackServer
from tracker.loopback.world import World
from tracker.settings.http import HttpSettings
from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from state.records import Batch, Cursor, SourceReport, Validator
    from tracker.ports import Recall

CATEGORIES = ("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO", "eess.IV")
DAY = date(2026, 10, 30)
FRIDAY = datetime(2026, 10, 30, 15, tzinfo=UTC)
SATURDAY = datetime(2026, 10, 31, 15, tzinfo=UTC)
"""A day without announcements, so that a backfill is nothing but that."""
AIM = 2.0
REPEATS = 3


class Blank:
    """A memory that holds nothing."""

    def cursor(self, _name: str) -> Cursor | None:
        return None

    def validator(self, _url: str) -> Validator | None:
        return None

    def events(self, *_: object, **__: object) -> Iterator[Any]:
        return iter(())

    def work(self, _identity: object) -> None:
        return None


def door() -> Door:
    return Door(HttpSettings(), {AT_ARXIV: OwnPace()})


def poll(url: str, since: date | None) -> int:
    """Poll to the end and let go of every batch, as the store would have taken it."""
    with door() as opened:
        source = ArxivSource(opened, CATEGORIES, f"{url}/rss", f"{url}/oai", since)
        batches = source.poll(cast("Recall", Blank()), SATURDAY if since else FRIDAY)
        count = 0
        while True:
            try:
                batch: Batch = next(batches)
            except StopIteration as end:
                report: SourceReport = end.value
                assert report.outcome.value == "new", report
                return count
            count += sum(
                sighting.key.startswith("oai:" if since else "feed:") for sighting in batch.sightings
            )


def bodies(url: str, since: date | None) -> Iterator[bytes]:
    """The same bytes by the same door, for the plain libraries to read."""
    with door() as opened:
        if since is None:
            yield opened.get(Ask(AT_ARXIV, f"{url}/rss/{'+'.join(CATEGORIES)}", shape=Shape.XML)).body
            return
        for group in ("cs", "eess:eess:IV"):
            params: tuple[tuple[str, str], ...] = (
                ("verb", "ListRecords"),
                ("metadataPrefix", "arXiv"),
                ("from", f"{since}"),
                ("set", group),
            )
            while params:
                body = opened.get(Ask(AT_ARXIV, f"{url}/oai", params, Shape.XML)).body
                yield body
                token = (
                    body.partition(b"<resumptionToken>")[2].partition(b"<")[0].decode().replace("&amp;", "&")
                )
                params = (("verb", "ListRecords"), ("resumptionToken", token)) if token else ()


def fetch(url: str, since: date | None, read: Callable[[bytes], int]) -> int:
    return sum(read(body) for body in bodies(url, since))


def plain_feedparser(body: bytes) -> int:
    import feedparser

    return len(feedparser.parse(body).entries)


def plain_lxml(body: bytes) -> int:
    from lxml import etree

    arxiv = "{http://arxiv.org/OAI/arXiv/}"
    rows: list[dict[str, object]] = []
    record = "{http://www.openarchives.org/OAI/2.0/}record"
    for _, element in etree.iterparse(io.BytesIO(body), events=("end",), tag=record):
        row: dict[str, object] = {child.tag: child.text for child in element[0]}
        for child in element[1][0]:
            if child.tag == f"{arxiv}authors":
                row[child.tag] = [{part.tag: part.text for part in author} for author in child]
            else:
                row[child.tag] = child.text
        rows.append(row)
        element.clear()
    return len(rows)


def bare_lxml(body: bytes) -> int:
    from lxml import etree

    return len(etree.fromstring(body).findall(".//{http://www.openarchives.org/OAI/2.0/}record"))


FETCHES: dict[str, Callable[[str, date | None], int]] = {
    "ours": poll,
    "feedparser": lambda url, since: fetch(url, since, plain_feedparser),
    "lxml": lambda url, since: fetch(url, since, plain_lxml),
    "bare lxml": lambda url, since: fetch(url, since, bare_lxml),
}


def child(how: str, url: str, since: str) -> None:
    """One measurement, told as JSON; what an import costs is not part of it."""
    import feedparser  # noqa: F401
    from lxml import etree  # noqa: F401

    began = time.process_time()
    count = FETCHES[how](url, date.fromisoformat(since) if since else None)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "peak": peak}))


def measured(how: str, url: str, since: str) -> dict[str, float]:
    """The quickest of several fresh processes: others share the machine."""
    runs = []
    for _ in range(REPEATS):
        command = [sys.executable, "-m", "bench.poll", "--child", how, url, since]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        runs.append(json.loads(out))
    return min(runs, key=lambda run: float(run["seconds"]))


def serve(per_day: int, days: int, now: datetime) -> None:
    """A loopback arXiv until standard input ends."""
    world = World(date.fromordinal(DAY.toordinal() - days + 1), days=days, per_day=per_day)
    assert world.papers  # made before anybody waits for them
    with LoopbackServer(LoopbackArxiv(world, lambda: now)) as server:
        print(server.url, flush=True)
        sys.stdin.read()


def table(what: str, per_day: int, days: int, since: str, plain: tuple[str, ...]) -> bool:
    command = [sys.executable, "-m", "bench.poll", "--serve", str(per_day), str(days)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert server.stdin
        url = server.stdout.readline().strip()
        ours = measured("ours", url, since)
        rows = {name: measured(name, url, since) for name in plain}
        server.stdin.close()
    rate = ours["count"] / ours["seconds"]
    ratios = {
        name: ours["seconds"] / ours["count"] / (row["seconds"] / row["count"]) for name, row in rows.items()
    }
    beside = ", ".join(f"{ratio:.2f} × {name}" for name, ratio in ratios.items())
    print(f"| {what} | {ours['count']:,.0f} | {rate:,.0f} | {beside} | {ours['peak']:.0f} |", flush=True)
    return ratios[plain[0]] <= AIM


def main() -> int:
    match sys.argv[1:]:
        case ["--child", how, url, since]:
            child(how, url, since)
            return 0
        case ["--serve", per_day, days]:
            serve(int(per_day), int(days), FRIDAY if days == "1" else SATURDAY)
            return 0
        case _:
            pass
    print("| what | records | records a second of CPU | seconds a record beside | peak MiB |")
    print("|---|---|---|---|---|")
    kept = table("feed of one day", 1500, 1, "", ("feedparser",))
    kept &= table("backfill", 240, 60, "2026-08-25", ("lxml", "bare lxml"))
    kept &= table("backfill", 2400, 60, "2026-08-25", ("lxml", "bare lxml"))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
