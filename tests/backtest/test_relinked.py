"""A paper whose link leads to its venue by now was not taken off the list."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.backtest.history.additions import Removed, acts
from tracker.backtest.history.versions import Revision

OLD = "https://arxiv.org/abs/2601.00001"
NEW = "https://openaccess.example.org/harbours.html"
OTHER = "- [Kettles and Their Many Lids](https://arxiv.org/abs/2601.00002)\n"


def taken_off(*pages: str) -> set[str]:
    history = (
        Revision(str(day), datetime(2026, 1, day, tzinfo=UTC), text.encode())
        for day, text in enumerate(pages, 1)
    )
    return {act.work.value for act in acts(history) if isinstance(act, Removed)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"- [Seeing Harbours by Lamp]({OLD})", f"- [Seeing Harbours by Lamp]({NEW})", id="title linked"
        ),
        pytest.param(
            f"- **Seeing Harbours by Lamp**, Ada Kettle. [[paper]]({OLD})",
            f"- **Seeing harbours by lamp**, Ada Kettle. *CVPR 2026* [[paper]]({NEW})",
            id="title before the link",
        ),
        pytest.param(
            f"| Seeing Harbours by Lamp | arXiv | [link]({OLD}) |",
            f"| Seeing Harbours by Lamp | CVPR | [link]({NEW}) |",
            id="row",
        ),
        pytest.param(
            f"- [Seeing Harbours by Lamp]({OLD})\n- [Seeing Harbours by Lamp]({NEW})",
            f"- [Seeing Harbours by Lamp]({NEW})",
            id="one of two",
        ),
        pytest.param(
            f"- **Seeing Harbours by Lamp**\n  [[paper]]({OLD})",
            f"- **Seeing Harbours by Lamp**\n  [[paper]]({NEW})",
            id="link below the title",
        ),
    ],
)
def test_work_with_another_link_is_still_there(before: str, after: str) -> None:
    assert taken_off(f"{OTHER}{before}\n", f"{OTHER}{after}\n") == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"- [Seeing Harbours by Lamp]({OLD})", "", id="gone"),
        pytest.param(
            f"- [Seeing Harbours by Lamp]({OLD}) Ada Kettle, Bo Spout, Cy Ladle",
            f"- [Boiling It All Down]({NEW}) Ada Kettle, Bo Spout, Cy Ladle",
            id="another of its people",
        ),
        pytest.param(f"- [Lamp]({OLD})", f"- [Lamp]({NEW})", id="too short a name to tell by"),
    ],
)
def test_work_that_is_named_no_more_was_taken_off(before: str, after: str) -> None:
    assert taken_off(f"{OTHER}{before}\n", f"{OTHER}{after}\n") == {"2601.00001"}
