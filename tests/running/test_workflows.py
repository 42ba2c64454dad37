"""The workflows that a list adopts: safe by an audit, valid by a schema, walked in a shell."""

import json
import re
import subprocess
import sysconfig
from itertools import product
from pathlib import Path

import pytest
import typer
from support.command_line import app
from support.shared import ROOT
from support.workflow_shell import (
    ACTION,
    WORKFLOWS,
    Step,
    evaluate,
    every_step,
    filled,
    jobs,
    load,
    shell,
    steps,
)

from tracker.adoption.files import WORKFLOWS as WRITTEN

SCRIPTS = Path(sysconfig.get_path("scripts"))
STEPS = list(every_step())
SHIM = """#!/usr/bin/env bash
printf '%s\\0' "$@" >> "$CALLS"
printf '\\n' >> "$CALLS"
exit "${TRACKER_EXIT:-0}"
"""


def named(found: tuple[Path, str, Step]) -> str:
    path, job, step = found
    return f"{path.stem}-{job}-{step.name}".replace(" ", "_")


def zizmor(folder: Path, *options: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [
            SCRIPTS / "zizmor",
            "--offline",
            "--quiet",
            "--persona",
            "auditor",
            "--format",
            "json",
            *options,
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 11, 12, 13, 14), done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with our workflows where GitHub looks for them, and our action."""
    folder = tmp_path_factory.mktemp("adopted")
    place = folder / ".github" / "workflows"
    place.mkdir(parents=True)
    for path in WORKFLOWS:
        (place / path.name).write_bytes(path.read_bytes())
    (folder / "action.yml").write_bytes(ACTION.read_bytes())
    return folder


def test_strictest_audit_finds_nothing(adopted: Path) -> None:
    assert zizmor(adopted) == []


def test_the_one_thing_the_audit_is_told_to_overlook_is_the_comment_trigger(adopted: Path) -> None:
    assert [finding["ident"] for finding in zizmor(adopted, "--no-ignores")] == ["dangerous-triggers"]


@pytest.mark.parametrize(
    ("schema", "path"),
    [("vendor.github-actions", ACTION), *(("vendor.github-workflows", path) for path in WORKFLOWS)],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_schema_accepts_each_file(schema: str, path: Path) -> None:
    done = subprocess.run(
        [SCRIPTS / "check-jsonschema", "--builtin-schema", schema, path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_workflow_comes_with_adopting_a_list() -> None:
    assert sorted(path.name for path in WORKFLOWS) == sorted(WRITTEN)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_permissions_are_given_job_by_job_and_nothing_is_cut_short(path: Path) -> None:
    found = load(path)
    assert found["permissions"] == {}
    assert found["concurrency"]["cancel-in-progress"] is False
    for job in jobs(path).values():
        assert job["permissions"]
        assert job["timeout-minutes"]


def test_whatever_acts_on_the_list_stands_in_one_queue() -> None:
    found = {path.stem: load(path)["concurrency"] for path in WORKFLOWS}
    assert found["track"] == found["feedback"] == found["digest"]
    assert found["track"]["group"] != found["lint"]["group"]
    assert found["track"]["queue"] == "max", "a day's run that waits must not give way to somebody's tick"


@pytest.mark.parametrize("found", STEPS, ids=named)
def test_text_from_outside_reaches_no_shell(found: tuple[Path, str, Step]) -> None:
    assert "${{" not in found[2].run


@pytest.mark.parametrize("found", [found for found in STEPS if found[2].uses], ids=named)
def test_actions_are_pinned_and_leave_no_credentials(found: tuple[Path, str, Step]) -> None:
    path, _, step = found
    assert re.search(rf"{re.escape(step.uses)} # v\d+\.\d+\.\d+$", path.read_text(), re.MULTILINE)
    assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.uses)
    if step.uses.startswith("actions/checkout@"):
        assert step.settings["persist-credentials"] is False


@pytest.mark.parametrize("job", [(path, job) for path in WORKFLOWS for job in jobs(path)], ids=str)
def test_memory_is_saved_also_when_the_run_failed_but_not_where_it_could_not_be_brought(
    job: tuple[Path, str],
) -> None:
    found = steps(*job)
    pulls = [step for step in found if "state pull" in step.run]
    pushes = [step for step in found if "state push" in step.run]
    assert len(pulls) == len(pushes)
    for step in pushes:
        assert "always()" in step.condition
        assert evaluate(step.condition, {"steps.memory.outcome": "success"})
        for outcome in ("failure", "skipped", ""):
            assert not evaluate(step.condition, {"steps.memory.outcome": outcome})
    brought = [raw for raw in jobs(job[0])[job[1]]["steps"] if "state pull" in raw.get("run", "")]
    assert all(raw["id"] == "memory" for raw in brought)


COMMAND_LINE = typer.main.get_command(app)
"""Put together once: the calls that are read are many."""


def found_commands() -> set[str]:
    return set(getattr(COMMAND_LINE, "commands", {}))


def parsed(arguments: list[str]) -> None:
    """Let our own command line read a call, without doing it."""
    command = COMMAND_LINE
    context = command.make_context("tracker", list(arguments))
    while hasattr(command, "resolve_command"):
        rest = [*context._protected_args, *context.args]
        name, command, rest = command.resolve_command(context, rest)
        assert command is not None, f"no such command: {rest}"
        context = command.make_context(name, rest, parent=context)


def calls(
    step: Step, context: dict[str, str], folder: Path, *, leaves: int = 0
) -> tuple[int, list[list[str]]]:
    """What `tracker` is called with when a step runs in a real shell, and how the step ends."""
    shim = folder / "tracker"
    shim.write_text(SHIM)
    shim.chmod(0o755)
    log = folder / "calls"
    log.write_text("")
    environment = {
        "PATH": f"{folder}:/usr/bin:/bin",
        "CALLS": str(log),
        "TRACKER_EXIT": str(leaves),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    code = shell(step, context, environment, folder)
    return code, [line.split("\0")[:-1] for line in log.read_text().splitlines()]


def contexts(step: Step) -> list[dict[str, str]]:
    """Every combination of inputs given and not given that a step reads."""
    samples = {
        "inputs.dry_run": ["true", "false"],
        "inputs.dry-run": ["true", "false"],
        "inputs.since": ["", "2026-11-01"],
        "inputs.sources": ["", "arxiv hf_papers"],
        "inputs.list": ["", "my list"],
        "inputs.limit": ["", "5"],
        "inputs.config": ["", "my settings.toml"],
        "inputs.command": ["run", "feedback", "digest"],
    }
    text = " ".join(map(str, step.environment.values()))
    names = [name for name in samples if re.search(rf"\b{re.escape(name)}\b", text)]
    return [dict(zip(names, values, strict=True)) for values in product(*(samples[name] for name in names))]


@pytest.mark.parametrize("found", [found for found in STEPS if "tracker " in found[2].run], ids=named)
def test_our_own_command_line_reads_every_call(found: tuple[Path, str, Step], tmp_path: Path) -> None:
    for context in contexts(found[2]):
        code, made = calls(found[2], context, tmp_path)
        assert code == 0
        assert made
        for arguments in made:
            if arguments[0] in found_commands():
                parsed(arguments)


def test_inputs_reach_the_run_whole(tmp_path: Path) -> None:
    (step,) = (step for step in steps(ROOT / "workflows" / "track.yml", "track") if step.name == "Track")
    hostile = "\"; touch broken; $(touch broken) `touch broken` ' \\ *"
    context = {"inputs.list": hostile, "inputs.dry_run": "true", "inputs.sources": "arxiv, hf_papers"}
    _, made = calls(step, context, tmp_path)
    assert made == [["run", "--dry-run", "--source", "arxiv", "--source", "hf_papers", "--list", hostile]]
    assert not (tmp_path / "broken").exists()


@pytest.mark.parametrize(
    ("path", "job", "name"), [("workflows/track.yml", "track", "Track"), ("action.yml", "action", "Work")]
)
def test_a_star_among_the_sources_names_no_files(path: str, job: str, name: str, tmp_path: Path) -> None:
    (step,) = (step for step in steps(ROOT / path, job) if step.name == name)
    context = {"inputs.sources": "*,\npwc", "inputs.command": "run", "inputs.dry-run": "false"}
    _, made = calls(step, context, tmp_path)
    assert made == [["run", "--source", "*", "--source", "pwc"]]


@pytest.mark.parametrize(
    ("command", "called"),
    [
        (
            "run",
            ["run", "--since", "7d", "--list", "vlm", "--source", "arxiv", "--source", "pwc", "--limit", "3"],
        ),
        ("feedback", ["run", "--no-poll", "--since", "7d", "--list", "vlm", "--limit", "3"]),
        ("digest", ["digest", "--since", "7d", "--deliver"]),
    ],
)
def test_inputs_of_the_action_reach_what_takes_them(command: str, called: list[str], tmp_path: Path) -> None:
    (step,) = (step for step in steps(ACTION, "action") if step.name == "Work")
    given = {"command": command, "since": "7d", "list": "vlm", "sources": "arxiv,pwc", "limit": "3"}
    context = {f"inputs.{name}": value for name, value in {**given, "dry-run": "false"}.items()}
    _, made = calls(step, context, tmp_path)
    assert made == [called]


@pytest.mark.parametrize("leaves", [0, 1], ids=["fine", "failure"])
def test_a_digest_that_the_action_only_shows_stands_on_the_page(leaves: int, tmp_path: Path) -> None:
    (step,) = (step for step in steps(ACTION, "action") if step.name == "Work")
    context = {"inputs.command": "digest", "inputs.dry-run": "true"}
    assert calls(step, context, tmp_path, leaves=leaves) == (leaves, [["digest", "--format", "md"]])
    assert (tmp_path / "summary.md").exists()


@pytest.mark.parametrize(
    "given",
    [{"command": "runs"}, {"dry-run": "yes"}, {"dry-run": "True"}, {"dry-run": ""}],
    ids=["command", "yes", "capital", "empty"],
)
def test_the_action_does_nothing_where_an_input_is_none_that_it_knows(
    given: dict[str, str], tmp_path: Path
) -> None:
    first = steps(ACTION, "action")[0]
    inputs = {"command": "run", "dry-run": "false", **given}
    assert calls(first, {f"inputs.{name}": value for name, value in inputs.items()}, tmp_path) == (2, [])
    assert next(iter(given)) in (tmp_path / "summary.md").read_text()


@pytest.mark.parametrize(
    ("left", "ends"),
    [(0, 0), (3, 0), (1, 1), (2, 2)],
    ids=["fine", "partial is a warning", "failure", "settings"],
)
@pytest.mark.parametrize("job", ["track", "feedback", "digest"])
def test_job_ends_as_the_run_did_but_for_a_partial_one(
    left: int, ends: int, job: str, tmp_path: Path
) -> None:
    (step,) = (step for step in steps(ROOT / "workflows" / f"{job}.yml", job) if "status=$?" in step.run)
    assert calls(step, {}, tmp_path, leaves=left)[0] == ends


@pytest.mark.parametrize(
    ("path", "job"),
    [
        *((ROOT / "workflows" / f"{job}.yml", job) for job in ("track", "feedback", "digest")),
        (ACTION, "action"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_list_or_channel_that_failed_ends_the_job_in_red_after_all_is_saved(
    path: Path, job: str, tmp_path: Path
) -> None:
    *before, last = steps(path, job)
    assert [step.name for step in before if "state push" in step.run]
    assert evaluate(last.condition, {"steps.work.outputs.failed": "1"})
    assert not evaluate(last.condition, {})
    assert calls(last, {}, tmp_path)[0] == 1
    raw = next(one for one in jobs(path)[job]["steps"] if one.get("id") == "work")
    assert "tracker" in raw["run"]


@pytest.mark.parametrize("since", ["", "2026-11-01"], ids=["as set", "as asked"])
def test_the_digests_period_is_the_settings_unless_somebody_asks(since: str, tmp_path: Path) -> None:
    found = [step for step in steps(ROOT / "workflows" / "digest.yml", "digest") if "digest" in step.run]
    made = [call for step in found for call in calls(step, {"inputs.since": since}, tmp_path)[1]]
    asked = ["--since", since] if since else []
    assert made[0] == ["digest", *asked, "--deliver"]
    assert made[1][: 3 + len(asked)] == ["digest", *asked, "--format", "html"]


@pytest.mark.parametrize("leaves", [0, 1, 2], ids=["fine", "failure", "settings"])
def test_a_digest_that_is_only_to_be_seen_tells_nobody_and_publishes_nothing(
    leaves: int, tmp_path: Path
) -> None:
    context = {"inputs.dry_run": "true", "inputs.since": "7d", "vars.TRACKER_PAGES": "true"}
    found = {step.name: step for step in steps(ROOT / "workflows" / "digest.yml", "digest")}
    seen = calls(found["Tell"], context, tmp_path, leaves=leaves)
    assert seen == (leaves, [["digest", "--since", "7d", "--format", "md"]])
    assert (tmp_path / "summary.md").exists()
    drawing = {**context, "steps.memory.outcome": "success"}
    assert not evaluate(found["Draw the page and the feed"].condition, drawing)
    for asked in ("", "false"):  # a schedule has no inputs
        assert evaluate(found["Draw the page and the feed"].condition, {**drawing, "inputs.dry_run": asked})


def test_a_page_that_was_drawn_is_published_though_a_channel_failed() -> None:
    of_digest = jobs(ROOT / "workflows" / "digest.yml")
    found = {step.name: step for step in steps(ROOT / "workflows" / "digest.yml", "digest")}
    draw, hand = found["Draw the page and the feed"].condition, found["Hand the page over"].condition
    page, told_of = of_digest["page"]["if"], of_digest["digest"]["outputs"]["handed_over"]
    assert all("always()" in one for one in (draw, hand, page))
    assert evaluate(draw, {"steps.memory.outcome": "success", "vars.TRACKER_PAGES": "true"})
    assert not evaluate(draw, {"steps.memory.outcome": "failure", "vars.TRACKER_PAGES": "true"})
    for outcome, follows in (("success", "true"), ("failure", ""), ("skipped", ""), ("", "")):
        assert evaluate(hand, {"steps.drawn.outcome": outcome}) == follows
        handed = filled(told_of, {"steps.handed.outcome": outcome})
        assert evaluate(page, {"needs.digest.outputs.handed_over": handed}) == follows


def test_expressions_are_worked_out_as_github_does() -> None:
    either = "${{ github.event.pull_request.number || github.repository }}"
    assert filled(either, {"github.repository": "me/list"}) == "me/list"
    assert filled(either, {"github.event.pull_request.number": "7", "github.repository": "me/list"}) == "7"
