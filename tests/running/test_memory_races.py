"""Several save the memory at once, or find it changed: nothing is lost, and a race lost again and again is told."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pytest
from support.notebook import Notebook, noted
from support.saved_memory import NAME, NOW, branch, commits

from state.store import Forgetting
from tracker.memory.branch import ATTEMPTS, MemoryBranch, Saved
from tracker.memory.errors import (
    MemoryContestedError,
)


def test_what_others_saved_meanwhile_is_merged(remote: Path) -> None:
    ours, theirs = Notebook(), Notebook()
    branch(remote).pull(ours, NOW)
    branch(remote).pull(theirs, NOW)
    theirs.write("2026-11-18")
    branch(remote).push(theirs, NOW)
    ours.write("2026-11-19")
    assert branch(remote).push(ours, NOW).outcome is Saved.MERGED
    after = Notebook()
    branch(remote).pull(after, NOW)
    assert after.lines == noted("2026-11-18", "2026-11-19").lines == ours.lines


@dataclass
class Intruder:
    """Saves to the branch at the worst moment: when we have read it and not yet written it."""

    book: Notebook
    remote: Path
    times: int

    def __call__(self) -> None:
        if self.times:
            self.times -= 1
            self.book.write(f"2026-01-{self.times + 1:02}")
            branch(self.remote).push(self.book, NOW)


class Interrupted(Notebook):
    """A store during whose export somebody else saves."""

    intruder: Intruder | None = None

    def export(self, out: TextIO, forget: Forgetting | None = None) -> object:
        if self.intruder:
            self.intruder()
        return super().export(out, forget)


@pytest.mark.parametrize("times", [1, 3, ATTEMPTS - 1])
def test_push_that_lost_the_race_merges_and_tries_again(remote: Path, times: int) -> None:
    book = Interrupted()
    book.write("2026-11-19")
    book.intruder = Intruder(Notebook(), remote, times)
    assert branch(remote).push(book, NOW).outcome is Saved.MERGED
    after = Notebook()
    branch(remote).pull(after, NOW)
    assert len(after.lines) == times + 1
    assert commits(remote) == times + 1


def test_race_lost_again_and_again_ends_with_a_sentence_and_loses_nothing_there(remote: Path) -> None:
    book = Interrupted()
    book.intruder = Intruder(Notebook(), remote, 99)
    book.write("2026-11-19")
    with pytest.raises(MemoryContestedError, match="nothing is lost"):
        branch(remote).push(book, NOW)
    assert commits(remote) == ATTEMPTS


def test_many_at_once_lose_nothing(remote: Path) -> None:
    patient = MemoryBranch(f"file://{remote}", NAME, dict(os.environ))
    faults: list[BaseException] = []

    def work(day: int) -> None:
        try:
            patient.push(noted(f"2026-11-{day:02}"), NOW)
        except MemoryContestedError as error:  # would be a failure of the test, told below
            faults.append(error)

    threads = [threading.Thread(target=work, args=(day,)) for day in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = Notebook()
    branch(remote).pull(after, NOW)
    assert not faults
    assert after.lines == noted(*(f"2026-11-{day:02}" for day in range(1, 5))).lines


def test_pull_of_what_is_known_already_is_not_merged_again_on_push(remote: Path) -> None:
    branch(remote).push(noted("2026-11-18"), NOW)
    book = Notebook()
    branch(remote).pull(book, NOW)
    book.write("2026-11-19")
    branch(remote).push(book, NOW)
    assert book.imports == 1


def test_blank_store_pushed_over_a_full_branch_forgets_nothing(remote: Path) -> None:
    branch(remote).push(noted("2026-11-18"), NOW)
    assert branch(remote).push(Notebook(), NOW).outcome is Saved.UNCHANGED
    assert commits(remote) == 1


def test_push_that_meets_one_which_has_the_branch_in_hand_is_tried_again(remote: Path) -> None:
    hook = remote / "hooks" / "pre-receive"
    hook.write_text('#!/bin/sh\nrm "$0"\necho "cannot lock ref" >&2\nexit 1\n')
    hook.chmod(0o755)
    assert branch(remote).push(noted("2026-11-18"), NOW).outcome is Saved.SAVED
