"""A made-up list to which people propose entries, and a good one among these."""

from support.command_line import app
from typer.testing import CliRunner, Result

from tracker.lists.reading.page import Page, read_page

OLD = (
    "# List\n\n## Models\n\n"
    + "".join(
        f"- [Lumen-{n}: A Vision-Language Model of Colour](https://arxiv.org/abs/25{12 - n:02}.0000{n}) - Words.\n"
        for n in range(1, 9)
    )
    + "\n## Surveys\n\n| Title | Date |\n|---|---|\n"
    + "".join(
        f"| [Survey {n} of Sight](https://arxiv.org/abs/24{n:02}.0000{n}) | 2024-{n:02} |\n"
        for n in range(1, 8)
    )
)
FIRST = "- [Lumen-1: A Vision-Language Model of Colour](https://arxiv.org/abs/2511.00001) - Words.\n"
ROW = "| [Survey 7 of Sight](https://arxiv.org/abs/2407.00007) | 2024-07 |\n"
GOOD = "- [Iris: A Vision-Language Model of Light](https://arxiv.org/abs/2512.00009) - Words.\n"


def page(text: str) -> Page:
    """The page that a text is."""
    read = read_page(text.encode())
    assert isinstance(read, Page)
    return read


def lint(*arguments: str) -> Result:
    """A call of `tracker lint`."""
    return CliRunner().invoke(app, ["lint", *arguments], catch_exceptions=False)
