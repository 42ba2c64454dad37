"""The pure parts of the Hugging Face sources."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from support.made_up import NOON

from state.happenings import rejected
from state.records import ListName
from state.store import IN_MEMORY, open_store
from tracker.http.messages import Answer
from tracker.sources.huggingface import datasets, hub
from tracker.sources.huggingface.card import read_card, words_of
from tracker.sources.huggingface.folding import Relation, descent_of, fold
from tracker.sources.huggingface.guard import Ground, Thresholds, refusal
from tracker.sources.huggingface.models import chosen
from tracker.sources.huggingface.wire import DailyPaper, HubDataset, HubModel, HubPaper
from tracker.sources.wire import parsed, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from state.records import Sighting

TASK = "image-text-to-text"
KNOWN = Thresholds(10, 500)


def model(name: str, **fields: Any) -> HubModel:
    given = {"id": name, "pipeline_tag": TASK, "likes": 50, "downloads": 900, "cardData": {"license": "mit"}}
    return HubModel.model_validate({**given, "createdAt": "2026-11-10T00:00:00.000Z", **fields})


def based_on(base: str, relation: str = "") -> list[str]:
    return [f"base_model:{base}", *([f"base_model:{relation}:{base}"] if relation else [])]


@pytest.mark.parametrize(
    ("child", "relation"),
    [
        (model("q/Lumen-VL-GGUF", tags=based_on("lab/Lumen-VL")), Relation.QUANTIZED),
        (model("q/Lumen-VL-4bit", tags=based_on("lab/Lumen-VL", "quantized")), Relation.QUANTIZED),
        (model("q/Lumen-charts", library_name="peft", tags=based_on("lab/Lumen-VL")), Relation.ADAPTER),
        (model("q/Lumen-merged", cardData={"base_model": ["lab/Lumen-VL", "a/b"]}), Relation.MERGE),
        (model("q/Lumen-charts", tags=based_on("lab/Lumen-VL", "finetune")), Relation.FINETUNE),
        (model("q/Lumen-charts", cardData={"base_model": "lab/Lumen-VL"}), Relation.FINETUNE),
    ],
    ids=lambda value: getattr(value, "id", str(value)),
)
def test_a_child_is_folded_onto_its_base(child: HubModel, relation: Relation) -> None:
    assert descent_of(child).relation is relation
    folded = fold((child, model("lab/Lumen-VL")))
    assert folded.children == {child.id: "lab/Lumen-VL"}
    assert folded.counts == {"lab/Lumen-VL": 1}


def test_a_fine_tune_of_a_plain_language_model_is_a_work_of_its_own() -> None:
    built = model("lab/Lumen-VL", tags=based_on("words/Only-7B", "finetune"))
    assert fold((built,)).children == {}
    composed = model("lab/Iris-VL", cardData={"base_model": ["words/Only-7B", "eyes/Vision-L"]})
    assert fold((composed,)).children == {}


@pytest.mark.parametrize(
    "base", ["a name", "https://huggingface.co/lab/Lumen-VL", "lab/Lumen\x1fVL", "/weights/lumen", "lab/", ""]
)
def test_what_is_no_repository_is_no_base(base: str) -> None:
    child = model("q/Lumen-VL-GGUF", tags=based_on(base, "quantized"), cardData={"base_model": base})
    assert descent_of(child).bases == ()
    assert fold((child,)).own == (child,)


def test_children_of_children_end_at_the_base_and_circles_end() -> None:
    line = (
        model("lab/Lumen-VL"),
        model("a/Lumen-VL-chat", tags=based_on("lab/Lumen-VL", "finetune")),
        model("b/Lumen-VL-chat-GGUF", tags=based_on("a/Lumen-VL-chat", "quantized")),
    )
    assert set(fold(line).children.values()) == {"lab/Lumen-VL"}
    circle = (
        model("a/One-VL", tags=based_on("b/Two-VL", "merge")),
        model("b/Two-VL", tags=based_on("a/One-VL", "merge")),
    )
    assert [one.id for one in fold(circle).own] == ["a/One-VL"]


def test_a_base_that_is_not_listed_is_known_through_its_child() -> None:
    taken, refused = chosen(
        (model("lab/Lumen-VL-GGUF", tags=based_on("lab/Lumen-VL")),), frozenset({TASK}), KNOWN, NOON
    )
    assert [sighting.key for sighting in taken] == ["model:lab/Lumen-VL"]
    assert {name.value for name in taken[0].identities} == {"lab/lumen-vl", "lab/lumen-vl-gguf"}
    assert refused[0].reason.startswith(Ground.CHILD.value)


@pytest.mark.parametrize(
    ("fields", "ground"),
    [
        ({}, None),
        ({"private": True}, Ground.HIDDEN),
        ({"disabled": True}, Ground.HIDDEN),
        ({"id": "x/Acrobat-Pro-Cracked", "likes": 99999}, Ground.SPAM),
        ({"tags": ["keygen"]}, Ground.SPAM),
        ({"id": "x/Editor-Pro-Full-Version"}, Ground.BAIT),
        ({"id": "x/Editor-Pro-Full-Version", "createdAt": "2025-01-01T00:00:00Z"}, None),
        ({"id": "x/Editor-Pro-Full-Version", "likes": 5000}, None),
        ({"id": "lab/Gemini-Pro-VL"}, None),
        ({"id": "lab/Crackle-VL"}, None),
        ({"likes": 3, "downloads": 20}, Ground.UNKNOWN),
        ({"likes": 3}, None),
        ({"cardData": None}, Ground.NO_CARD),
        ({"cardData": None, "likes": 500}, None),
    ],
)
def test_what_is_refused_and_why(fields: dict[str, Any], ground: Ground | None) -> None:
    assert refusal(model(fields.pop("id", "lab/Lumen-VL"), **fields), KNOWN, NOON) is ground


def test_the_name_of_a_better_known_model_is_a_copy() -> None:
    _, refused = chosen(
        (model("copycat/Lumen-VL", likes=12), model("lab/Lumen-VL", likes=400)),
        frozenset({TASK}),
        KNOWN,
        NOON,
    )
    assert [(one.key, one.reason) for one in refused] == [
        ("copycat/Lumen-VL", f"{Ground.COPIED.value}: lab/Lumen-VL")
    ]


@pytest.mark.parametrize(
    ("fields", "original", "own"),
    [
        ({"tags": ["arxiv:2611.00001"]}, True, True),
        ({"tags": ["arxiv:2611.00001", "arxiv:1910.09700"]}, True, True),
        ({"tags": ["arxiv:2611.00001", "arxiv:2304.08485"]}, True, False),
        ({"tags": ["arxiv:2611.00001"]}, False, False),
        ({"tags": ["arxiv:2304.08485"]}, True, False),
        ({"tags": ["arxiv:2699.00001"]}, True, False),
        ({"tags": ["arxiv:2611.00001"], "createdAt": None}, True, False),
        ({}, True, False),
    ],
)
def test_a_tag_names_the_models_own_paper_only_where_it_is_sure(
    fields: dict[str, Any], original: bool, own: bool
) -> None:
    names, _ = hub.papers_of(model("lab/Lumen-VL", **fields), original=original)
    assert bool(names) is own


@pytest.mark.parametrize(
    "row",
    [
        {"id": "gpt2"},
        {"id": "a/b", "author": "c"},
        {"id": "a/b", "modelId": "c/d"},
        {"author": "a"},
        {"id": ["a/b"]},
    ],
)
def test_a_row_that_contradicts_itself_is_no_model(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        HubModel.model_validate(row)


def test_odd_optional_fields_cost_no_record() -> None:
    odd = {
        "likes": "many",
        "tags": ["x", 3, None],
        "safetensors": [],
        "createdAt": "some day",
        "cardData": "none",
    }
    found = model("lab/Lumen-VL", **odd)
    assert (found.likes, found.tags, found.parameters, found.created_at, found.card) == (
        None,
        ("x",),
        None,
        None,
        None,
    )
    paper = HubPaper.model_validate({"id": "2611.00001", "title": "T", "authors": "nobody", "upvotes": {}})
    assert (paper.authors, paper.upvotes) == ((), None)


@pytest.mark.parametrize(
    "row",
    [
        {"paper": {"id": "2611.00001", "title": "T"}, "title": "Another"},
        {"paper": {"id": "2611.00001", "title": "T"}, "thumbnail": "https://x.test/2611.00002.png"},
        {"paper": {"id": "not-an-id", "title": "T"}},
        {"paper": {"id": "2613.00001", "title": "T"}},
        {"paper": {"id": "math.GT/0309136", "title": "T"}},
        {"paper": {"id": "2611.00001", "title": " "}},
        {},
    ],
)
def test_a_daily_row_that_contradicts_itself_is_not_taken(row: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DailyPaper.model_validate(row)


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("---\nlicense: mit\n---\n# X", "mit"),
        ("\n---\r\nlicense:\r\n- mit\r\n- apache-2.0\r\n---\r\n# X", "mit, apache-2.0"),
        ("---\nlicense: other\nlicense_name: lamp-1.0\n---\n", "lamp-1.0"),
        ("---\nlicense: [unclosed\n---\n# X", None),
        ("---\n- a list\n---\n# X", None),
        ("---\n---\n# X", None),
        ("---\nwhen: 2026-99-99 10:00:00\n---\n# X", None),
        ('---\nlicense: !!int ""\n---\n# X', None),
        ('---\nlicense: !!bool "x"\n---\n# X', None),
        ('---\nlicense: !!timestamp "x"\n---\n# X', None),
        (f"---\nlicense: 0x{'f' * 5000}\n---\n# X", None),
        (f"---\nlicense: [mit, 1.5, 0x{'f' * 5000}]\n---\n# X", "mit, 1.5"),
        ("# no front matter", None),
        ("", None),
    ],
)
def test_a_card_is_read_whatever_its_front_matter_is(text: str, licence: str | None) -> None:
    card = read_card(text)
    assert card.licence == licence
    assert card.text == text


def test_two_cards_in_other_dress_have_one_fingerprint() -> None:
    words = " ".join(f"word{n}" for n in range(80))
    assert (
        read_card(f"---\nlicense: mit\n---\n# A\n{words}").fingerprint
        == read_card(f"## **A**\n\n{words}").fingerprint
    )
    assert read_card("# short").fingerprint is None
    assert words_of({"a": [1, "b", True, None, {}]}, "a") == "1, b"


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (r"\ud83d", "\ufffd"),
        (r"\ude00", "\ufffd"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        (r"\uD83D\uDE00", "\U0001f600"),
        (r"\\ud83d", r"\ud83d"),
        (r"\u00e9", "\u00e9"),
    ],
    ids=["first half", "second half", "a half and a whole", "a whole", "a backslash", "another letter"],
)
def test_a_text_cut_within_a_character_costs_no_row(told: str, read: str) -> None:
    body = f'[{{"id": "lab/one", "tags": ["{told}"]}}, {{"id": "lab/two", "description": "Lamps {told}"}}]'
    answer = Answer("https://hub.test/api/datasets", body.encode())
    rows = rows_of(parsed(answer), HubDataset, answer)
    assert rows.unread == 0
    assert rows.read[0].tags == (read,)
    assert rows.read[1].description == f"Lamps {read}"


# What a repository is known by

NUMBER, ANOTHER = "66a0f0c1d2e3f4a5b6c7d8e9", "77b1f0c1d2e3f4a5b6c7d8e9"


def found_models(day: int, **fields: Any) -> list[Sighting]:
    return chosen((model(**fields),), frozenset([TASK]), KNOWN, NOON + timedelta(days=day))[0]


def found_datasets(day: int, **fields: Any) -> list[Sighting]:
    given = {"likes": 50, "downloads": 900, "createdAt": "2026-11-10T00:00:00.000Z", "description": "Lamps."}
    fields["id"] = fields.pop("name")
    dataset = HubDataset.model_validate({**given, "cardData": {"license": "mit"}, **fields})
    return datasets.chosen((dataset,), KNOWN, NOON + timedelta(days=day))[0]


@pytest.mark.parametrize("found", [found_models, found_datasets])
@pytest.mark.parametrize("after", ["lab/Lantern-VL", "house/Lumen-VL"], ids=["renamed", "moved"])
def test_a_repository_that_is_called_otherwise_is_the_work_it_was(
    found: Callable[..., list[Sighting]], after: str
) -> None:
    with open_store(IN_MEMORY) as store:
        store.remember(found(0, name="lab/Lumen-VL", _id=NUMBER))
        (before,) = store.works_between()
        store.append([rejected(before.identity, ListName("vlm"), NOON)])
        store.remember(found(1, name=after, _id=NUMBER))
        (now,) = store.works_between()
        proposal = store.proposal(ListName("vlm"), now)
    assert proposal is not None, "what people decided follows it"
    names = {name.value for name in now.identities}
    assert {"lab/lumen-vl", after.lower()} <= names, "the list may link to it by either"


def test_a_name_that_another_repository_took_over_joins_nothing() -> None:
    with open_store(IN_MEMORY) as store:
        store.remember(found_models(0, name="lab/Lumen-VL", _id=NUMBER))
        store.remember(found_models(1, name="house/Lantern-VL", _id=NUMBER))
        store.remember(found_models(2, name="lab/Lumen-VL", _id=ANOTHER))
        assert {work.id for work in store.works_between()} == {
            "hf_model:house/lantern-vl",
            "hf_model:lab/lumen-vl",
        }


@pytest.mark.parametrize("number", ["0", 7, "", "not a number of the Hub"])
def test_an_odd_number_costs_no_row(number: object) -> None:
    (sighting,) = found_models(0, name="lab/Lumen-VL", _id=number)
    assert [str(name) for name in sighting.identities] == ["hf_model:lab/lumen-vl"]


def test_a_card_that_merges_mappings_without_end_is_read_without_them() -> None:
    lines = ["m0: &m0 {k: 1}"]
    lines += [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 10)}]}}" for n in range(1, 12)]
    card = read_card("\n".join(["---", "license: mit", *lines, "---", "Words."]))
    assert card.licence == "mit"
    assert card.front["m11"] == {}


@pytest.mark.parametrize("sign", ["[", "[a](", "<!--", "<", "```"])
def test_a_card_that_opens_what_it_never_closes_is_known_by_its_words(sign: str) -> None:
    words = " ".join(f"word{n}" for n in range(500))
    known = read_card(words).fingerprint
    assert read_card(f"{words} {sign * 100_000}").fingerprint == known
