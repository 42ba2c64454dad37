"""`tracker add` of an id, with the paper's own page read where the settings allow it, over loopback."""

import json
from pathlib import Path

import pytest
from support.command_line import app
from typer.testing import CliRunner

from tracker.loopback.services import Services
from tracker.loopback.world import World

LIST = "# Maps\n\n## Models\n\n" + "".join(
    f"- [Map{n}](https://arxiv.org/abs/2601.0000{n}) - Decoder-only architecture with {n}B parameters, "
    "using CLIP for vision encoder and Vicuna as pretrained backbone\n"
    for n in range(1, 6)
)


def add(folder: Path, settings: str, services: Services, arxiv_id: str) -> str:
    (folder / "tracker.toml").write_text(settings)
    (folder / "README.md").write_text(LIST)
    done = CliRunner().invoke(
        app,
        ["add", arxiv_id, "--list", "README.md", "--force", "--json"],
        env=services.addresses.variables(),
        catch_exceptions=False,
    )
    return str(json.loads(done.stdout)["inserted"])


@pytest.mark.parametrize(
    ("settings", "read"), [("[facts]\nread_pages = true\n", True), ("[facts]\nread_pages = false\n", False)]
)
def test_a_page_is_read_where_the_settings_allow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, *, read: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    world = World()
    paper = next(one for one in world.papers if one.about_vlm and sum(one.arxiv_id.encode()) % 3)
    with Services.of(world) as services:
        inserted = add(tmp_path, settings, services, paper.arxiv_id)
        assert any(one.path.startswith("/html/") for one in services.arxiv.log) is read
    assert ("Qwen2.5-7B as pretrained backbone" in inserted) is read


def test_what_is_kept_in_step_is_told_as_done_only_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    record = {"title": "Map6: Reading Maps", "arxiv_id": "2601.00006", "abstract": "Map6 reads maps."}
    Path("record.jsonl").write_text(json.dumps(record))
    Path("tracker.toml").write_text(
        '[[lists]]\nname = "maps"\nrepository = "me/maps"\n[lists.keep.side]\ncounters = true\n'
    )
    page = LIST.replace("## Models", "## Models (5 papers)")
    Path("README.md").write_text(page)
    call = ["add", "--record", "record.jsonl", "--force"]
    shown = CliRunner().invoke(app, call, catch_exceptions=False)
    assert "would change too: " in shown.stderr
    assert Path("README.md").read_text() == page
    written = CliRunner().invoke(app, [*call, "--write"], catch_exceptions=False)
    assert "also changed: " in written.stderr
    assert "(6 papers)" in Path("README.md").read_text()
