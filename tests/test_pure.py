"""What says of itself that it is pure knows no clock, no network, no file, no database, no environment, no randomness."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.shared import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_LIBRARIES = "asyncio httpx logging os random secrets shutil smtplib socket sqlalchemy sqlite3 subprocess tempfile time"
_DOORS = (
    "state.files state.sql.database state.sql.store state.store tracker.clock tracker.git tracker.http.door"
    " tracker.http.opening tracker.logs tracker.settings.load tracker.wiring"
)
EFFECTS = ("urllib.request", *_LIBRARIES.split(), *_DOORS.split())
CALLS = re.compile(r"(?:open|print|input)|.*\.(?:now|write_text|write_bytes|read_bytes|environ)")
"""Files of the package itself are read as text: they are part of the program."""
FOR_WORDS_ALONE = {"tracker.http.addresses": ["httpx"]}
"""What is known there for how it takes an address apart."""
_PURE = re.compile(r"\bpure\b(?: but for [^;]*)?", re.IGNORECASE)
"""Modules that a package excepts stand behind the words in quotes of code."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {
    name_of(path): path
    for folder in ("tracker", "classifiers", "state")
    for path in (ROOT / folder).rglob("*.py")
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def says(module: str) -> re.Match[str] | None:
    """What the first paragraph of a module says of being pure."""
    return _PURE.search((ast.get_docstring(tree(module)) or "").partition("\n\n")[0])


def is_pure(module: str) -> bool:
    """Does it say so itself, or a package that it is in and that does not name it among the others?"""
    if says(module) and MODULES[module].name != "__init__.py":
        return True
    packages = [module.rsplit(".", count)[0] for count in range(1, module.count(".") + 1)]
    return any(
        (said := says(package)) and module.removeprefix(f"{package}.") not in re.findall(r"`(.+?)`", said[0])
        for package in packages
    )


def known(module: str) -> set[str]:
    """What a module names when it runs."""
    found: set[str] = set()
    nodes: list[ast.AST] = [tree(module)]
    while nodes:
        match node := nodes.pop():
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
            case ast.Import(names):
                found |= {one.name for one in names}
            case ast.ImportFrom(str(where), names):
                found |= {where, *(f"{where}.{one.name}" for one in names)}
        nodes += ast.iter_child_nodes(node)
    return found


PURE = sorted(filter(is_pure, MODULES))


def test_what_decides_is_pure() -> None:
    assert {"tracker.lists.placing.routing", "tracker.facts.extract", "tracker.job.choose"} <= set(PURE)
    assert "tracker.facts.saying.endpoint" not in PURE


@pytest.mark.parametrize("module", PURE)
def test_a_pure_module_knows_no_effect(module: str) -> None:
    effects = {one for one in known(module) if any(f"{one}.".startswith(f"{effect}.") for effect in EFFECTS)}
    assert sorted(effects) == FOR_WORDS_ALONE.get(module, [])
    calls = (node for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
    assert [said for one in calls if CALLS.fullmatch(said := ast.unparse(one.func))] == []
