"""What we send is what GitHub's own descriptions of its APIs allow; every scenario checks its requests in the same way."""

from __future__ import annotations

import json
from pathlib import Path

import graphql
import pytest
from support.github_schemas import DATA, documents, faults

from tracker.forge import commits
from tracker.loopback.messages import Request

SCHEMA = graphql.build_schema((DATA / "schema.graphql").read_text(encoding="utf-8"))


def request(method: str, path: str, body: object = None, **query: str) -> Request:
    return Request(method, path, query, body=b"" if body is None else json.dumps(body).encode())


@pytest.mark.parametrize("name", list(documents()))
def test_every_document_is_valid(name: str) -> None:
    assert graphql.validate(SCHEMA, graphql.parse(documents()[name])) == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (request("POST", "/repos/o/r/pulls", {"title": "x", "head": "h"}), "'base' is a required property"),
        (
            request("POST", "/repos/o/r/pulls", {"title": "x", "head": "h", "base": "b", "drafty": True}),
            "unknown field drafty",
        ),
        (request("POST", "/repos/o/r/pulls"), "a body is required"),
        (request("GET", "/repos/o/r/pulls", heads="x"), "unknown parameter heads"),
        (request("GET", "/repos/o/r/pulls", state="ajar"), "'ajar' is not one of"),
        (request("PATCH", "/repos/o/r/git/refs/heads/a/b", {"sha": 1}), "is not of type 'string'"),
        (request("POST", "/repos/o/r/issues/comments/1/reactions", {"content": "+2"}), "is not one of"),
        (request("PUT", "/repos/o/r/nowhere"), "no such operation"),
        (request("POST", "/graphql", {"query": commits.MOVE, "variables": {"input": {}}}), "repositoryId"),
        (request("POST", "/graphql", {"query": "query { viewer { login } }"}), "Cannot query field"),
    ],
)
def test_the_check_finds_what_is_wrong(asked: Request, why: str) -> None:
    assert why in " ".join(faults(asked))


def test_the_cut_is_small() -> None:
    assert sum(file.stat().st_size for file in Path(DATA).iterdir()) < 40_000
