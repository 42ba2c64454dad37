"""A fact goes where its neighbours put theirs, in their form; nothing that is true of a neighbour alone is repeated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support import makes
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.reading.page import Page, read_page

BADGE = "https://img.shields.io"
EMBER = replace(
    makes.UNTOLD,
    venue="ICML 2025",
    links=Links(code=makes.CODE, project="https://warm.example/ember"),
)
PREPRINT = replace(EMBER, venue=None)
BARE = Paper("On Slates in the Rain", arxiv_id="2506.01234", authors=("Ida New",), published=date(2025, 6, 3))
URL = "https://arxiv.org/abs/2506.01234"
CODE = "https://github.com/warm/ember"


def star(repository: str) -> str:
    return f"[![Star]({BADGE}/github/stars/{repository}.svg)](https://github.com/{repository})"


def added(text: str, paper: Paper) -> str:
    """The one entry that is put into a made-up section."""
    page = read(f"# Made-up works\n\n## Models\n\n{text}")
    outcome = planned(page, candidate_for(paper))
    return "\n".join(outcome.inserted).strip("\n")


OLD, OLDER, OLDEST = (f"https://arxiv.org/abs/25{month:02}.0000{month}" for month in (5, 4, 3))
CASES: dict[str, tuple[str, Paper, str]] = {
    "code in a place of its own, though the nearest have none": (
        (
            f"- **Oil: A Model of Lamps** |\n  - Ann Made, Bo Up\n  - [arXiv 2025] {OLD}\n"
            f"- **Wax: A Model of Light** |\n  - Cy Fake, Di Void\n  - [arXiv 2025] {OLDER}\n"
            f"- **Tar: A Model of Torches** | [Github](https://github.com/tar/tar)\n  - Ed Nil, Flo Zero\n"
            f"  - [arXiv 2025] {OLDEST}\n"
        ),
        PREPRINT,
        (
            f"- **Ember: A Model that Keeps Rooms Warm** | [Github]({CODE})\n  - Ida New, Jon Newer, Kim Ever\n"
            f"  - [arXiv 2025] {URL}"
        ),
    ),
    "an id in brackets that nothing says to be one": (
        (
            f"- *Oil: A Model of Lamps* (2505.00005) [[PDF]({OLD})]\n"
            f"- *Wax: A Model of Light* (2504.00004) [[PDF]({OLDER})]\n"
        ),
        PREPRINT,
        f"- *Ember: A Model that Keeps Rooms Warm* (2506.01234) [[PDF]({URL})]",
    ),
    "an id in ticks before the title": (
        f"- `2505.00005` **Oil: Lamps** [link]({OLD})\n- `2504.00004` **Wax: Light** [link]({OLDER})\n",
        BARE,
        f"- `2506.01234` **On Slates in the Rain** [link]({URL})",
    ),
    "a column of ids": (
        (
            "| arXiv | Title | Link |\n|---|---|---|\n"
            f"| 2505.00005 | Oil: A Model of Lamps | [Link]({OLD}) |\n"
            f"| 2504.00004 | Wax: A Model of Light | [Link]({OLDER}) |\n"
        ),
        BARE,
        f"| 2506.01234 | On Slates in the Rain | [Link]({URL}) |",
    ),
    "the venue's year stands once": (
        (
            f"(CVPR 2025) [Oil: A Model of Lamps]({OLD}) by Made et al.\n\n"
            f"(ICLR 2025) [Wax: A Model of Light]({OLDER}) by Up et al.\n"
        ),
        EMBER,
        f"(ICML 2025) [Ember: A Model that Keeps Rooms Warm]({URL}) by New et al.",
    ),
    "a column of venues that leaves the year to another": (
        (
            "|Year|Venue|Title|\n|-|-|-|\n"
            f"|2024|CVPR|[Oil: A Model of Lamps]({OLD})|\n|2024|arXiv|[Wax: A Model of Light]({OLDER})|\n"
        ),
        replace(EMBER, published=date(2024, 12, 30)),
        f"|2025|ICML|[Ember: A Model that Keeps Rooms Warm]({URL})|",
    ),
    "what has appeared and what has not": (
        (
            f'* "Oil: A Model of Lamps", *CVPR, 2025* [[Paper]({OLD})]\n'
            f'* "Wax: A Model of Light", *arXiv, Apr 2025* [[Paper]({OLDER})]\n'
            f'* "Wick: A Model of Thread", *CVPR, 2025* [[Paper]({OLDEST})]\n'
        ),
        PREPRINT,
        f'* "Ember: A Model that Keeps Rooms Warm", *arXiv, Jun 2025* [[Paper]({URL})]',
    ),
    "an underscore between venue and year": (
        (
            f"| Date | Paper | Where |\n|-|-|-|\n| 2025-05-01 | [Oil: A Model of Lamps]({OLD}) | CVPR_2025 |\n"
            f"| 2025-04-01 | [Wax: A Model of Light]({OLDER}) | arXiv_2025 |\n"
        ),
        EMBER,
        f"| 2025-06-03 | [Ember: A Model that Keeps Rooms Warm]({URL}) | ICML_2025 |",
    ),
    "a venue told twice, once with a short year": (
        (
            f"* `[Made et al. CVPR25]` Oil: A Model of Lamps. CVPR, 2025. [[paper]]({OLD})\n"
            f"* `[Up et al. ICLR24]` Wax: A Model of Light. ICLR, 2024. [[paper]]({OLDER})\n"
        ),
        EMBER,
        f"* `[New et al. ICML25]` Ember: A Model that Keeps Rooms Warm. ICML, 2025. [[paper]]({URL})",
    ),
    "a short year apart from its venue": (
        (
            f"- [2025] [**CVPR 25**] Oil: A Model of Small Lamps [[paper]({OLD})]\n"
            f"- [2024] [**ICLR 24**] Wax: A Model of Soft Light [[paper]({OLDER})]\n"
        ),
        EMBER,
        f"- [2025] [**ICML 25**] Ember: A Model that Keeps Rooms Warm [[paper]({URL})]",
    ),
    "the version for a label": (
        (
            f"* **Oil: A Model of Lamps**, Ada Made et al. [[v1]({OLD})](2025.05.02)\n"
            f"* **Wax: A Model of Light**, Bo Up et al. [[v1]({OLDER})](2025.04.03)\n"
        ),
        EMBER,
        f"* **Ember: A Model that Keeps Rooms Warm**, Ida New et al. [[v1]({URL})](2025.06.03)",
    ),
    "no name is made up where nameless works stand": (
        (
            f"+ **Oil** [A Model of Lamps]({OLD}) (May. 02, 2025)\n+ **Wax** [A Model of Light]({OLDER}) (Apr. 03, 2025)\n\n"
            f"## More\n\n+ [Thread and What to Do with It]({OLDEST}) (Mar. 02, 2025)\n"
        ),
        BARE,
        f"+ [On Slates in the Rain]({URL}) (Jun. 03, 2025)",
    ),
    "a cell without a name": (
        (
            f"| Name | Title |\n|-|-|\n| Oil | [Oil: A Model of Lamps]({OLD}) |\n"
            f"| Wax | [Wax: A Model of Light]({OLDER}) |\n| - | [Thread and What to Do with It]({OLDEST}) |\n"
        ),
        BARE,
        f"| - | [On Slates in the Rain]({URL}) |",
    ),
    "authors between underscores, lines broken by a backslash": (
        (
            f"[**CVPR 2025**] Oil: A Model of Lamps \\\n_Ada Made, Bo Up_ \\\n[[paper]({OLD})]\n\n"
            f"[**ICLR 2025**] Wax: A Model of Light \\\n_Cy Fake, Di Void_ \\\n[[paper]({OLDER})]\n"
        ),
        EMBER,
        f"[**ICML 2025**] Ember: A Model that Keeps Rooms Warm \\\n_Ida New, Jon Newer, Kim Ever_ \\\n[[paper]({URL})]",
    ),
    "a full stop inside the emphasis": (
        (
            f"- `Oil` **Oil: A Model of Lamps.** CVPR 2025.  \n[[Paper]({OLD})]\n"
            f"- `Wax` **Wax: A Model of Light.** ICLR 2025.  \n[[Paper]({OLDER})]\n"
        ),
        EMBER,
        f"- `Ember` **Ember: A Model that Keeps Rooms Warm.** ICML 2025.  \n[[Paper]({URL})]",
    ),
    "a badge that says something of one work": (
        (
            f"- [Oil: A Model of Lamps]({OLD}) ![CVPR]({BADGE}/badge/CVPR-2024-blue) {star('made/oil')}\n"
            f"- [Wax: A Model of Light]({OLDER}) ![ICLR]({BADGE}/badge/ICLR-2023-blue) {star('made/wax')}\n"
        ),
        PREPRINT,
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}) {star('warm/ember')}",
    ),
    "a badge that tells the venue": (
        (
            f"- [Oil: A Model of Lamps]({OLD}) ![CVPR]({BADGE}/badge/CVPR-2024-blue) {star('made/oil')}\n"
            f"- [Wax: A Model of Light]({OLDER}) ![ACM MM]({BADGE}/badge/ACM%20MM-2023-blue) {star('made/wax')}\n"
        ),
        EMBER,
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}) ![ICML]({BADGE}/badge/ICML-2025-blue) {star('warm/ember')}",
    ),
    "a linked badge that tells the venue": (
        (
            f"- [![CVPR 2024]({BADGE}/badge/CVPR-2024-blue)]({OLD}) **Oil: A Model of Lamps**\n"
            f"- [![arXiv 2025.04]({BADGE}/badge/arXiv-2025.04-red)]({OLDER}) **Wax: A Model of Light**\n"
        ),
        EMBER,
        f"- [![ICML 2025]({BADGE}/badge/ICML-2025-blue)]({URL}) **Ember: A Model that Keeps Rooms Warm**",
    ),
    "a linked badge that tells the month": (
        (
            f"- [![CVPR 2024]({BADGE}/badge/CVPR-2024-blue)]({OLD}) **Oil: A Model of Lamps**\n"
            f"- [![arXiv 2025.04]({BADGE}/badge/arXiv-2025.04-red)]({OLDER}) **Wax: A Model of Light**\n"
        ),
        PREPRINT,
        f"- [![arXiv 2025.06]({BADGE}/badge/arXiv-2025.06-red)]({URL}) **Ember: A Model that Keeps Rooms Warm**",
    ),
    "a conference with a short year in a badge without a link": (
        (
            f"- [![Publish]({BADGE}/badge/Conference-CVPR'24-blue)]()<br/>[Oil: A Model of Lamps]({OLD})\n"
            f"- [![Publish]({BADGE}/badge/Conference-ICLR'23-blue)]()<br/>[Wax: A Model of Light]({OLDER})\n"
        ),
        EMBER,
        (
            f"- [![Publish]({BADGE}/badge/Conference-ICML'25-blue)]()<br/>"
            f"[Ember: A Model that Keeps Rooms Warm]({URL})"
        ),
    ),
    "a venue with signs that no badge bears": (
        (
            f"- [Oil: A Model of Lamps]({OLD}) ![CVPR]({BADGE}/badge/CVPR-2024-blue)\n"
            f"- [Wax: A Model of Light]({OLDER}) ![ICLR]({BADGE}/badge/ICLR-2023-blue)\n"
        ),
        replace(EMBER, venue="](x) <b> 2025"),
        f"- [Ember: A Model that Keeps Rooms Warm]({URL})",
    ),
    "badges one below another in a cell": (
        (
            "| Title | More |\n|-|-|\n"
            f"| [Oil: A Model of Lamps]({OLD}) | [![Page]({BADGE}/badge/P)](https://oil.example)<br>{star('made/oil')} |\n"
            f"| [Wax: A Model of Light]({OLDER}) | [![Page]({BADGE}/badge/P)](https://wax.example)<br>{star('made/wax')} |\n"
        ),
        EMBER,
        (
            f"| [Ember: A Model that Keeps Rooms Warm]({URL}) | "
            f"[![Page]({BADGE}/badge/P)](https://warm.example/ember)<br>{star('warm/ember')} |"
        ),
    ),
    "links before and behind the words": (
        (
            f"- **Oil** [paper]({OLD}) A model of many lamps [code](https://github.com/made/oil)\n"
            f"- **Wax** [paper]({OLDER}) A model of much light [code](https://github.com/made/wax)\n"
        ),
        EMBER,
        f"- **Ember** [paper]({URL}) A Model that Keeps Rooms Warm [code]({CODE})",
    ),
    "days before months": (
        (
            f"| Method | Title | Date |\n|-|-|-|\n| [Oil]({OLD}) | Oil: A Model of Many Lamps | 20/5/2025 |\n"
            f"| [Wax]({OLDER}) | Wax: A Model of Much Light | 3/4/2025 |\n"
        ),
        EMBER,
        f"| [Ember]({URL}) | Ember: A Model that Keeps Rooms Warm | 3/6/2025 |",
    ),
    "a date without its century": (
        (
            f"| Title | Date |\n|-|-|\n| [Oil: A Model of Lamps]({OLD}) | 25.05.20 |\n"
            f"| [Wax: A Model of Light]({OLDER}) | 25.04.03 |\n"
        ),
        EMBER,
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}) | 25.06.03 |",
    ),
    "a column for the month": (
        (
            f"| Year | Month | Title |\n|-|-|-|\n| 2025 | 5 | [Oil: A Model of Lamps]({OLD}) |\n"
            f"| 2024 | 11 | [Wax: A Model of Light]({OLDER}) |\n"
        ),
        PREPRINT,
        f"| 2025 | 6 | [Ember: A Model that Keeps Rooms Warm]({URL}) |",
    ),
    "neither a licence nor a mark is promised": (
        (
            "| Title | Code | Open | Licence |\n|-|-|-|-|\n"
            f"| [Oil: A Model of Lamps]({OLD}) | {star('made/oil')} | ✔️ | [License](https://github.com/made/oil/LICENSE) |\n"
            f"| [Wax: A Model of Light]({OLDER}) |  | ❌ |  |\n"
        ),
        EMBER,
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}) | {star('warm/ember')} |  |  |",
    ),
    "people in a summary": (
        (
            f"* [Oil: A Model of Lamps]({OLD})\n  <details>\n  <summary> Ada Made, Bo Up <em>CVPR</em> 2024 </summary>\n"
            "    Lamps are full of oil.\n  </details>\n\n"
            f"* [Wax: A Model of Light]({OLDER})\n  <details>\n  <summary> Cy Fake, Di Void <em>ICLR</em> 2023 </summary>\n"
            "    Wax is full of light.\n  </details>\n"
        ),
        replace(EMBER, abstract="We keep warm."),
        (
            f"* [Ember: A Model that Keeps Rooms Warm]({URL})\n  <details>\n"
            "  <summary> Ida New, Jon Newer, Kim Ever <em>ICML</em> 2025 </summary>\n    Model that Keeps Rooms Warm.\n  </details>"
        ),
    ),
    "words left out between two bars": (
        (
            f"- [2025/05] **Oil** | Lamp College | [A Model of Lamps]({OLD})\n"
            f"- [2025/04] **Wax** | Light College | [A Model of Light]({OLDER})\n"
        ),
        EMBER,
        f"- [2025/06] **Ember** | [A Model that Keeps Rooms Warm]({URL})",
    ),
    "words left out before a date": (
        (
            f"- [Oil: A Model of Lamps]({OLD}) - Many lamps. ⏰ *2025-05*\n"
            f"- [Wax: A Model of Light]({OLDER}) - Much light. ⏰ *2025-04*\n"
        ),
        EMBER,
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}) ⏰ *2025-06*",
    ),
    "a nested line left out": (
        (
            f"* **Oil: A Model of Lamps**\n  * Ada Made, Bo Up\n  * Lamp College\n  * [arXiv2025] {OLD}\n"
            f"* **Wax: A Model of Light**\n  * Cy Fake, Di Void\n  * Light College\n  * [arXiv2025] {OLDER}\n"
        ),
        PREPRINT,
        f"* **Ember: A Model that Keeps Rooms Warm**\n  * Ida New, Jon Newer, Kim Ever\n  * [arXiv2025] {URL}",
    ),
    "the others in Chinese": (
        (
            f"- **Oil: A Model of Lamps**，Ada Made 等，CVPR 2025。[论文]({OLD})\n"
            f"- **Wax: A Model of Light**，Cy Fake 等，arXiv 2025。[论文]({OLDER})\n"
        ),
        EMBER,
        f"- **Ember: A Model that Keeps Rooms Warm**，Ida New 等，ICML 2025。[论文]({URL})",
    ),
    "no tag is made of a title": (
        (
            f"|Venue|Keywords|Title|\n|-|-|-|\n|CVPR|`lamp.`, `oil.`|[Oil: A Model of Lamps]({OLD})|\n"
            f"|ICLR|`wax.`|[Wax: A Model of Light]({OLDER})|\n|ICLR|`lamp.`|[Wick: A Model of Thread]({OLDEST})|\n"
        ),
        EMBER,
        f"|ICML||[Ember: A Model that Keeps Rooms Warm]({URL})|",
    ),
    "title, people and links in one cell": (
        (
            "| Title & Authors & Links | Date |\n|-|-|\n"
            f"| [![arXiv]({BADGE}/badge/arXiv-2505.00005-red)]({OLD}) <br> **Oil: A Model of Lamps** <br> Ada Made, Bo Up | 25.05.01 |\n"
            f"| [![arXiv]({BADGE}/badge/arXiv-2504.00004-red)]({OLDER}) <br> **Wax: A Model of Light** <br> Cy Fake, Di Void | 25.04.02 |\n"
        ),
        EMBER,
        (
            f"| [![arXiv]({BADGE}/badge/arXiv-2506.01234-red)]({URL}) <br> **Ember: A Model that Keeps Rooms Warm** <br> "
            "Ida New, Jon Newer, Kim Ever | 25.06.03 |"
        ),
    ),
    "a title and its time under one head": (
        (
            f"| Title & Time | Links |\n|-|-|\n| Oil: A Model of Lamps (2025-5) | [Paper]({OLD}) |\n"
            f"| Wax: A Model of Light (2025-4) | [Paper]({OLDER}) |\n"
        ),
        EMBER,
        f"| Ember: A Model that Keeps Rooms Warm (2025-6) | [Paper]({URL}) |",
    ),
    "a star beside the title, the code in its column, all in the middle": (
        (
            "| Title | model_name | Code |\n| :- | :-: | :-: |\n"
            f"| [**Oil: A Model of Lamps**]({OLD}){star('made/oil')} |    Oil    |   [code](https://github.com/made/oil)   |\n"
            f"| [**Wax: A Model of Light**]({OLDER}){star('made/wax')} |    Wax    |   [code](https://github.com/made/wax)   |\n"
        ),
        EMBER,
        f"| [**Ember: A Model that Keeps Rooms Warm**]({URL}){star('warm/ember')} |   Ember   |  [code]({CODE})  |",
    ),
    "a title right behind a break": (
        (
            "| Model | Paper | Venue |\n|:-:|:-|:-:|\n||\n"
            f"| `Oil` | [![arXiv]({BADGE}/badge/arXiv-2505.00005-red)]({OLD})<br>Oil: A Model of Lamps | CVPR 2025 |\n"
            f"| `Wax` | [![arXiv]({BADGE}/badge/arXiv-2504.00004-red)]({OLDER})<br>Wax: A Model of Light | arXiv 2025 |\n||\n"
        ),
        EMBER,
        (
            f"| `Ember` | [![arXiv]({BADGE}/badge/arXiv-2506.01234-red)]({URL})<br>Ember: A Model that Keeps Rooms Warm "
            "| ICML 2025 |"
        ),
    ),
    "a star that leads nowhere, and a break behind nothing": (
        (
            "| Title | Date |\n|-|-|\n"
            f"| [![Star]({BADGE}/github/stars/made/oil.svg)]()<br/>[Oil: A Model of Lamps]({OLD}) | 2025-05-01 |\n"
            f"| [![Venue]({BADGE}/badge/Conference-blue)]()<br/>[Wax: A Model of Light]({OLDER}) | 2025-04-01 |\n"
        ),
        BARE,
        f"| [On Slates in the Rain]({URL}) | 2025-06-03 |",
    ),
    "a name behind badges": (
        (
            "| Title | Tags |\n|-|-|\n"
            f"| [![arXiv]({BADGE}/badge/arXiv-red)]({OLD})<br>**Oil** | lamps |\n"
            f"| [![arXiv]({BADGE}/badge/arXiv-red)]({OLDER})<br>**Wax** | light |\n"
        ),
        EMBER,
        f"| [![arXiv]({BADGE}/badge/arXiv-red)]({URL})<br>**Ember** | A Model that Keeps Rooms Warm |",
    ),
    "a mark of praise": (
        (
            f"- ⭐(CVPR 2025) **Oil: A Model of Lamps** [[Paper]({OLD})]\n- (ICLR 2025) **Wax: A Model of Light** [[Paper]({OLDER})]\n"
            f"- ⭐(CVPR 2025) **Wick: A Model of Thread** [[Paper]({OLDEST})]\n"
        ),
        EMBER,
        f"- (ICML 2025) **Ember: A Model that Keeps Rooms Warm** [[Paper]({URL})]",
    ),
    "an empty link of a neighbour": (
        (
            "| Title | Links |\n|-|-|\n"
            f"| [Oil: A Model of Lamps]({OLD}) | [Github]() <br/> [Paper]({OLD}) |\n"
            f"| [Wax: A Model of Light]({OLDER}) | [Github](https://github.com/made/wax) <br/> [Paper]({OLDER}) |\n"
        ),
        EMBER,
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}) | [Github]({CODE}) <br/> [Paper]({URL}) |",
    ),
    "links that stand together where a work has both": (
        (
            f"| Title | Links |\n|-|-|\n| [Oil: A Model of Lamps]({OLD}) | [Code](https://github.com/made/oil) |\n"
            f"| [Wax: A Model of Light]({OLDER}) | [Site](https://wax.example), [Code](https://github.com/made/wax) |\n"
            f"| [Wick: A Model of Thread]({OLDEST}) | [Code](https://github.com/made/wick) |\n"
        ),
        EMBER,
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}) | [Site](https://warm.example/ember), [Code]({CODE}) |",
    ),
    "a comment above each": (
        f"<!-- made:oil -->\n* **Oil: A Model of Lamps** [[Paper]({OLD})]\n<!-- made:wax -->\n* **Wax: A Model of Light** [[Paper]({OLDER})]\n",
        EMBER,
        f"* **Ember: A Model that Keeps Rooms Warm** [[Paper]({URL})]",
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_a_fact_goes_where_its_neighbours_put_theirs(name: str) -> None:
    text, paper, expected = CASES[name]
    assert added(text, paper) == expected


def test_a_comment_stays_with_the_entry_below_it() -> None:
    text = "".join(
        f"<!-- made:{name.lower()} -->\n* **{name}: A Model of {name}s** [[Paper]({url})]\n"
        for name, url in (("Oil", OLD), ("Wax", OLDER), ("Wick", OLDEST))
    )
    page = read(f"## Models\n\n{text}")
    outcome = planned(page, candidate_for(EMBER))
    lines = outcome.new_bytes.decode().splitlines()
    assert lines[2].startswith("* **Ember")
    assert lines[3:] == text.splitlines()


def test_a_heading_alone_in_a_quotation_is_a_heading() -> None:
    page = read_page(
        f"## Methods\n\n> ### Lamps\n\n* [Oil]({OLD})\n\n> ### Candles\n\n* [Wax]({OLDER})\n\n"
        "> ### A quotation\n> that goes on\n".encode()
    )
    assert isinstance(page, Page)
    assert [section.words for section in page.sections[1:]] == ["Methods", "Lamps", "Candles"]


def test_tables_with_marks_of_their_people_are_understood() -> None:
    """Rows are written again from their facts where they are counted, checked off or tagged."""
    rows = "".join(
        f"| {number} | [{name}: A Model of {name}s]({url}) | {mark} | {tag} |\n"
        for number, (name, url, mark, tag) in enumerate(
            [
                ("Oil", OLD, "Dual Tower", "lamp"),
                ("Wax", OLDER, "Decoder", "light"),
                ("Wick", OLDEST, "Decoder", "lamp"),
            ],
            1,
        )
    )
    page = read(f"## Models\n\n| No. | Title | Architecture | Tag |\n|-|-|-|-|\n{rows}")
    outcome = planned(page, candidate_for(EMBER))
    assert outcome.fidelity == 1


FOLDS = "".join(
    f"<details>\n\n  <summary>{name}: A Model of {name}s</summary>\n\n  [Paper]({url}) | [Github](https://github.com/made/{name})\n\n"
    f"   1. {name} is kept in {name}s\n  \n</details>\n\n"
    for name, url in (("Oil", OLD), ("Wax", OLDER), ("Wick", OLDEST))
)


def test_works_that_are_folded_away_whole_are_entries() -> None:
    new = (
        f"<details>\n\n  <summary>Ember: A Model that Keeps Rooms Warm</summary>\n\n  [Paper]({URL}) | [Github]({CODE})\n"
        "\n   1. Model that Keeps Rooms Warm\n  \n</details>"
    )
    assert added(FOLDS, PREPRINT) == new


def test_a_few_folds_of_other_things_are_no_entries() -> None:
    fold = f"<details>\n<summary>How to read this page well</summary>\n\n[Help]({OLD})\n\n</details>\n"
    page = read(f"## Models\n\n{fold}\n{fold}\n* [Oil]({OLD})\n")
    assert all(entry.kind != "html" for entry in page.entries)


def test_a_summary_on_the_line_below_its_fold_is_a_heading() -> None:
    table = f"\n| Title |\n|-|\n| [Oil]({OLD}) |\n\n</details>\n"
    page = read_page(
        f"## Models\n\n<details open>\n<summary><h3>Lamps</h3></summary>\n{table}\n"
        f"<details>\n<summary><b>Candles</b></summary>\n{table}".encode()
    )
    assert isinstance(page, Page)
    assert [entry.group.labels for entry in page.entries] == [("Lamps",), ("Candles",)]
