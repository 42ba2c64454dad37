"""A life that is walked at random: one or two lists on a loopback GitHub, and what its people said since the last run."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from sqlite3 import connect
from typing import TYPE_CHECKING

from support.forge_scene import FIRST_LIST, PATH, paper, scene

from state.identity import Identity, Scheme
from state.records import ListName
from state.store import open_store
from tracker.job.editor import PageEditor
from tracker.loopback.gitrepo import NOWHERE
from tracker.pullrequest import marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.forge_scene import Scene

    from tracker.loopback.github_records import PullRecord
    from tracker.pullrequest.nominees import Nominee

SECOND = ListName("data")
_NUMBER = re.compile(r"(?:261[12]\.|lumen(?=\d{5}))(\d{5})", re.IGNORECASE)
"""How every address of a made-up work ends: its arXiv ids, and that of its review."""
_ANOTHER = re.compile(r"/abs/23\d\d\.\d{5}")
"""A work that was there before, or that only people know."""
REFUSE, WANT, TAKE, EITHER = "refuse", "want", "take", "either"
"""What people can say of a work; the last is for acts of which either may be understood."""
CONFLICT_MARK = "<<<<<<< "


def numbers_in(line: str) -> frozenset[int]:
    """The made-up works that a line names, in whatever form."""
    return frozenset(int(found) for found in _NUMBER.findall(line))


def alone_in(line: str) -> frozenset[int]:
    """The one made-up work that a line is about, if it is about one alone."""
    named = numbers_in(line)
    return named if len(named) == 1 and not _ANOTHER.search(line) else frozenset()


def lines_of(content: bytes | None) -> list[str]:
    """A page's lines with their ends."""
    return (content or b"").decode("utf-8", "surrogateescape").splitlines(keepends=True)


def made_up(number: int, **changes: object) -> Nominee:
    """The work of a number with the address of its review, which people may link instead."""
    made = paper(number)
    review = Identity(Scheme.OPENREVIEW, f"Lumen{number:05}")
    return replace(made, identities=made.identities | {review}, **changes)  # type: ignore[arg-type]  # named by tests


@dataclass(frozen=True)
class View:
    """One list as it stands on GitHub."""

    main: bytes | None
    branch: bytes | None
    """The page on the tracker's branch, where that holds anything of an open or a coming pull request."""
    fork: bytes | None
    """The page where the branch began."""
    touched: bool = False
    """Has the branch a commit of people's?"""
    body: str = ""
    open: bool = False
    alone: bool = True
    """Is the page all that the branch changes?"""


