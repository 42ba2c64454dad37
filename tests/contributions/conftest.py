"""A clone of the made-up list."""

from pathlib import Path

import pytest
from support.contributed import OLD
from support.notebook import git


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text(OLD)
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "vlm"\nrepository = "example/awesome-vlm"\n')
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    monkeypatch.chdir(tmp_path)
    return tmp_path
