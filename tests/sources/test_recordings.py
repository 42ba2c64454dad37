"""Every recording beside the repository parses into records or ends in the outcome that is written down here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.made_up import NOON
from support.shared import shared, shared_folder

from state.records import Notice
from tracker.http.errors import Unreadable
from tracker.http.messages import Answer, Shape
from tracker.http.shape import fault_of
from tracker.sources.arxiv.feed import read_feed
from tracker.sources.arxiv.oai import read_page as read_oai
from tracker.sources.arxiv.query import read_query
from tracker.sources.huggingface.card import read_card
from tracker.sources.huggingface.folding import Relation, descent_of
from tracker.sources.huggingface.guard import Thresholds
from tracker.sources.huggingface.models import chosen
from tracker.sources.huggingface.papers import sighting_of
from tracker.sources.huggingface.wire import DailyPaper, HubModel, HubPaper
from tracker.sources.pwc.archive import ArchiveError, records_of
from tracker.sources.pwc.dump_records import sightings_of
from tracker.sources.pwc.page import read_page as read_pwc
from tracker.sources.pwc.source import paper_sighting
from tracker.sources.pwc.wire import Benchmark, Evaluation, PwcPaper
from tracker.sources.wire import parsed, row_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable


def answer(path: Path) -> Answer:
    return Answer("https://recorded.test/x", path.read_bytes())


def feed(path: Path) -> str:
    found = read_feed(path.read_bytes())
    assert found
    assert (found.whole, found.unread, found.error) == (True, 0, None)
    assert all(item.paper.abstract and item.paper.authors and item.licence for item in found.announcements)
    return f"{found.day}: {len(found.announcements)} announcements"


def query(path: Path) -> str:
    found = read_query(path.read_bytes(), NOON)
    assert found
    if found.error:
        return f"error: {found.error}"
    assert (found.whole, found.unread) == (True, 0)
    assert len(found.sightings) == path.read_bytes().count(b"<entry>")
    for sighting in found.sightings:
        paper = sighting.paper
        assert paper.published
        assert paper.authors
        assert paper.categories
        assert "  " not in paper.title + paper.abstract
        assert "\n" not in paper.title + paper.abstract
    return f"{len(found.sightings)} works"


def oai(path: Path) -> str:
    found = read_oai(path.read_bytes())
    assert found
    assert (found.whole, found.unread) == (True, 0)
    if found.error:
        return f"error: {found.error}"
    for record in found.records:
        assert record.paper.abstract
        assert record.paper.published
        assert all(len(name) > 1 for name in record.paper.authors)
    return f"{len(found.records)} records, token {found.token}"


def daily(path: Path) -> str:
    rows = rows_of(parsed(answer(path)), DailyPaper, answer(path))
    assert rows.unread == 0
    for row in rows.read:
        sighting = sighting_of(row.paper, NOON, "paper")
        assert sighting.paper.published
        assert sighting.paper.authors
    return f"{len(rows.read)} papers"


def inner_paper(path: Path) -> str:
    return sighting_of(row_of(parsed(answer(path)), HubPaper, answer(path)), NOON, "paper").key


def not_a_paper(path: Path) -> str:
    with pytest.raises(Unreadable):
        row_of(parsed(answer(path)), HubPaper, answer(path))
    return "no paper"


def models(path: Path) -> str:
    rows = rows_of(parsed(answer(path)), HubModel, answer(path))
    assert rows.unread == 0
    taken, refused = chosen(rows.read, frozenset({"image-text-to-text"}), Thresholds(10, 500), NOON)
    return f"{len(taken)} taken, {len(refused)} refused"


def model_info(path: Path) -> str:
    recorded = json.loads(path.read_bytes())
    if recorded["status"]["code"] == 307:
        return f"moved to {recorded['headers']['Location'][0]}"
    body = Answer("https://recorded.test/x", recorded["body"].encode())
    model = row_of(parsed(body), HubModel, body)
    return f"{model.id}: {model.parameters}"


def card(path: Path) -> str:
    with path.open(newline="", encoding="utf-8") as file:
        found = read_card(file.read())
    assert found.front
    assert found.front or not found.text.startswith("---")
    state = "untouched" if found.untouched else "told"
    return f"{state}, licence {found.licence}, base {found.words('base_model')}"


def table(path: Path) -> str:
    found = parsed(answer(path))
    assert isinstance(found, dict)
    return "table"


def dump(path: Path) -> str:
    found: list[Any] = []
    try:
        for record in records_of(path):
            sightings = sightings_of(record, NOON)
            assert sightings is not None
            found += sightings
    except ArchiveError as error:
        return f"error: {str(error).partition(' is ')[2]}"
    assert all(sighting.paper.title for sighting in found)
    return f"{len(found)} works"


def pwc_papers(path: Path) -> str:
    rows = read_pwc(answer(path), PwcPaper, {})
    assert rows.unread == 0
    found = [paper_sighting(row, "paper", NOON) for row in rows.read]
    return f"{len(found)} papers, {sum(bool(s.paper.arxiv_id) for s in found)} of arXiv"


def pwc_paper(path: Path) -> str:
    row = row_of(parsed(answer(path)), PwcPaper, answer(path))
    return str(paper_sighting(row, "paper", NOON).identities[0])


def pwc_list(kind: type[Benchmark | Evaluation]) -> Callable[[Path], str]:
    def read(path: Path) -> str:
        rows = read_pwc(answer(path), kind, {})
        assert rows.unread == 0
        return f"{len(rows.read)} rows"

    return read


def not_a_dump(path: Path) -> str:
    assert [sightings_of(record, NOON) for record in records_of(path)] == [None]
    return "no works"


def github_exchanges(path: Path) -> str:
    """What GitHub said well is JSON; what it refused becomes one of the forge's errors."""
    from github import BadCredentialsException, GithubException

    from tracker.forge.errors import ForgeError
    from tracker.forge.patience import told

    recorded = json.loads(path.read_bytes())
    exchanges = recorded["exchanges"] if isinstance(recorded, dict) else recorded
    errors = 0
    for exchange in exchanges:
        response = exchange.get("response")
        status = exchange["status"] if "status" in exchange else response["status"]
        body = response["body"] if isinstance(response, dict) and "headers" in response else response
        if status >= 400:
            data = json.loads(body) if isinstance(body, str) and body.startswith("{") else body
            kind = BadCredentialsException if status == 401 else GithubException
            assert isinstance(told(kind(status, data, {}), harmless=True), ForgeError)
            errors += 1
        elif isinstance(body, str) and body and status != 304:
            raw = path.name in ("err_json_parse.json", "get-content.raw-fixture.json")
            assert raw or fault_of(body.encode(), Shape.JSON) is None
    return "exchanges" if not errors else "exchanges with errors"


