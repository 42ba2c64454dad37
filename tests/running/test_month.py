"""A month on GitHub Actions, for each of three adopted lists: the workflow's own steps, real git, loopback services, people.

Days without announcements, a holiday, outages of each source, a week in which nothing ran, merges, rejections in each of
their ways. At the end each paper that should be on a list is there once, and none that was rejected.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.notebook import git
from support.pages import read
from support.ready_tracker import ready_tracker
from support.shared import ROOT
from support.workflow_shell import Step, evaluate, shell, steps

from state.identity import Scheme
from state.records import Kind, ListName, Paper, ProposalStatus, Relevance
from state.store import Store, open_store
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.steering import Steering
from tracker.loopback.faults import Fault
from tracker.loopback.github import GitHubService
from tracker.loopback.github_world import TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer
from tracker.loopback.services import Services
from tracker.loopback.world import World
from tracker.settings.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.loopback.github_records import PullRecord

MORNING = datetime(2026, 11, 9, 5, 37, tzinfo=UTC)
DAYS = 30
HOLIDAY = date(2026, 11, 26)
WORLD = World(MORNING.date(), DAYS + 2, per_day=14, holidays=frozenset({HOLIDAY}))
SKIPPED = range(12, 19)
"""A week in which GitHub ran nothing."""
WEEKENDS = {day for day in range(7, DAYS) if day % 7 > 4}
"""Days without announcements; the first weekend is run on as well."""
RUN_ON = [day for day in range(DAYS) if day not in SKIPPED and day not in WEEKENDS]
OUTAGES = {
    4: ("arxiv", Fault.THROTTLED_406),
    5: ("arxiv", Fault.RATE_EXCEEDED_200),
    8: ("hugging_face", Fault.SERVER_ERROR),
    11: ("papers_with_code", Fault.WEB_PAGE),
    22: ("arxiv", Fault.EMPTY_FEED),
    24: ("arxiv", Fault.WEB_PAGE),
}
HEADS = {
    "JackYFL/VLLMs": "JackYFL__VLLMs__README.md",
    "pliang279/multimodal-ml": "pliang279__multimodal-ml__README.md",
    "jonyzhang2023/embodied-vla": "jonyzhang2023__embodied-vla__README.md",
}
_ID = re.compile(r"2611\.\d{5}|2612\.\d{5}")


def pages() -> dict[str, bytes]:
    """Three real lists where they are at hand, else three made-up ones of different form."""
    heads = Path(os.environ.get("TRACKER_SHARED", ROOT.parent / "shared")) / "replay" / "heads"
    if heads.is_dir():
        return {name: (heads / file).read_bytes() for name, file in HEADS.items()}
    bullets = "".join(f"- [Old-{n}](https://arxiv.org/abs/2501.0000{n}) - Words.\n" for n in range(1, 9))
    table = "| Title | Date |\n|---|---|\n" + "".join(
        f"| [A Vision-Language Model {n}](https://arxiv.org/abs/250{9 - n}.00001) | 2025-0{9 - n} |\n"
        for n in range(1, 9)
    )
    plain = "\n".join(f"[Old Work {n}](https://arxiv.org/abs/2502.0000{n}), 2025\n" for n in range(1, 9))
    return {
        f"me/{form}": f"# A list\n\n## Vision-Language Models\n\n{text}".encode()
        for form, text in (("bullets", bullets), ("table", table), ("plain", plain))
    }


@dataclass
class Adopted:
    """One list on a GitHub of its own, its people, and the machine of the day."""

    world: GitHubWorld
    server: LoopbackServer
    folder: Path
    common: dict[str, str]
    rejected: set[str] = field(default_factory=set)
    codes: Counter[tuple[str, int]] = field(default_factory=Counter)

    @property
    def remote(self) -> str:
        return f"file://{self.world.folder}"

    def environment(self, now: datetime) -> dict[str, str]:
        return {
            **self.common,
            "GITHUB_API_URL": self.server.url,
            "GITHUB_GRAPHQL_URL": f"{self.server.url}/graphql",
            "GITHUB_REPOSITORY": self.world.name,
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "TRACKER_NOW": now.isoformat(),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "HOME": str(self.folder),
        }

    def checkout(self) -> Path:
        """A fresh machine: a shallow clone and nothing else."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        place = self.folder / "work"
        shutil.rmtree(place, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "--depth=1", self.remote, str(place))
        return place

    def adopt(self, now: datetime) -> None:
        """Let `init` write its files, and push them."""
        place = self.checkout()
        init = Step("init", run=f"tracker init --repository {self.world.name} --install vlm-tracker==1.0")
        assert shell(init, {}, self.environment(now), place) == 0
        text = (place / "tracker.toml").read_text()
        # what is wanted is told by the shipped classifier, so that is the one that judges to the end
        steady = "[classifier]\nlearn_every_days = 0\n"
        (place / "tracker.toml").write_text(f"{text}\n[github]\nwrite_pause = 0\nmax_entries = 30\n{steady}")
        git(place, "add", "-A")
        git(place, "commit", "--quiet", "-m", "Adopt the tracker")
        git(place, "push", "--quiet", "origin", "HEAD:main")

    def work(self, workflow: str, job: str, now: datetime, **inputs: str) -> None:
        """Walk a workflow's steps as a runner does: one that fails skips the rest, but for those that run always."""
        context = {"github.token": TOKEN, "vars.TRACKER_PAGES": "true"}
        context |= {f"inputs.{name}": value for name, value in inputs.items()}
        place, failed = self.checkout(), False
        for step in steps(place / ".github" / "workflows" / workflow, job):
            wanted = evaluate(step.condition or "always()", context)
            if step.uses or not wanted or (failed and "always()" not in step.condition):
                continue
            code = shell(step, context, self.environment(now), place)
            self.codes[f"{workflow}: {step.name}", code] += 1
            failed = failed or code != 0
            if "state pull" in step.run:
                context["steps.memory.outcome"] = "failure" if code else "success"

    def open_pull(self) -> PullRecord | None:
        return next(iter(self.world.open_pulls()), None)

    def page(self, branch: str = "main") -> str:
        found = self.world.git.file(self.world.git.branch(branch) or "", "README.md")
        assert found
        return found[1].decode()

    def proposed(self) -> list[str]:
        """The ids that stand in the pull request and not yet on the list, in the order of the page."""
        pull = self.open_pull()
        if pull is None:
            return []
        there = set(_ID.findall(self.page()))
        return list(dict.fromkeys(name for name in _ID.findall(self.page(pull.branch)) if name not in there))


