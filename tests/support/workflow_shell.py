"""The workflows as a runner would walk them: their steps in order, in a real shell, with GitHub's few expressions we use.

What needs GitHub itself is stood in for: checking out is a shallow clone of a real git remote, setting up Python and
installing are what the test environment already did.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from support.shared import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WORKFLOWS = sorted((ROOT / "workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass(frozen=True)
class Step:
    """One step of a job."""

    name: str
    run: str = ""
    uses: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    condition: str = ""


def load(path: Path) -> dict[str, Any]:
    """A workflow's YAML; `on` stays text rather than becoming a truth value."""
    text = re.sub(r"(?m)^on:", '"on":', path.read_text(encoding="utf-8"))
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow, or the one of a composite action."""
    found = load(path)
    only = {"action": found["runs"]} if "runs" in found else found["jobs"]
    assert isinstance(only, dict)
    return only


def steps(path: Path, job: str) -> list[Step]:
    """The steps of a job in order."""
    found = jobs(path)[job]
    around = dict(found.get("env", {}))
    return [
        Step(
            name=raw["name"],
            run=raw.get("run", ""),
            uses=raw.get("uses", ""),
            settings=raw.get("with", {}),
            environment={**around, **raw.get("env", {})},
            condition=str(raw.get("if", "")),
        )
        for raw in found["steps"]
    ]


def every_step() -> Iterator[tuple[Path, str, Step]]:
    """Each step of each job of each workflow and of the action."""
    for path in [*WORKFLOWS, ACTION]:
        for job in jobs(path):
            for step in steps(path, job):
                yield path, job, step


def evaluate(expression: str, context: Mapping[str, str]) -> str:
    """One of the expressions that our workflows use: a name, a text, `a || b`, `a && b`, `!a`, `a == b`, `always()`."""
    if "||" in expression:
        return next(filter(None, (evaluate(part, context) for part in expression.split("||"))), "")
    if "&&" in expression:
        return "true" if all(evaluate(part, context) for part in expression.split("&&")) else ""
    if expression.strip()[:1] == "!":
        return "" if evaluate(expression.strip()[1:], context) == "true" else "true"
    if "==" in expression:
        left, right = expression.split("==")
        return "true" if evaluate(left, context) == evaluate(right, context) else ""
    expression = expression.strip()
    if expression == "always()":
        return "true"
    if expression[:1] == "'":
        return expression.strip("'")
    assert re.fullmatch(r"[\w.-]+", expression), f"not understood: {expression}"
    return context.get(expression, "")


def filled(text: str, context: Mapping[str, str]) -> str:
    """A text with its expressions worked out."""
    return _EXPRESSION.sub(lambda found: evaluate(found[1], context), text)


def shell(step: Step, context: Mapping[str, str], environment: Mapping[str, str], folder: Path) -> int:
    """Run a step as GitHub's bash does; returns its exit code."""
    own = {name: filled(str(value), context) for name, value in step.environment.items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
        cwd=folder,
        env={**environment, **own},
        check=False,
    )
    return done.returncode
