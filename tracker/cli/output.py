"""What a command says: data on stdout, narration on stderr, and an exit code a script can act on."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from enum import IntEnum
from errno import EACCES, EISDIR, ENOTDIR
from io import TextIOWrapper
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from state.records import Outcome


class Exit(IntEnum):
    """How a command ended."""

    FINE = 0
    FAILURE = 1
    USAGE = 2
    PARTIAL = 3
    """Some source, list or line did not go well; the rest did."""


def ended(failed: int, of: int) -> Exit:
    """All failed is a failure, some is partial."""
    return Exit.FINE if not failed else Exit.FAILURE if failed == of else Exit.PARTIAL


def ended_as(outcome: Outcome) -> Exit:
    """The exit code of a run or poll."""
    from state.records import Outcome

    return Exit.FINE if outcome.well else Exit.FAILURE if outcome is Outcome.FAILED else Exit.PARTIAL


def show(text: str, *, ours: bool = False) -> None:
    """Print a result, and nothing but results, on stdout.

    What stands in it came from outside and is shown, not acted upon; in a file or a pipe it is exact, so that a diff applies.
    `ours` has signs for the terminal, or words for the runner, that we put in on purpose.
    """
    shown = text if ours else _shown(text, sys.stdout)
    try:
        sys.stdout.write(f"{shown}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        seen_enough()


def _shown(text: str, stream: TextIO) -> str:
    """A text as it may stand where it goes."""
    from tracker.showing import for_a_terminal, for_the_runner

    if stream.isatty():
        return for_a_terminal(text)
    return for_the_runner(text) if _runner_reads(stream) else text


def _runner_reads(stream: TextIO) -> bool:
    """Is it GitHub Actions that takes what we print, and not a file?"""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return False
    try:
        return not S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # a stream that is none of the system's
        return True


def seen_enough() -> NoReturn:
    """End well: whoever read our output, as `head` does, went away."""
    drop_output()
    sys.exit(Exit.FINE)


def drop_output() -> None:
    """Let what is left of our output go nowhere, or Python would try once more at its end, and complain."""
    _drop(sys.stdout)


def drop_what_nobody_hears() -> None:
    """Let narration go nowhere that is left because nobody takes it, or Python would end with a code of its own for it."""
    try:
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def give_missing_streams() -> None:
    """Whoever started us may have closed our streams: then there is nothing to read, and nobody to tell.

    What nobody hears is not missed, but a result that can go nowhere is an error, as on a disk that is full.
    """
    for name, kind in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, kind)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))  # open as long as we run


def let_any_text_out() -> None:
    """A list may hold bytes that are no text, and a terminal may lack our signs: neither is worth an error.

    A file or a pipe gets UTF-8 wherever we run, and odd bytes as they are in the list: an export can be read again and a
    diff applies. The encoding of the machine, as on Windows, is for terminals alone; what one lacks it shows as `?`.
    """
    if not isinstance(sys.stdout, TextIOWrapper):
        return
    if sys.stdout.isatty() and sys.stdout.encoding.lower().replace("-", "") != "utf8":
        sys.stdout.reconfigure(errors="replace")
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


def need_file(out: Path | None) -> None:
    """Before the work: what is to be written at its end cannot take the place of a folder, nor stand where nothing may."""
    from tracker.errors import UsageError, no_access

    if out is None:
        return
    try:
        if out.is_dir():
            raise UsageError(f"cannot write {out}: {os.strerror(EISDIR)}; name a file in it")
        _need_room(out)
    except OSError as error:
        raise no_access("write", out, error) from error


def _need_room(out: Path) -> None:
    """May a file be written there, and folders that are missing be made? A pipe or a device takes no other's place."""
    there = [out] if out.exists() else []
    if not there or out.is_file():
        there.append(next(one for one in Path(os.path.realpath(out)).parents if one.exists()))
        if not there[-1].is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
    if not all(os.access(one, os.W_OK) for one in there):
        raise PermissionError(EACCES, os.strerror(EACCES))


def write_page(path: Path, text: str) -> None:
    """Write what `--out` asks for, and say so; bytes of a list that are no text stand there as the sign for such."""
    from state.files import write_whole
    from tracker.errors import no_access

    new = next((folder for folder in reversed(path.parents) if not folder.exists()), None)
    try:
        write_whole(path, _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text).encode())
    except OSError as error:
        raise no_access("write", path, error) from error
    say(f"wrote {path}" + (f"; made the folder {new} for it" if new else ""))


_NO_TEXT = re.compile("[\ud800-\udfff]")


def json_line(row: Mapping[str, object]) -> None:
    """Print one result as one line of JSON; bytes of a list that are no text are told as U+FFFD."""
    line = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", json.dumps(row, ensure_ascii=False))
    show(line.replace("##[", r"##\u005b"))  # the same JSON, and nothing that GitHub's runner knows


def say(text: str, *, ours: bool = False) -> None:
    """Tell a person what happens, on stderr; where nobody hears it, the work goes on all the same.

    What it quotes from outside does nothing, wherever it is read; `ours` is meant for the runner of GitHub Actions.
    """
    from tracker.showing import for_a_terminal

    with suppress(OSError):
        told = for_a_terminal(text)
        sys.stderr.write(f"{told if ours else _shown(told, sys.stderr)}\n")
        sys.stderr.flush()
