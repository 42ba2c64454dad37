"""`tracker add` as its users call it: by id, by address, by record, into a file and into a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.json_page import documented
from support.ready_tracker import called

from tracker.cli.output import Exit
from tracker.demo.rehearsal import MORNING, page
from tracker.loopback.faults import Fault
from tracker.loopback.stage import Stage
from tracker.loopback.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

PLACE = {"section", "line", "inserted", "fidelity", "runner_up"}
"""What is said of the file here, and not of a pull request."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with Stage(tmp_path, page(), MORNING) as made:
        (tmp_path / "tracker.toml").write_text(made.settings())
        (tmp_path / "README.md").write_bytes(page())
        yield made


def tracker(stage: Stage, *words: str, **environment: str) -> CompletedProcess[str]:
    surroundings = {"PATH": "/usr/bin:/bin", **stage.environment(), **environment}
    return called("add", *words, folder=stage.folder, environment=surroundings)


def known(stage: Stage) -> str:
    """The id of a paper that the loopback's arXiv knows."""
    del stage  # its services are of the world as it is made without further words
    return World().papers[0].arxiv_id


@pytest.mark.parametrize(
    "form", ["{}", "https://arxiv.org/abs/{}", "https://huggingface.co/papers/{}", "arXiv:{}v1"]
)
def test_a_paper_is_found_by_id_and_by_address(stage: Stage, form: str) -> None:
    done = tracker(stage, form.format(known(stage)), "--force", "--json", "--write")
    assert done.returncode == Exit.FINE, done.stderr
    (told,) = map(json.loads, done.stdout.splitlines())
    assert told["status"] == "added"
    assert known(stage) in "".join(told["inserted"])
    assert known(stage) in (stage.folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("work", "sentence", "code"),
    [
        ("9901.00001", "arXiv knows no 9901.00001", Exit.FAILURE),
        ("https://huggingface.co/nobody/nothing-7b", "Hugging Face knows no", Exit.FAILURE),
        ("https://doi.org/10.1000/made-up", "give its facts with --record", Exit.USAGE),
        ("https://github.com/made/up", "give its facts with --record", Exit.USAGE),
        ("https://paperswithcode.com/paper/made-up", "give its facts with --record", Exit.USAGE),
        ("not an id", "give its facts with --record", Exit.USAGE),
    ],
)
def test_what_cannot_be_found_is_said_in_one_sentence(
    stage: Stage, work: str, sentence: str, code: Exit
) -> None:
    done = tracker(stage, work)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lost", ["9901.00001", "https://huggingface.co/nobody/nothing-7b"])
@pytest.mark.parametrize("where", ["--write", "--pr"])
def test_what_is_known_is_added_though_another_is_not(stage: Stage, lost: str, where: str) -> None:
    done = tracker(stage, lost, known(stage), where, "--force", "--json")
    assert done.returncode == Exit.PARTIAL
    (told,) = map(json.loads, done.stdout.splitlines())
    assert told["status"] == "added"
    assert f"{lost}: " in done.stderr


@pytest.mark.parametrize("fault", [Fault.WEB_PAGE, Fault.SERVER_ERROR, Fault.RATE_LIMIT_SPENT])
def test_a_service_in_trouble_is_named(stage: Stage, fault: Fault) -> None:
    stage.sources.arxiv.faults.turn_on(fault)
    done = tracker(stage, known(stage))
    assert done.returncode == Exit.FAILURE
    assert "arXiv did not answer" in done.stderr


def test_without_a_network_arxiv_is_named(stage: Stage) -> None:
    done = tracker(stage, known(stage), TRACKER_ARXIV_API_URL="http://127.0.0.1:9/api/query")
    assert done.returncode == Exit.FAILURE
    assert "arXiv did not answer" in done.stderr
    assert done.stderr.endswith("; try again later, or give the facts with --record FILE\n")


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_what_takes_no_time_is_not_announced(stage: Stage, words: tuple[str, ...]) -> None:
    done = tracker(stage, known(stage), "--force", "--write", *words)
    assert done.returncode == Exit.FINE
    assert not any(line.startswith("arXiv") for line in done.stderr.splitlines())


@pytest.mark.parametrize("words", [(), ("--force",)])
def test_nobody_is_asked_of_a_work_that_the_list_has(stage: Stage, words: tuple[str, ...]) -> None:
    listed = page().decode().partition("arxiv.org/abs/")[2][:10]
    done = tracker(
        stage,
        f"https://arxiv.org/pdf/{listed}v2",
        *words,
        "--json",
        TRACKER_ARXIV_API_URL="http://127.0.0.1:9/api/query",
    )
    (told,) = map(json.loads, done.stdout.splitlines())
    assert (told["title"], told["status"]) == (listed, "duplicate")
    assert f"arxiv:{listed}" in told["reason"]