def people(one: Adopted, service: GitHubService, day: int) -> None:
    """What the people of a list do on a day: each way of taking and refusing comes up."""
    maya, pull, names = service.person("maya"), one.open_pull(), one.proposed()
    if pull is None or not names:
        return
    match day % 6:
        case 1:
            maya.comment(pull.number, f"/tracker reject {names[0]} not for us")
            one.rejected.add(names[0])
        case 2:
            gone = names[-1]
            maya.edit(
                pull.branch,
                "README.md",
                lambda text: "".join(line for line in text.splitlines(keepends=True) if gone not in line),
            )
            one.rejected.add(gone)
            maya.merge(pull.number)
        case 4:
            maya.merge(pull.number, squash=True)
        case 5 if day == 11:
            one.rejected |= set(names)
            maya.close(pull.number)
        case _:
            pass


def truth(until: datetime, kinds: tuple[Kind, ...]) -> tuple[set[str], set[str]]:
    """The ids that a list of these kinds should be offered, by the shipped classifier, and those withdrawn since."""
    from classifiers.artefact import load

    latest = list(WORLD.current(until.date()).values())
    papers = [
        Paper(p.title, p.abstract, arxiv_id=p.arxiv_id, categories=p.categories, comment=p.comment)
        for p in latest
    ]
    wanted = {
        p.arxiv_id: "withdrawn" in p.abstract.partition(".")[0]
        for p, verdict in zip(latest, load().judge(papers), strict=True)
        if verdict.relevant is Relevance.YES and verdict.kind in kinds
    }
    return {name for name, gone in wanted.items() if not gone}, {
        name for name, gone in wanted.items() if gone
    }


@dataclass
class Month:
    """The services, the list that was adopted, and the time on every wall."""

    services: Services
    adopted: Adopted
    hub: GitHubService
    now: list[datetime]

    def track(self) -> None:
        self.adopted.work("track.yml", "track", self.now[0])

    def day(self, number: int) -> None:
        """A day's run, late by some hours now and then, in whatever trouble the services are in; then the people."""
        self.now[0] = MORNING + timedelta(days=number, hours=(number * 7) % 5)
        if number in OUTAGES:
            name, fault = OUTAGES[number]
            getattr(self.services, name).faults.turn_on(fault)
        self.track()
        for server in self.services.servers:
            server.faults.turn_off()
        people(self.adopted, self.hub, number)
        if number in (1, 2):
            self.adopted.work("feedback.yml", "feedback", self.now[0] + timedelta(hours=1))

    def end(self) -> None:
        """Three more runs with everything merged, so that nothing waits any more; and the digest."""
        for hours in (2, 3):
            self.now[0] += timedelta(hours=hours)
            self.track()
            pull = self.adopted.open_pull()
            if pull:
                self.hub.person("maya").merge(pull.number)
        self.track()
        self.adopted.work("digest.yml", "digest", self.now[0] + timedelta(hours=8))


