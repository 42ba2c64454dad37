"""Weeks with a person who refuses one kind of paper: how much of that kind is proposed again, and what it costs the rest.

`python -m bench.taste LIST.md TEXTS.jsonl.gz [--all] [--never] [--learn-every DAYS]`: real texts on the days they came out,
the memory, learning, judging, order and choice of a run once a week, and a made-up reader beside the list's people, who take
what they took. The reader refuses what is about medicine or remote sensing, of what was proposed the week before; with
`--all`, everything that the list's people never took; with `--never`, nothing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from classifiers.artefact import load
from state import happenings
from state.identity import Identity, Scheme
from state.records import ListName, ProposalStatus, Sighting, SourceName
from state.store import IN_MEMORY, open_store
from tracker.backtest.history.additions import Added, Beginning, acts
from tracker.backtest.history.versions import revisions
from tracker.backtest.replay.texts import look_over, text_of
from tracker.forge.rehearsal import Rehearsal
from tracker.forge.workingcopy import WorkingCopy
from tracker.job.judge import judge_pending
from tracker.job.learning import learned_on
from tracker.job.offer import offer_to
from tracker.job.ports import Ports
from tracker.recordfile import read_record_file
from tracker.settings.load import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.records import Paper
    from state.store import Store
    from tracker.forge.port import Forge

_REFUSED = re.compile(
    r"medic|clinic|radiolog|patholog|patient|surg|tumou?r|\bCT\b|X-ray|remote sensing|satellite|earth observation",
    re.IGNORECASE,
)
_SETTINGS = '[classifier]\nlearn_every_days = {days}\n\n[[lists]]\nname = "list"\nrepository = "a/list"\n\n[lists.take]\nthreshold = 0.05\n'
_LIST = ListName("list")
_WATCHED = timedelta(days=28)
"""So long the memory fills before anything is proposed, as the first learning needs settled works."""
_DAY = timedelta(days=1)
_DAYS, _PLACES = 140, 70


def about_the_refused(paper: Paper) -> bool:
    return bool(_REFUSED.search(paper.title)) or len(_REFUSED.findall(paper.abstract)) > 1


def _identity(key: str) -> Identity:
    return Identity(Scheme.ARXIV, key)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(6), UTC)


class Weeks:
    """One list from day to day."""

    def __init__(self, page: Path, texts: Path, store: Store, folder: Path, learn_every: int) -> None:
        history = list(acts(revisions(page)))
        self.added = {act.work.value: act.at.date() for act in history if isinstance(act, Added)}
        begun = {work.value for act in history if isinstance(act, Beginning) for work in act.works}
        self.taken = {**dict.fromkeys(begun, date.min), **self.added}
        self.papers = {
            text.paper.arxiv_id: text.paper
            for text in map(text_of, read_record_file(texts))
            if text.paper.arxiv_id
        }
        self.visible = look_over(map(text_of, read_record_file(texts)), self.taken).visible
        self.store, self.folder = store, folder
        self.settings = parse(_SETTINGS.replace("{days}", str(learn_every)))
        self.first = min(self.visible.values())
        self.proposed: dict[str, date] = {}
        base = load()
        self.ports = Ports(store, (), base, self._forge, base=base)

    def _forge(self, repository: str) -> Forge:
        return Rehearsal(WorkingCopy(self.folder, repository))

    def live(self, last: date, refuses: str) -> Iterator[tuple[date, list[str]]]:
        """Each day with what was proposed on it."""
        coming: defaultdict[date, list[str]] = defaultdict(list)
        for key, day in self.visible.items():
            coming[max(day, self.first)].append(key)
        took: defaultdict[date, list[str]] = defaultdict(list)
        for key, day in self.taken.items():
            took[max(day, self.first)].append(key)
        day, open_ones, entries = self.first, list[str](), ""
        while day <= last:
            now = _at(day)
            self.store.remember(
                Sighting(SourceName("arxiv"), key, now, self.papers[key], (_identity(key),))
                for key in sorted(coming[day])
            )
            self.store.append(
                happenings.merged(_identity(key), _LIST, now)
                for key in took[day - _DAY]
                if key in self.papers
            )
            entries += "".join(f"- [{key}](https://arxiv.org/abs/{key})\n" for key in took[day - _DAY])
            self._write(entries)
            self.store.append(
                happenings.rejected(_identity(key), _LIST, now, by="ada")
                for key in open_ones
                if self._refused(key, refuses) and self.taken.get(key, date.max) >= day
            )
            open_ones = []
            if (since := (day - self.first - _WATCHED).days) >= 0 and since % 7 == 0:
                open_ones = self._run(now)
                yield day, open_ones
            day += _DAY

    def _write(self, entries: str) -> None:
        (self.folder / "README.md").write_text(f"# List\n\n{entries}")

    def _refused(self, key: str, refuses: str) -> bool:
        if refuses == "all":
            return key not in self.taken
        return refuses == "taste" and about_the_refused(self.papers[key])

    def _run(self, now: datetime) -> list[str]:
        one = self.settings.lists[0]
        ports, said = learned_on(self.ports, self.settings, now)
        if said:
            print(f"{now:%Y-%m-%d} {said}", file=sys.stderr, flush=True)
        self.ports = ports
        judge_pending(self.store, ports.judge, now - timedelta(days=one.take.horizon_days), now)
        first = ports.base if ports.base and ports.base.version != ports.judge.version else None
        choice = offer_to(self.store, ports.judge, first, one, now)
        new = [
            each
            for each in choice.offered
            if each.proposal is None or each.proposal.status is not ProposalStatus.PROPOSED
        ]
        names = [each.work.paper.arxiv_id or "" for each in new[:_PLACES]]
        self.proposed.update((key, now.date()) for key in names)
        self.store.append(happenings.proposed(_identity(key), _LIST, now) for key in names)
        return names


def main(page: Path, texts: Path, refuses: str, learn_every: int) -> None:
    with TemporaryDirectory() as folder, open_store(IN_MEMORY) as store:
        weeks = Weeks(page, texts, store, Path(folder), learn_every)
        start = weeks.first + _WATCHED
        last = start + timedelta(days=_DAYS - 1)
        told: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for day, proposed in weeks.live(last, refuses):
            count = told[(day - start).days // 28]
            for key in proposed:
                count["proposed"] += 1
                count["of the refused kind"] += about_the_refused(weeks.papers[key])
                count["taken"] += weeks.taken.get(key, date.min) >= day
        print("| four weeks | proposed | of the refused kind | taken |\n|---|---|---|---|")
        for month, count in told.items():
            print(f"| {month + 1} | " + " | ".join(map(str, count.values())) + " |")
        for name, kind in (("others", False), ("of the refused kind", True)):
            wanted = [
                key
                for key, day in weeks.added.items()
                if start < day <= last
                and key in weeks.papers
                and about_the_refused(weeks.papers[key]) is kind
            ]
            got = sum(weeks.proposed.get(key, date.max) <= weeks.added[key] for key in wanted)
            print(f"{name}: {got} of {len(wanted)} additions were proposed in time")


if __name__ == "__main__":
    words = sys.argv[1:]
    how = next((name for name in ("all", "never") if f"--{name}" in words), "taste")
    learn_every = int(words[words.index("--learn-every") + 1]) if "--learn-every" in words else 28
    main(Path(words[0]), Path(words[1]), how, learn_every)
