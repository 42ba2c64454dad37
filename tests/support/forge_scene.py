"""One list on a loopback GitHub, its people, a memory, and runs that keep its pull request."""

from __future__ import annotations

from contextlib import closing, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copyfile, copytree
from sqlite3 import connect
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from support.bullets import Bullets

from state.identity import Identity, Scheme, identify
from state.records import Kind, ListName, Reason
from state.store import open_store
from tracker.branch import branch_name
from tracker.forge.access import Access
from tracker.forge.github import GitHub
from tracker.forge.manners import Manners
from tracker.forge.patience import Patience
from tracker.loopback.github import GitHubService
from tracker.loopback.github_world import TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer
from tracker.pullrequest.branches import Target
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger
from tracker.pullrequest.material import Order
from tracker.pullrequest.nominees import Evidence, Nominee, Question, Wanted
from tracker.settings.github import GitHubSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.records import Event, EventKind, Proposal, SourceReport
    from state.store import Store
    from tracker.forge.port import Forge
    from tracker.loopback.github_people import Person
    from tracker.loopback.github_records import PullRecord
    from tracker.loopback.messages import Request
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.keeping import Kept

LIST = ListName("vlm")
BRANCH = branch_name(LIST)
PATH = "README.md"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
FIRST_LIST = (
    "# Awesome VLM\n\nKept by people.\n\n## Models\n\n- [Old One](https://arxiv.org/abs/2301.00001)\n"
    "- [Old Two](https://arxiv.org/abs/2301.00002)\n\n## Benchmarks\n\n- [Old Bench](https://arxiv.org/abs/2301.00003)\n"
)
QUICK = Manners(
    Patience(longest_wait=2, secondary_wait=0, first_pause=0),
    write_pause=0,
    settle_pause=0,
    settle_attempts=3,
)


def paper(number: int, **changes: Any) -> Nominee:
    """The made-up work of a number; equal numbers are equal works."""
    arxiv = f"2611.{number:05}"
    identity = Identity(Scheme.ARXIV, arxiv)
    made = Nominee(
        work=identity,
        identities=frozenset({identity}),
        title=f"Lumen-{number}: A Made-Up Vision-Language Model",
        url=f"https://arxiv.org/abs/{arxiv}",
        kind=Kind.MODEL,
        published=date(2026, 11, 1) + timedelta(days=number % 19),
        score=round(0.99 - number / 1000, 3),
        sources=("arxiv",),
        since=NOW - timedelta(days=number % 7),
        evidence=Evidence(reasons=(Reason("vision-language", 1.5),)),
    )
    return replace(made, **changes)


def work(number: int) -> Identity:
    """The identity of the made-up work of a number."""
    found = identify(f"2611.{number:05}")
    assert found is not None
    return found