@pytest.fixture(params=range(len(HEADS)), ids=["first list", "second list", "third list"])
def month(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Month]:
    name, content = list(pages().items())[request.param]
    now = [MORNING]
    with ExitStack() as stack:
        services = stack.enter_context(Services.of(WORLD, lambda: now[0]))
        common = {
            **services.addresses.variables(),
            "PATH": f"{stack.enter_context(ready_tracker(tmp_path))}:{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        service = GitHubService(GitHubWorld(tmp_path / "remote.git", name=name, clock=lambda: now[0]))
        service.person("maya").push("main", {"README.md": content}, "Begin")
        server = stack.enter_context(LoopbackServer(service))
        adopted = Adopted(service.world, server, tmp_path, common)
        adopted.adopt(now[0])
        yield Month(services, adopted, service, now)


@pytest.mark.slow(minutes=3)
def test_month_on_actions(month: Month, capsys: pytest.CaptureFixture[str]) -> None:
    for number in RUN_ON:
        month.day(number)
    month.end()
    figures = account(month.adopted, month.now[0])
    with capsys.disabled():
        print(figures)  # noqa: T201 - the figures that this test is to show


def account(one: Adopted, until: datetime) -> str:
    """Hold a list and its memory at the end of the month against what should be there."""
    place = one.checkout()
    assert shell(Step("pull", run="tracker state pull"), {}, one.environment(until), place) == 0
    settings = load(place / "tracker.toml")
    name, kinds = ListName(settings.lists[0].name), settings.lists[0].take.kinds
    on_list = Counter(_ID.findall(one.page()))
    wanted, withdrawn = truth(until, kinds)
    with open_store(place / ".tracker" / "state.db") as store:
        remembered = statuses(store, name, ProposalStatus.REJECTED)
        taken = statuses(store, name, ProposalStatus.MERGED)
        left = unplaced(one, wanted - set(on_list) - one.rejected)
    assert {code for _, code in one.codes} == {0}, one.codes
    assert not set(on_list) & one.rejected, "what was rejected came back"
    assert one.rejected <= remembered, "a rejection was forgotten"
    assert wanted - one.rejected - left <= set(on_list), "a paper is missing"
    assert set(on_list) <= wanted | withdrawn, "a paper is there that should not be"
    assert set(on_list) <= taken, "the memory does not know what was merged"
    assert twice(one.page()) == set(), "a paper is there twice"
    pulls = list(one.world.pulls.values())
    runs = sum(count for (step, _), count in one.codes.items() if step == "track.yml: Track")
    return (
        f"\n{one.world.name}: {runs} runs of track.yml, {len(pulls)} pull requests; of {len(wanted)} papers wanted"
        f" {len(set(on_list) & wanted)} are there, {len(one.rejected & wanted)} were rejected and stayed away,"
        f" {len(left)} have no clear place on this list; 0 twice, 0 missing"
    )


def unplaced(one: Adopted, names: set[str]) -> set[str]:
    """Those of some works that the list's own editor would not place, by its own word."""
    found = set()
    page = read(one.page())
    for paper in WORLD.current(date.max).values():
        if paper.arxiv_id in names:
            known = Paper(paper.title, paper.abstract, arxiv_id=paper.arxiv_id, published=paper.announced)
            outcome = plan_addition(page, candidate_for(known, None, ()), Steering())
            if not isinstance(outcome, Addition):
                found.add(paper.arxiv_id)
    return found


def twice(text: str) -> set[str]:
    """The papers that stand in more than one entry."""
    page = read(text)
    counted = Counter(name for entry in page.entries for name in set(_ID.findall(entry.text)))
    return {name for name, count in counted.items() if count > 1}


def statuses(store: Store, name: ListName, status: ProposalStatus) -> set[str]:
    return {
        proposal.work.value
        for proposal in store.proposals(name).values()
        if proposal.status is status and proposal.work.scheme is Scheme.ARXIV
    }