def github_limits(path: Path) -> str:
    from tracker.forge.patience import says_limit

    rows = json.loads(path.read_bytes())
    assert all(says_limit(json.dumps(row)) for row in rows)
    return "limits"


def text(path: Path) -> str:
    assert path.read_text(encoding="utf-8")
    return "text"


COVERED: tuple[tuple[str, Callable[[Path], str], str | None], ...] = (
    ("arxiv_rss/weekend_*.xml", feed, "2026-08-01: 0 announcements"),
    ("arxiv_rss/mixed_*.xml", feed, "2026-09-24: 4 announcements"),
    ("arxiv_api/META.json", table, "table"),
    ("arxiv_api/id_nonexistent_*.xml", query, "0 works"),
    ("arxiv_api/id_malformed_*.xml", query, "error: incorrect id format for abc"),
    ("arxiv_api/id_*.xml", query, "1 works"),
    ("arxiv_api/oldformat_*.xml", query, "1 works"),
    ("arxiv_api/query_*.xml", query, None),
    ("arxiv_oai/newhost_*.xml", oai, "3 records, token None"),
    ("arxiv_oai/oldhost_2015_ErrorResponse*.xml", oai, None),
    ("arxiv_oai/oldhost_2015_ListRecordsResponse.xml", oai, "6 records, token 726959|1001"),
    ("arxiv_oai/oldhost_2017_hepcrawl_arxiv-physics-hep-ex.xml", oai, "3 records, token None"),
    ("arxiv_oai/oldhost_*.xml", oai, "1 records, token None"),
    ("hf_daily_papers/daily_papers_2026-06-12_full.json", daily, "30 papers"),
    ("hf_daily_papers/daily_papers_*one_item.json", daily, "1 papers"),
    ("hf_daily_papers/inner_*.json", inner_paper, "paper:2509.04664"),
    ("hf_papers/*_404.json", not_a_paper, "no paper"),
    ("hf_models/models_list_*.json", models, "3 taken, 4 refused"),
    ("hf_models/model_info_307_*.json", model_info, "moved to /api/models/google-bert/bert-base-uncased"),
    ("hf_models/model_info_200_stabilityai__*.json", model_info, "stabilityai/stable-diffusion-2-1: None"),
    ("hf_models/model_info_200_*.json", model_info, None),
    ("hf_cards/models/peft*/README.md", card, "untouched, licence None, base ('llava-1.5-7b-hf',)"),
    ("hf_cards/models/*/README.md", card, None),
    ("hf_cards/datasets/*/README.frontmatter.md", card, None),
    ("hf_cards/models/*/*.json", table, "table"),
    ("pwc/api_papers_list_page1_50.json", pwc_papers, None),
    ("pwc/api_papers_get_*.json", pwc_paper, "arxiv:1406.2661"),
    ("pwc/api_papers_methods_list.json", pwc_list(Benchmark), "2 rows"),
    ("pwc/api_papers_results_list.json", pwc_list(Evaluation), "2 rows"),
    ("pwc/api_papers_tasks_list_empty.json", pwc_list(Evaluation), "0 rows"),
    ("pwc/dumps_download_log_*.json", not_a_dump, "no works"),
    ("pwc/dump_datasets_one_record.json", dump, "1 works"),
    ("pwc/dump_links_*.json", dump, "1 works"),
    ("pwc/evaluation_tables_*.json", dump, None),
    ("pwc/*.LFS_POINTER", dump, "error: only a Git LFS pointer; fetch the file it points to (git lfs pull)"),
    ("github/pygithub/*.json", github_exchanges, None),
    ("github/octokit/*.json", github_exchanges, None),
    ("github/issue_threads/secondary_limit_bodies.json", github_limits, "limits"),
    ("github/issue_threads/*.txt", text, "text"),
    ("github/openapi_examples_DOCUMENTED.json", table, "table"),
    ("INDEX.md", text, "text"),
)
"""Which files are read by what, and what comes of it where that is one thing; the first line that fits counts."""