def test_a_model_that_the_list_has_is_known_without_hugging_face(stage: Stage) -> None:
    path = stage.folder / "README.md"
    path.write_bytes(page() + b"\n- [Pot](https://huggingface.co/made/pot-7b)\n")
    done = tracker(stage, "https://huggingface.co/made/pot-7b", HF_ENDPOINT="http://127.0.0.1:9")
    assert "duplicate: already on line" in done.stderr


ELSEWHERE = """
- **Spout** - Which Pot Is Hot [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://github.com/made/spout)]
- [Lids, Measured](https://doi.org/10.1000/made-up)
- [Brews Open to Review](https://openreview.net/forum?id=MadeUp12345)
"""


@pytest.mark.parametrize(
    ("address", "sure"),
    [
        ("https://github.com/Made/Spout/tree/main", False),
        ("https://doi.org/10.1000/MADE-UP", True),
        ("https://openreview.net/pdf?id=MadeUp12345", True),
    ],
    ids=["code", "a journal's page", "a review's page"],
)
@pytest.mark.parametrize("force", [False, True])
def test_what_the_list_has_is_known_by_addresses_that_nobody_is_asked_for(
    stage: Stage, address: str, *, sure: bool, force: bool
) -> None:
    """One who insists is held up by a repository no more, and then has to say of which work it is."""
    (stage.folder / "README.md").write_bytes(page() + ELSEWHERE.encode())
    done = tracker(stage, address, *(["--force"] if force else []))
    known_so = sure or not force
    assert done.returncode == (Exit.PARTIAL if known_so else Exit.USAGE)
    assert ("duplicate: already on line" if known_so else "give its facts with --record") in done.stderr


def test_a_repository_that_stands_in_no_entry_is_no_work_of_the_list(stage: Stage) -> None:
    (stage.folder / "README.md").write_bytes(b"Made at https://github.com/made/spout.\n\n" + page())
    assert "give its facts with --record" in tracker(stage, "https://github.com/made/spout").stderr


def test_a_person_proposes_in_the_pull_request_once(stage: Stage) -> None:
    first = tracker(stage, known(stage), "--pr", "--force", "--json")
    assert first.returncode == Exit.FINE, first.stderr
    told = json.loads(first.stdout)
    assert (told["status"], told["pull_request"] is not None) == ("added", True)
    written = len(stage.github.writes)
    again = tracker(stage, known(stage), "--pr", "--force", "--json")
    assert json.loads(again.stdout)["status"] == "duplicate"
    assert len(stage.github.writes) == written
    assert (stage.folder / "README.md").read_bytes() == page()


def test_what_is_committed_without_a_pull_request_was_added(stage: Stage) -> None:
    settings = stage.settings().replace("[github]", '[github]\nmode = "direct"')
    (stage.folder / "tracker.toml").write_text(settings)
    done = tracker(stage, known(stage), "--pr", "--force", "--json")
    told = json.loads(done.stdout)
    assert (told["status"], told["reason"]) == ("added", "committed to the list")
    assert set(told) == documented("tracker add") - PLACE
    assert told["pull_request"] is None


def test_where_github_does_not_answer_what_was_proposed_still_is(stage: Stage) -> None:
    tracker(stage, known(stage), "--pr", "--force")
    lost = {"GITHUB_API_URL": "http://127.0.0.1:9", "GITHUB_GRAPHQL_URL": "http://127.0.0.1:9"}
    told = tracker(stage, known(stage), "--pr", "--force", "--json", **lost)
    row = json.loads(told.stdout)
    assert (row["status"], row["pull_request"]) == ("duplicate", None)


def test_what_github_did_not_hear_of_waits(stage: Stage) -> None:
    lost = {"GITHUB_API_URL": "http://127.0.0.1:9", "GITHUB_GRAPHQL_URL": "http://127.0.0.1:9"}
    told = tracker(stage, known(stage), "--pr", "--force", **lost)
    assert told.returncode == Exit.PARTIAL
    assert f"{World().papers[0].title[:40]}" in told.stderr
    assert ": waiting: GitHub cannot be reached" in told.stderr
    assert json.loads(tracker(stage, known(stage), "--pr", "--force", "--json").stdout)["status"] == "added"


@pytest.mark.parametrize("words", [(), ("--write",)])
def test_each_work_is_told_by_its_title_and_nothing_counts_as_added_that_is_not(
    stage: Stage, words: tuple[str, ...]
) -> None:
    told = by_record(stage, *words).stderr
    status = "added" if words else "would be added"
    assert f"Saucer: A Made-Up Model: {status} under" in told
    assert "fits" not in told
    assert ("nothing is written yet: --write changes README.md" in told) is not bool(words)


