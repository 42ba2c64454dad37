"""How likely a task is by all that speaks for it, and which are told."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.facts_of import facts_of

from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.saying.cells import cell
from tracker.facts.tags import mentions, names, terms
from tracker.facts.tasks import (
    SIGNS,
    SURE,
    TELLING,
    Evidence,
    Weights,
    enough_hints,
    evidence,
    likely,
    shipped_weights,
    sure_tasks,
)
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read


def likeliness(abstract: str, title: str, task: str) -> float:
    """How likely a task is, told or not."""
    texts = Passage(title, Source.TITLE), Passage(abstract, Source.ABSTRACT)
    found = evidence(mentions(*texts, read(texts[1], "MapRead")), terms())
    return likely(found, shipped_weights())[task]


OWN = "We introduce MapRead, a model for counting. "


@pytest.mark.parametrize(
    ("less", "more"),
    [
        pytest.param((OWN, "MapRead"), (OWN, "MapRead: Counting on Maps"), id="in the title too"),
        pytest.param((OWN, "MapRead"), (OWN + "Our model is for counting.", "MapRead"), id="twice"),
        pytest.param(("Counting is hard. We introduce MapRead.", "MapRead"), (OWN, "MapRead"), id="own work"),
        pytest.param(
            (
                OWN + "Our model does visual question answering and image captioning.",
                "MapRead: Image Captioning",
            ),
            (OWN, "MapRead"),
            id="nothing else is more so",
        ),
    ],
)
def test_a_task_is_likelier_the_more_speaks_for_it(less: tuple[str, str], more: tuple[str, str]) -> None:
    assert likeliness(*less, "counting") < likeliness(*more, "counting")


@pytest.mark.parametrize(
    ("abstract", "task"),
    [
        ("We propose an efficient model.", "efficiency"),
        ("We propose a model that is trained adversarially.", "safety"),
        ("We propose a dataset of maps with Vietnamese captions.", "multilingual"),
        ("We propose a document-level corpus.", "document"),
        ("We propose a model that segments roads.", "segmentation"),
    ],
)
def test_a_hint_alone_is_not_told(abstract: str, task: str) -> None:
    assert task not in facts_of(abstract).values(Field.TASKS)


def test_several_hints_in_the_title_are() -> None:
    assert "dialogue" in facts_of("We propose a model. We chat.", "Chatting: Multi-Turn Chat").values(
        Field.TASKS
    )


@pytest.mark.parametrize(
    ("phrase", "tasks"),
    [
        ("spatial reasoning", {"spatial", "reasoning"}),
        ("video reasoning", {"video-understanding", "reasoning"}),
        ("grounded reasoning", {"grounding", "reasoning"}),
        ("instruction fine-tuning", {"instruction-tuning"}),
    ],
)
def test_a_phrase_may_name_two_tasks(phrase: str, tasks: set[str]) -> None:
    found = facts_of(f"We propose a model for {phrase}.", f"MapRead: Better {phrase.title()}")
    assert set(found.values(Field.TASKS)) == tasks


def test_the_words_that_show_the_task_best_are_quoted() -> None:
    found = facts_of("Counting is hard. We propose a model for object counts.", "MapRead: Counting")
    (fact,) = [fact for fact in found.of(Field.TASKS) if fact.value == "counting"]
    assert (fact.source, fact.words) == (Source.TITLE, "Counting")


@given(st.lists(st.sampled_from(sorted({t for told in terms().tasks for t in told})), max_size=12))
def test_few_tasks_are_told_the_likeliest_first(tasks: list[str]) -> None:
    words = ", ".join(task.replace("-", " ") for task in tasks)
    found = facts_of(f"We propose a model for {words}.", "MapRead").of(Field.TASKS)
    sure = [fact.confidence for fact in found]
    assert len(found) <= 4
    assert sure == sorted(sure, reverse=True)
    assert all(TELLING <= one < 1 for one in sure)


def test_every_weighed_task_has_a_term() -> None:
    told = terms()
    assert set(shipped_weights().prior) == {task for tasks in (*told.tasks, *told.weak) for task in tasks}


def test_every_term_goes_by_a_name_of_its_own() -> None:
    assert len(set(names())) == len(names())


def test_whatever_is_weighed_is_there() -> None:
    told = json.loads(files("tracker.facts").joinpath("tasks.json").read_text("utf-8"))
    tasks = set(shipped_weights().prior)
    assert set(told["signs"]) == {*SIGNS, "bias"}
    assert set(told["company"]) <= tasks
    assert all(set(others) <= tasks for others in told["company"].values())
    for name, worth in told["worth"].items():
        place = names().index(name)
        assert set(worth) <= {*terms().tasks[place], *terms().weak[place]}


@given(
    st.sampled_from(["MapRead", "MapRead: Chat", "MapRead: Counting"]),
    st.lists(
        st.tuples(st.sampled_from(["Maps need ", "Our model does ", "We find "]), st.sampled_from(names()))
    ),
)
def test_a_task_with_fewer_hints_than_it_takes_is_not_told(
    title: str, sentences: list[tuple[str, str]]
) -> None:
    found = found_in(title, OWN + "".join(f"{begun}{term}. " for begun, term in sentences))
    all_of_them = likely(found, shipped_weights())
    asked = likely(found, shipped_weights(), enough_hints(shipped_weights()))
    assert asked == {task: all_of_them[task] for task in asked}
    assert all(sure < TELLING for task, sure in all_of_them.items() if task not in asked)


def test_many_hints_are_enough_for_a_task_that_weights_say_nothing_of() -> None:
    assert set(enough_hints(weighed({}, {})).values()) == {10}


def found_in(title: str, abstract: str) -> dict[str, Evidence]:
    passage = Passage(abstract, Source.ABSTRACT)
    return evidence(mentions(Passage(title, Source.TITLE), passage, read(passage, None)), terms())


def weighed(worth: dict[str, float], company: dict[str, dict[str, float]]) -> Weights:
    by_place = [worth if name == "counting" else {} for name in names()]
    return Weights([0.0] * len(SIGNS), 0.0, dict.fromkeys(shipped_weights().prior, 0.0), by_place, company)


def test_a_task_is_as_likely_as_not_where_nothing_is_worth_anything() -> None:
    assert likely(found_in("", OWN), weighed({}, {})) == {"counting": 0.5}


def test_a_term_is_worth_more_in_the_title_and_nothing_in_the_background() -> None:
    weights = weighed({"counting": 2.0}, {})
    title, own, background = (
        likely(found_in(*texts), weights)["counting"]
        for texts in (("Counting", OWN), ("", OWN), ("", "Counting is hard. We introduce MapRead."))
    )
    assert title > own > background == 0.5


def test_a_task_keeps_the_company_of_those_that_are_named() -> None:
    weights = weighed({}, {"vqa": {"counting": 1.0}})
    named = likely(found_in("", OWN + "It answers questions."), weights)
    hard = likely(found_in("", "Counting is hard. We introduce MapRead. It answers questions."), weights)
    assert named["vqa"] > hard["vqa"] == 0.5
    assert named["counting"] == hard["counting"] == 0.5


def test_only_what_is_sure_stands_in_an_entry() -> None:
    def facts(sure: float) -> Facts:
        return Facts((Fact(Field.TASKS, "counting", "counting", Source.ABSTRACT, sure),))

    assert sure_tasks(facts(SURE)) == facts(SURE).found
    assert cell("Use case", facts(SURE)).text == "Counting"
    assert cell("Use case", facts(SURE - 0.01)).text == ""
