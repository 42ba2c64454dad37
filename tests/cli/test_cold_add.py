"""What a fresh `tracker add` loads: each module takes its time before the first byte of a list is read."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PAGE = "# Works\n\n## Models\n\n" + "".join(
    f"- **See{number}** [[paper](https://arxiv.org/abs/2501.0000{number})] - Sees the {number} of all things.\n"
    for number in range(1, 7)
)
RECORD = {
    "title": "LookVLM: A Vision-Language Model that Looks Twice",
    "arxiv_id": "2506.01234",
    "abstract": "We present LookVLM, a large vision-language model that looks twice at each image before it answers.",
    "kind": "model",
}
NEVER = {
    "httpx", "markdown_it", "numpy.ma", "scipy", "sklearn", "sqlalchemy", "state.records", "tracker.cli.run",
    "tracker.facts.sizes.amounts", "tracker.facts.sizes.held", "tracker.facts.saying.cells", "tracker.facts.saying.details", "tracker.facts.extract",
    "tracker.facts.names", "tracker.facts.models.around", "tracker.facts.models.parameters", "tracker.facts.models.parts",
    "tracker.facts.models.sizes_in_names", "tracker.facts.saying.rephrasing",
    "tracker.facts.stated", "tracker.facts.tasks", "tracker.lists.form.blockform", "tracker.lists.form.blocklines", "tracker.lists.form.blockwriting",
    "tracker.lists.side", "tracker.lookup", "tracker.settings.model", "tracker.wiring",
}  # fmt: skip
JUDGING = {"classifiers.artefact", "numpy"}


def loaded_by(folder: Path, *options: str) -> set[str]:
    """The modules that adding the record to the page loads."""
    page, record = folder / "list.md", folder / "record.jsonl"
    page.write_text(PAGE, encoding="utf-8")
    record.write_text(json.dumps(RECORD), encoding="utf-8")
    words = ["tracker", "add", "--record", str(record), "--list", str(page), "--json", *options]
    code = f"""
import sys
from tracker.cli.app import main
sys.argv = {words!r}
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["status"] == "added"
    return set(done.stderr.split())


def test_adding_loads_only_what_one_line_needs(tmp_path: Path) -> None:
    assert not (NEVER | JUDGING) & loaded_by(tmp_path, "--force")


def test_judging_loads_the_model_and_no_more(tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path)
    assert loaded >= JUDGING
    assert not NEVER & loaded


def test_what_is_kept_out_exists() -> None:
    """A name that nobody bears any more would keep nothing out."""
    assert all(map(find_spec, NEVER))