def test_a_long_title_is_cut(stage: Stage) -> None:
    told = by_record(stage, title="Saucer " + "of Cups " * 20).stderr
    assert told.startswith("Saucer of Cups")
    assert "…: would be added" in told


@pytest.mark.parametrize("force", [False, True])
def test_a_record_without_id_and_address_is_no_entry_unless_it_is_insisted_on(
    stage: Stage, *, force: bool
) -> None:
    (stage.folder / "record.jsonl").write_text(
        json.dumps({"title": "Saucer: A Vision-Language Model", "ids": {"arxiv": "2611.77777"}})
    )
    told = tracker(stage, "--record", "record.jsonl", *(["--force"] if force else []))
    assert told.returncode == (Exit.FINE if force else Exit.PARTIAL)
    assert ("its entry would lead nowhere" in told.stderr) is not force


def test_each_list_is_written_as_its_own_settings_say(stage: Stage) -> None:
    (stage.folder / "zh").mkdir()
    (stage.folder / "zh" / "README.md").write_bytes(page())
    with (stage.folder / "tracker.toml").open("a") as settings:
        settings.write('[[lists]]\nname = "zh"\nrepository = "me/zh"\npath = "zh/README.md"\n')
        settings.write('[lists.keep.templates]\nBenchmarks = "- ZH [{title}]({abs})"\n')
    wish = ("--section", "Benchmarks", "--json", "--list")
    told = {path: by_record(stage, *wish, path).stdout for path in ("zh/README.md", "README.md")}
    assert '"- ZH [Saucer' in told["zh/README.md"]
    assert "ZH" not in told["README.md"]


def test_the_pull_request_and_the_file_are_not_written_at_once(stage: Stage) -> None:
    done = tracker(stage, known(stage), "--pr", "--write")
    assert done.returncode == Exit.USAGE
    assert "give one of them" in done.stderr


def test_a_list_that_is_not_in_the_settings_is_not_taken_for_the_only_one(stage: Stage) -> None:
    done = tracker(stage, known(stage), "--pr", "--force", "--list", "another.md")
    assert done.returncode == Exit.USAGE
    assert "--list another.md means no single list" in done.stderr
    assert stage.github.writes == []


def by_record(stage: Stage, *words: str, title: str = "Saucer: A Made-Up Model") -> CompletedProcess[str]:
    record = {"title": title, "arxiv_id": "2611.77777", "abstract": "Saucer sees."}
    (stage.folder / "record.jsonl").write_text(json.dumps(record))
    return tracker(stage, "--record", "record.jsonl", "--force", *words)


@pytest.mark.parametrize(
    "section", ["Benchmarks", "benchmarks", "Awesome Vision-Language Models (made up) > Benchmarks"]
)
def test_a_person_names_the_section(stage: Stage, section: str) -> None:
    (row,) = [
        json.loads(line) for line in by_record(stage, "--section", section, "--json").stdout.splitlines()
    ]
    assert row["status"] == "added"
    assert row["section"][-1] == "Benchmarks"


def test_what_is_forced_stands_under_its_kind_too(stage: Stage) -> None:
    record = {
        "arxiv_id": "2611.00999",
        "title": "GlowQA: Answering Questions about Light",
        "abstract": "We introduce GlowQA, a benchmark for vision-language models about light.",
    }
    (stage.folder / "work.jsonl").write_text(json.dumps(record))
    (row,) = map(
        json.loads, tracker(stage, "--record", "work.jsonl", "--force", "--json").stdout.splitlines()
    )
    assert row["section"][-1] == "Benchmarks"


@pytest.mark.parametrize("section", ["Benchmark sets", "Models > Benchmarks", " > "])
def test_a_section_that_is_not_there_is_refused_whatever_is_forced(stage: Stage, section: str) -> None:
    answer = by_record(stage, "--section", section, "--write")
    assert answer.returncode == Exit.USAGE
    assert "no section of README.md is called" in answer.stderr
    assert (stage.folder / "README.md").read_bytes() == page()


def test_a_slip_in_the_sections_name_is_told(stage: Stage) -> None:
    assert "do you mean 'Benchmarks'?" in by_record(stage, "--section", "Bencmarks").stderr


def test_in_the_pull_request_the_section_is_said_there(stage: Stage) -> None:
    answer = tracker(stage, "2611.00001", "--pr", "--section", "Models")
    assert answer.returncode == Exit.USAGE
    assert "/tracker move" in answer.stderr
