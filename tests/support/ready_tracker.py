"""`tracker` for many calls in a row: a process that has imported everything and forks for each, as a shell would start it.

Each call is a process of its own with its own folder, environment, output and exit code; only the two seconds of imports
are saved. The program on the PATH is a few lines that hand over what they were called with.
"""

from __future__ import annotations

import json
import os
import pkgutil
import socket
import subprocess
import sys
import traceback
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from select import select
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CLIENT = """#!{python} -S
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as s:
    s.connect({place!r})
    call = dict(arguments=sys.argv[1:], folder=os.getcwd(), environment=dict(os.environ))
    socket.send_fds(s, [b"x"], [1, 2])
    s.sendall(json.dumps(call).encode() + b"\\n")
    sys.exit(int(s.makefile().readline() or 70))
"""
_PYTHON = """#!/usr/bin/env bash
# The environment is made already: installing is all that the workflows ask Python for.
[ "$1 $2 $3" = "-m pip install" ] && [ -n "${5:-}" ] && exit 0
exit 64
"""


@contextmanager
def ready_tracker(folder: Path) -> Iterator[Path]:
    """A folder for the PATH, with a `tracker` and a `python` in it."""
    place = _socket(folder)
    scripts = folder / "bin"
    scripts.mkdir()
    for name, text in (("tracker", _CLIENT.format(python=sys.executable, place=place)), ("python", _PYTHON)):
        (scripts / name).write_text(text)
        (scripts / name).chmod(0o755)
    command = [sys.executable, "-m", "support.ready_tracker", place]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as server:
        assert server.stdout
        assert server.stdout.readline() == b"ready\n"
        try:
            yield scripts
        finally:
            server.kill()


def _socket(folder: Path) -> str:
    return str(folder / "tracker.socket")


AT_HAND = ExitStack()
"""What the first call of a session begins, and the session's end closes."""


@cache
def _at_hand() -> str:
    folder = Path(AT_HAND.enter_context(TemporaryDirectory(prefix="tracker-ready-")))
    AT_HAND.enter_context(ready_tracker(folder))
    return _socket(folder)


def called(*words: str, folder: Path, environment: Mapping[str, str]) -> CompletedProcess[str]:
    """Call `tracker` in a process of its own, as `subprocess.run` would, and hear how it ended."""
    with socket.socket(socket.AF_UNIX) as line, TemporaryFile() as out, TemporaryFile() as err:
        line.connect(_at_hand())
        socket.send_fds(line, [b"x"], [out.fileno(), err.fileno()])
        call = {"arguments": words, "folder": str(folder), "environment": dict(environment)}
        line.sendall(json.dumps(call).encode() + b"\n")
        code = int(line.makefile().readline() or 70)
        for told in (out, err):
            told.seek(0)
        return CompletedProcess(words, code, out.read().decode(), err.read().decode())


def _serve(place: str) -> None:
    _import_everything()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen()
        print("ready", flush=True)  # noqa: T201 - told to the test that waits
        while sys.stdin not in select([server, sys.stdin], [], [])[0]:  # or whoever began it is gone
            connection, _ = server.accept()
            if os.fork() == 0:
                server.close()
                _answer(connection)
            connection.close()
            _bury()


def _import_everything() -> None:
    import sklearn.linear_model  # noqa: F401 - imported for the children

    import tracker
    from classifiers.artefact import load
    from state.store import IN_MEMORY, open_store

    for module in pkgutil.walk_packages(tracker.__path__, "tracker."):
        import_module(module.name)
    load()
    open_store(IN_MEMORY).close()


def _bury() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _answer(connection: socket.socket) -> None:
    _, descriptors, _, _ = socket.recv_fds(connection, 1, 2)
    call = json.loads(connection.makefile().readline())
    worker = os.fork()
    if worker == 0:
        _work(call, descriptors)
    _, status = os.waitpid(worker, 0)
    connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _work(call: dict[str, Any], descriptors: list[int]) -> None:
    from tracker.__main__ import main

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(descriptors[0], 1)
    os.dup2(descriptors[1], 2)
    os.chdir(str(call["folder"]))
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["tracker", *call["arguments"]]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter ends: with the traceback and 1
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