@dataclass
class Shelf:
    """One list of a life."""

    stage: Scene
    said: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What people said of each work since a run last ended well."""
    stood: dict[int, str] = field(default_factory=dict)
    """How each work stood then."""
    ours: set[str] = field(default_factory=set)
    """Every line that the tracker wrote."""
    settled: bool = False
    """Did the last run end well, so that all that is in the pull request is told in its body?"""
    wiped: set[int] = field(default_factory=set)
    """The pull requests whose body people took away, and no run wrote anew: with it went what it said of refusals."""
    paths: list[str] = field(default_factory=list)
    """Where the list was before."""
    bodies: dict[int, list[str]] = field(default_factory=dict)
    """Bodies of pull requests that somebody has open in a browser."""

    @property
    def pull(self) -> PullRecord | None:
        """The open pull request of this list."""
        found = [pull for pull in self.stage.open_pulls if pull.branch == self.stage.branch]
        return found[0] if found else None

    def say(self, number: int, word: str) -> None:
        """People said something of a work."""
        self.said[number].append(word)

    def say_of_all(self, word: str) -> None:
        """People did what may mean any work."""
        for number in self.wanted():
            self.say(number, word)

    def wanted(self) -> list[int]:
        """Every work that was ever found for this list."""
        stage = self.stage
        return [int(one.work.value[5:]) for one in (*stage.nominees, *stage.questions)]

    def proposed(self) -> list[int]:
        """The works that the body of the open pull request tells."""
        contents = marks.read(self.pull.body).contents if self.pull else None
        if contents is None:
            return []
        named = (contents.works[code].value for code in contents.entries if code in contents.works)
        return [number for value in named for number in numbers_in(value)]

    def head(self) -> str | None:
        """Where the branch stands, in the repository or in the fork."""
        git, name = self.stage.world.git, self.stage.branch
        if self.pull:
            return self.pull.head
        return git.branch(name) or git.ref(f"refs/forks/tracker-bot/{name}")

    def has_branch(self) -> bool:
        """Can people push to the branch of an open pull request?"""
        return self.pull is not None and self.stage.world.git.branch(self.stage.branch) is not None

    def page(self, commit: str | None) -> bytes | None:
        """The list in a commit, where it is or was."""
        if commit is None:
            return None
        for path in (self.stage.path, *reversed(self.paths)):
            found = self.stage.world.git.file(commit, path)
            if found is not None:
                return found[1]
        return None

    def look(self) -> View:
        """The list on both branches."""
        world, head = self.stage.world, self.head()
        git, main = world.git, world.git.branch(world.default_branch)
        ended = {pull.head for pull in world.pulls.values() if pull.state != "open"}
        body = self.pull.body if self.pull else ""
        if head is None or main is None or (head in ended and not self.pull):
            return View(self.page(main), None, None, body=body, open=self.pull is not None)
        base = git.merge_base(main, head)
        beyond = git.between(main, head)
        return View(
            self.page(main),
            self.page(head),
            self.page(base),
            touched=any(commit.sha in world.handmade for commit in beyond),
            body=body,
            open=self.pull is not None,
            alone=set(git.changed(base, head)) <= {self.stage.path, *self.paths, ""},
        )


@dataclass
class Life:
    """All that the acts of a life are about."""

    shelves: list[Shelf]
    folder: Path
    next_number: int = 1
    counter: int = 0
    """For what must be another one each time."""
    kept: Path | None = None
    """A copy of the memory of some earlier day."""
    running: bool = False
    """Is a run at work just now, so that what people do comes in the middle of it?"""

    @property
    def stage(self) -> Scene:
        """The first list's scene; world, server and memory are the same for all."""
        return self.shelves[0].stage

    def fresh(self) -> int:
        """A number for something new."""
        self.counter += 1
        return self.counter

    def use_memory(self, path: Path) -> None:
        """Go on with another memory."""
        self.stage.store.close()
        store = open_store(path)
        for shelf in self.shelves:
            shelf.stage.store, shelf.stage.store_path = store, path

    def copy_memory(self) -> Path:
        """A copy of the memory as it is."""
        path = self.folder / f"memory-{self.fresh()}.db"
        with closing(connect(self.stage.store_path)) as source, closing(connect(path)) as copy:
            source.backup(copy)
        return path

    def reachable(self) -> set[str]:
        """The commits of people that a branch holds."""
        world = self.stage.world
        heads = [sha for ref, sha in world.git.refs().items() if not ref.startswith("refs/pull/")]
        return {
            commit
            for commit in world.handmade
            if any(head != NOWHERE and world.git.contains(head, commit) for head in heads)
        }


TABLE = (
    "# Awesome VLM\n\nKept by people.\n\n## Models\n\n| Title | Date |\n|---|---|\n"
    "| [Old Two](https://arxiv.org/abs/2301.00002) | 2023-01 |\n"
    "| [Old One](https://arxiv.org/abs/2301.00001) | 2023-01 |\n\n"
    "## Benchmarks\n\n| Title | Date |\n|---|---|\n| [Old Bench](https://arxiv.org/abs/2301.00003) | 2023-01 |\n"
)
DATED = (
    "# Awesome VLM\r\n\r\nKept by people.\r\n\r\n## Models\r\n\r\n"
    "* [2023.02] **[Old Two](https://arxiv.org/abs/2302.00002)**, a model\r\n"
    "* [2023.01] **[Old One](https://arxiv.org/abs/2301.00001)**, a model\r\n\r\n## Benchmarks\r\n\r\n"
    "* [2023.01] **[Old Bench](https://arxiv.org/abs/2301.00003)**, a benchmark\r\n"
)
PAGES = {"bullets": FIRST_LIST, "table": TABLE, "dated": DATED}


@dataclass(frozen=True)
class Beginning:
    """How a life begins."""

    page: str = "bullets"
    plain: bool = True
    """Is the list edited by the plainest editor there is? Else by the tracker's own."""
    graphql: bool = True
    lists: int = 1
    one_file: bool = False
    way: str = "pull-request"


@contextmanager
def life(folder: Path, beginning: Beginning) -> Iterator[Life]:
    """A life at its beginning."""
    text = PAGES[beginning.page]
    with scene(folder, graphql=beginning.graphql, text=text) as stage:
        if not beginning.plain:
            stage.editor = PageEditor({}, date(2026, 11, 20))
        stage.direct = beginning.way == "direct"
        if beginning.way == "fork":
            stage.fork = True
            stage.world.writers.discard("tracker-bot")
        shelves = [Shelf(stage)]
        if beginning.lists == 2:
            path = PATH if beginning.one_file else "docs/DATA.md"
            if path != PATH:
                # not the same words: where both are moved, git tells them apart by those
                other = text.replace("Old ", "Old Data ").replace("/2301.", "/2303.")
                stage.person().push("main", {path: other.encode()}, "Begin another list")
            shelves.append(Shelf(replace(stage, name=SECOND, path=path, nominees=[], questions=[])))
        made = Life(shelves, folder)
        try:
            yield made
        finally:
            made.stage.store.close()
