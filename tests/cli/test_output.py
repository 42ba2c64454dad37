"""Where a page cannot be written is known before the work that fills it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from support.rights import ordinary_user

from tracker.cli.output import need_file, write_page
from tracker.errors import UsageError


@pytest.mark.parametrize(
    ("out", "locked"),
    [
        pytest.param("new.html", True, id="folder of somebody else"),
        pytest.param("deeper/still/new.html", True, id="folders to be made there"),
        pytest.param("there.html", True, id="file in such a folder"),
        pytest.param("there.html", False, id="file of somebody else"),
        pytest.param("there.html/new.html", False, id="below a file"),
        pytest.param("hidden/new.html", False, id="where nobody may look"),
    ],
)
def test_what_nobody_may_write_is_refused(out: str, locked: bool) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "there.html").touch(0o666 if locked else 0o444)
        (folder / "hidden").mkdir(0o000)
        folder.chmod(0o555 if locked else 0o777)
        with ordinary_user(), pytest.raises(UsageError, match="cannot write"):
            need_file(folder / out)
        with ordinary_user(), pytest.raises((UsageError, PermissionError)):
            write_page(folder / out, "")


@pytest.mark.parametrize("out", ["new.html", "deeper/still/new.html", "there.html", "link.html", "/dev/null"])
def test_what_can_be_written_is_not_refused(out: str, tmp_path: Path) -> None:
    (tmp_path / "there.html").touch()
    (tmp_path / "link.html").symlink_to("deeper/elsewhere.html")
    need_file(tmp_path / out)
    need_file(None)
    assert not (tmp_path / "deeper").exists()
    write_page(tmp_path / out, "")