@dataclass
class Scene:
    """Everything a scenario speaks of."""

    world: GitHubWorld
    service: GitHubService
    server: LoopbackServer
    store: Store
    store_path: Path
    settings: GitHubSettings = field(default_factory=GitHubSettings)
    editor: ListEditor = field(default_factory=Bullets)
    path: str = PATH
    name: ListName = LIST
    direct: bool = False
    """Do runs commit to the default branch?"""
    now: datetime = NOW
    nominees: list[Nominee] = field(default_factory=list)
    questions: list[Nominee] = field(default_factory=list)
    withdrawn: set[Identity] = field(default_factory=set)
    """Of the nominees, those that are not wanted any more, and not refused by anybody."""
    sources: tuple[SourceReport, ...] = ()
    fork: bool = False
    token: str = TOKEN

    @property
    def branch(self) -> str:
        """The branch that is kept for the list."""
        return branch_name(self.name)

    def person(self, login: str = "maya") -> Person:
        """Somebody with write access, unless the name says otherwise."""
        return self.service.person(login)

    def access(self) -> Access:
        """How a run reaches the loopback."""
        return Access(self.server.url, f"{self.server.url}/graphql", self.token)

    def forge(self) -> Forge:
        """GitHub's own gateway, in a hurry."""
        return GitHub(self.access(), self.world.name, fork=self.fork, manners=QUICK)

    def order(self) -> Order:
        """What a run wants."""
        refused = {w for w, p in self.standing().items() if p.status.value in ("rejected", "merged")}
        wanted = Wanted(
            list=self.name,
            nominees=tuple(c for c in self.nominees if c.work not in refused | self.withdrawn),
            questions=tuple(Question(c, "near the line") for c in self.questions if c.work not in refused),
            refused=(("not about vision-language models", 12),),
            sources=self.sources,
            withdrawn=frozenset(self.withdrawn),
        )
        target = Target(self.name, self.branch, self.path)
        known = {name: one for one in (*self.nominees, *self.questions) for name in one.identities}
        return Order(target, wanted, self.settings, self.now, _explained, known.get)

    def run(self, forge: Forge | None = None) -> Kept:
        """One run of the tracker, a minute after the last."""
        self.now += timedelta(minutes=1)
        way = commit_directly if self.direct else keep
        return way(forge or self.forge(), self.editor, StoreLedger(self.store, self.name), self.order())

    @contextmanager
    def replica(self, folder: Path) -> Iterator[Scene]:
        """A second world that is just like this one, so that many things can be tried from one beginning."""
        copytree(self.world.folder, folder / "repository.git")
        world = replace(
            self.world,
            folder=folder / "repository.git",
            pulls=deepcopy(self.world.pulls),
            forks=dict(self.world.forks),
            handmade=list(self.world.handmade),
        )
        service = GitHubService(world, graphql=self.service.graphql)
        with closing(connect(self.store_path)) as source, closing(connect(folder / "state.db")) as copy:
            source.backup(copy)
        with LoopbackServer(service) as server:
            made = replace(
                self,
                world=world,
                service=service,
                server=server,
                store=open_store(folder / "state.db"),
                store_path=folder / "state.db",
                nominees=list(self.nominees),
                questions=list(self.questions),
                withdrawn=set(self.withdrawn),
            )
            world.clock = lambda: made.now + timedelta(seconds=30)
            try:
                yield made
            finally:
                made.store.close()

    def lose_memory(self) -> None:
        """Go on with an empty memory, as a machine that forgot."""
        self.use_memory(self.store_path.with_name(f"fresh-{self.now:%H%M}.db"))

    def use_memory(self, path: Path) -> None:
        """Go on with another memory."""
        self.store.close()
        self.store = open_store(path)

    # Looking

    def standing(self) -> dict[Identity, Proposal]:
        """How every work stands."""
        return {Identity.parse(name): proposal for name, proposal in self.store.proposals(self.name).items()}

    def status(self, number: int) -> str:
        """How one made-up work stands."""
        proposal = self.standing().get(work(number))
        return proposal.status.value if proposal else "unheard of"

    @property
    def open_pulls(self) -> list[PullRecord]:
        """The open pull requests."""
        return list(self.world.open_pulls())

    @property
    def pull(self) -> PullRecord:
        """The one open pull request."""
        (pull,) = self.open_pulls
        return pull

    def text(self, branch: str = BRANCH) -> str:
        """The list on a branch."""
        return self.person().read(branch, self.path)

    def numbers(self, branch: str = BRANCH) -> list[int]:
        """The made-up works on a branch, in order."""
        found = [
            name for entry in self.editor.entries(self.text(branch).encode()) for name in entry.identities
        ]
        return sorted(int(name.value[5:]) for name in found if name.value.startswith("2611."))

    def check(self) -> None:
        """What holds at any time: one pull request or none, no entry twice, no wanted work lost, no human byte gone."""
        assert len(self.open_pulls) <= 1
        for branch in (self.world.default_branch, BRANCH):
            if self.world.git.branch(branch):
                numbers = self.numbers(branch)
                assert len(numbers) == len(set(numbers)), f"twice on {branch}: {numbers}"
        refs = self.world.git.refs().values()
        for commit in self.world.handmade:
            assert any(self.world.git.contains(ref, commit) for ref in refs), f"{commit} is gone"

    def settled(self, *, limit: int = 10) -> None:
        """What holds after a run that was let finish: every wanted work is on the list, on the branch, refused or waiting."""
        self.check()
        on_list = self.numbers(self.world.default_branch)
        wanted = [int(c.work.value[5:]) for c in self.nominees]
        free = [n for n in wanted if n not in on_list and self.status(n) not in ("rejected", "merged")]
        on_branch = self.numbers() if self.open_pulls else []
        new_on_branch = [n for n in on_branch if n not in on_list]
        missing = [n for n in free if n not in on_branch]
        assert not missing or len(new_on_branch) >= limit, f"lost: {missing}"
        assert set(new_on_branch) <= set(wanted), "nobody wanted these"
        assert bool(self.open_pulls) >= bool(free)
        for number in new_on_branch:
            assert self.status(number) == "proposed"

    def stays_quiet(self) -> None:
        """The next run writes nothing."""
        self.writes()
        self.run()
        assert [f"{request.method} {request.path}" for request in self.writes()] == []

    def events(self, kind: EventKind) -> list[Event]:
        """What happened on the list."""
        return list(self.store.events(list_name=self.name, kinds=[kind]))

    def writes(self) -> list[Request]:
        """The writes since the last look."""
        found = self.service.writes
        self.service.requests.clear()
        return found


def _explained(found: Identity) -> str:
    return f"{found} was seen by arxiv"


@cache
def _blank_store() -> Path:
    """An empty memory of today's schema, made once: migrating takes longer than most scenarios."""
    path = Path(mkdtemp(prefix="tracker-blank-")) / "state.db"
    open_store(path).close()
    return path


@contextmanager
def scene(folder: Path, *, graphql: bool = True, text: str = FIRST_LIST) -> Iterator[Scene]:
    """A list with three entries on a fresh GitHub, and an empty memory."""
    folder.mkdir(parents=True, exist_ok=True)
    world = GitHubWorld(folder / "repository.git")
    service = GitHubService(world, graphql=graphql)
    service.person("maya").push(world.default_branch, {PATH: text.encode()}, "Begin")
    store_path = folder / "state.db"
    copyfile(_blank_store(), store_path)
    with LoopbackServer(service) as server:
        made = Scene(world, service, server, open_store(store_path), store_path)
        world.clock = lambda: made.now + timedelta(seconds=30)
        try:
            yield made
        finally:
            made.store.close()
