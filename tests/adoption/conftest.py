"""A clone of a made-up list."""

from pathlib import Path

import pytest
from support.adopting import README
from support.notebook import git


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "awesome-vlm"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", "https://github.com/me/Awesome-VLM.git")
    (folder / "README.md").write_text(README)
    return folder