def recordings() -> list[Path]:
    folder = shared_folder() / "recordings"
    return sorted(path for path in folder.rglob("*") if path.is_file())


def name_of(path: Path) -> str:
    return "/".join(path.parts[path.parts.index("recordings") + 1 :])


def reader_of(path: Path) -> tuple[Callable[[Path], str], str | None]:
    name = Path(name_of(path))
    found = next(((read, outcome) for pattern, read, outcome in COVERED if name.match(pattern)), None)
    assert found, f"nobody covers {name}: add a line for it"
    return found


def test_the_folder_is_there() -> None:
    assert shared("recordings", "INDEX.md").is_file()


@pytest.mark.parametrize("path", recordings(), ids=name_of)
def test_a_recording_is_read_or_ends_as_written_down(path: Path) -> None:
    read, outcome = reader_of(path)
    came_to = read(path)
    assert came_to
    assert outcome is None or came_to == outcome


def test_every_line_of_the_table_covers_something() -> None:
    shared("recordings")
    names = [Path(name_of(path)) for path in recordings()]
    idle = [pattern for pattern, _, _ in COVERED if not any(name.match(pattern) for name in names)]
    assert idle == []


# -- single things that the recordings are known for


def test_the_feed_tells_new_cross_and_replaced() -> None:
    found = read_feed(
        shared("recordings", "arxiv_rss", "mixed_new_cross_replace_2026-09-24_trimmed.xml").read_bytes()
    )
    assert found
    told = [(item.paper.arxiv_id, item.notice, item.version) for item in found.announcements]
    assert told == [
        ("2609.26811", Notice.NEW, 1),
        ("2609.26820", Notice.NEW, 1),
        ("2205.06398", Notice.CROSS, 2),
        ("2009.13987", Notice.REPLACED, 3),
    ]
    assert [str(name) for name in found.announcements[2].identities] == [
        "arxiv:2205.06398",
        "doi:10.1093/bioinformatics/btac431",
    ]


def test_several_dois_in_one_element_are_several_names() -> None:
    found = read_oai(shared("recordings", "arxiv_oai", "oldhost_2015_ListRecordsResponse.xml").read_bytes())
    assert found
    first = found.records[0]
    assert len(first.identities) == 3
    assert first.paper.authors == ("D.V. Shetty", "S.J. Yennello", "G.A. Souliotis")
    assert [record.version for record in found.records][1] == 4


def test_a_title_that_is_zero_is_a_title() -> None:
    path = shared("recordings", "arxiv_api", "id_2104.12255v1_title_is_0.xml")
    found = read_query(path.read_bytes(), NOON)
    assert found
    assert found.sightings[0].paper.title == "0"


def test_the_inner_date_of_a_daily_paper_is_the_right_one() -> None:
    path = shared("recordings", "hf_daily_papers", "daily_papers_2026-06-12_full.json")
    rows = rows_of(parsed(answer(path)), DailyPaper, answer(path)).read
    inner = [date.fromisoformat(row["paper"]["publishedAt"][:10]) for row in json.loads(path.read_bytes())]
    outer = [date.fromisoformat(row["publishedAt"][:10]) for row in json.loads(path.read_bytes())]
    assert [sighting_of(row.paper, NOON, "paper").paper.published for row in rows] == inner != outer


def test_quantised_children_name_their_base() -> None:
    path = shared("recordings", "hf_models", "models_list_expand_trending_2026-08-01_subset6.json")
    rows = rows_of(parsed(answer(path)), HubModel, answer(path)).read
    told = {row.id: descent_of(row) for row in rows}
    child = told["unsloth/DeepSeek-V4-Flash-0731-GGUF"]
    assert (child.bases, child.relation) == (("deepseek-ai/DeepSeek-V4-Flash-0731",), Relation.QUANTIZED)
    assert told["moonshotai/Kimi-K3"].bases == ()
