"""The half of `tracker lint` that looks at what people propose: added lines alone, in a checkout or on GitHub."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.output import Exit, ended, json_line, say, show

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from tracker.contributions.review import Review
    from tracker.http.strangers import Sign
    from tracker.lint.finding import Rule
    from tracker.lists.reading.page import Page
    from tracker.settings.model import Settings


def lint_added(
    pages: Mapping[Path, Collection[Rule]], against: str, *, links: bool, annotate: bool, as_lines: bool
) -> Exit:
    """Check what the working copy adds to pages since a revision, but for the rules that each has turned off."""
    from tracker.cli.findings import row
    from tracker.cli.listfile import page_in, read_list
    from tracker.cli.summary import add_to_page, titled
    from tracker.contributions.review import beside_the_lines, in_words, links_left, review
    from tracker.settings.load import environment

    reviews: list[Review] = []
    with ExitStack() as stack:
        look = _look(stack) if links else None
        for path, off in pages.items():
            before, after = _committed(path, against), page_in(path, read_list(path), opened=False)
            reviews.append(review(str(path), before, after, look, off))
    if left := links_left(reviews):
        say(left)
    if not any(one.findings for one in reviews):
        say(f"no faults in what was added since {against}")
    if annotate:
        show("\n".join(beside_the_lines(reviews)), ours=True)
        add_to_page(titled("", in_words(reviews)), environment())
    for one in reviews:
        for finding in one.findings:
            if as_lines:
                json_line(row(replace(finding, fix=None), ""))
            elif not annotate:
                show(f"{finding.path}:{finding.line}: {finding.weight}: {finding.rule}: {finding.message}")
    return Exit.FAILURE if any(one.errors for one in reviews) else Exit.FINE


def lint_pull_requests(settings: Settings, off: frozenset[Rule], *, links: bool, as_lines: bool) -> Exit:
    """Look at people's open pull requests on GitHub and keep one comment under each that has something to mend."""
    from tracker import wiring
    from tracker.contributions.rounds import go_round
    from tracker.forge.errors import ForgeError
    from tracker.settings.load import environment

    repositories = dict.fromkeys(one.repository for one in settings.lists)
    failed = 0
    with ExitStack() as stack:
        look = _look(stack) if links else None
        for name in repositories:
            lists = {one.path: off | set(one.lint.off) for one in settings.lists if one.repository == name}
            try:
                forge = wiring.github(settings, environment(), name)
                pulls = forge.open_pulls(settings.github.branch_prefix)
            except ForgeError as error:  # one that cannot be read holds up no other
                failed += 1
                say(f"{name}: {error}")
                continue
            if not pulls:
                say(f"{name}: no pull request of people is open")
            for number, what in go_round(forge, pulls, lists, look):
                if as_lines:
                    json_line({"repository": name, "number": number, "told": what})
                else:
                    show(f"{name}#{number}: {what}")
    return ended(failed, len(repositories))


def _look(stack: ExitStack) -> Callable[[str], Sign]:
    from tracker.http.strangers import Strangers

    return stack.enter_context(Strangers()).look


def _committed(path: Path, revision: str) -> Page:
    """A page as it is in a revision; one that is new there is blank."""
    from tracker.cli.listfile import page_in
    from tracker.errors import UsageError
    from tracker.git import Git
    from tracker.settings.load import environment

    there = path.resolve()  # a link is followed: in git it says only where it leads
    git = Git(there.parent, environment())
    if not git.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").ok:
        if not git.run("rev-parse", "--git-dir").ok:
            raise UsageError(f"{path} is in no clone of a repository, so it has no revision {revision}")
        raise UsageError(
            f"there is no revision {revision} of {path}; on GitHub Actions, check out with fetch-depth: 2"
        )
    shown = git.raw("show", f"{revision}:./{there.name}")
    return page_in(path, shown or b"", opened=False)
