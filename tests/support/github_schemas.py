"""GitHub's published descriptions of its APIs, cut down to what we send, and the check of a request against them.

The cut is made from the npm packages `@octokit/openapi` and `@octokit/graphql-schema` by

    python -m support.github_schemas OPENAPI_JSON SCHEMA_GRAPHQL

and kept in `tests/github/data`; both packages are published under the MIT licence.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import graphql
import jsonschema

from tracker.forge import boards, commits, github

if TYPE_CHECKING:
    from tracker.loopback.messages import Request

DATA = Path(__file__).resolve().parents[1] / "github" / "data"
OPERATIONS = (
    "get /user",
    "get /rate_limit",
    "get /repos/{owner}/{repo}",
    "get /repos/{owner}/{repo}/git/ref/{ref}",
    "post /repos/{owner}/{repo}/git/refs",
    "patch /repos/{owner}/{repo}/git/refs/{ref}",
    "delete /repos/{owner}/{repo}/git/refs/{ref}",
    "get /repos/{owner}/{repo}/contents/{path}",
    "get /repos/{owner}/{repo}/git/blobs/{file_sha}",
    "post /repos/{owner}/{repo}/git/blobs",
    "get /repos/{owner}/{repo}/git/trees/{tree_sha}",
    "post /repos/{owner}/{repo}/git/trees",
    "post /repos/{owner}/{repo}/git/commits",
    "get /repos/{owner}/{repo}/git/commits/{commit_sha}",
    "get /repos/{owner}/{repo}/commits",
    "get /repos/{owner}/{repo}/compare/{basehead}",
    "get /repos/{owner}/{repo}/pulls",
    "post /repos/{owner}/{repo}/pulls",
    "get /repos/{owner}/{repo}/pulls/{pull_number}",
    "patch /repos/{owner}/{repo}/pulls/{pull_number}",
    "get /repos/{owner}/{repo}/pulls/{pull_number}/commits",
    "post /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
    "get /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    "get /repos/{owner}/{repo}/pulls/{pull_number}/comments",
    "post /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions",
    "get /repos/{owner}/{repo}/issues",
    "post /repos/{owner}/{repo}/issues",
    "patch /repos/{owner}/{repo}/issues/{issue_number}",
    "get /repos/{owner}/{repo}/issues/{issue_number}",
    "get /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "post /repos/{owner}/{repo}/issues/{issue_number}/comments",
    "patch /repos/{owner}/{repo}/issues/comments/{comment_id}",
    "post /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
    "post /repos/{owner}/{repo}/issues/{issue_number}/labels",
    "delete /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}",
    "get /repos/{owner}/{repo}/collaborators/{username}/permission",
    "post /repos/{owner}/{repo}/forks",
)
_WORDY = frozenset({"description", "example", "examples", "externalDocs", "title", "summary", "x-github"})
_SPREADS = ("{ref}", "{path}")
"""Parameters that may hold slashes."""


def documents() -> dict[str, str]:
    """Every GraphQL document that we send, by its name."""
    return {
        name: text
        for module in (commits, github, boards)
        for name, text in vars(module).items()
        if name.isupper() and isinstance(text, str) and re.match(r"\s*(query|mutation)\b", text)
    }


def faults(request: Request) -> list[str]:
    """What GitHub's descriptions have against a request; empty for a good one."""
    if request.path.endswith("/graphql"):
        return _graphql_faults(json.loads(request.body))
    operation = _operation(request.method.lower(), request.path)
    if operation is None:
        return [f"no such operation: {request.method} {request.path}"]
    known = {parameter["name"]: parameter for parameter in operation["parameters"]}
    found = [f"unknown parameter {name}" for name in request.query if name not in known]
    for name, parameter in known.items():
        if name in request.query:
            found += _against(parameter["schema"], _typed(request.query[name], parameter["schema"]), name)
    if request.body and operation["body"] is not None:
        found += _against(operation["body"], json.loads(request.body), "body")
    elif operation["body_required"]:
        found.append("a body is required")
    return found


def _typed(text: str, schema: dict[str, Any]) -> object:
    return int(text) if schema.get("type") == "integer" else text


def _against(schema: dict[str, Any], value: object, where: str) -> list[str]:
    checked = jsonschema.Draft202012Validator(schema)
    strange: list[str] = []
    if isinstance(value, dict) and schema.get("properties") and "additionalProperties" not in schema:
        # the description allows more, but a name it does not know is a misspelt one
        strange = [f"{where}: unknown field {name}" for name in value if name not in schema["properties"]]
    return [*strange, *(f"{where}: {error.message}" for error in checked.iter_errors(value))]


@cache
def _openapi() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    described = json.loads((DATA / "openapi.json").read_text(encoding="utf-8"))
    rows = []
    for name, operation in described.items():
        method, _, template = name.partition(" ")
        pattern = re.escape(template).replace(r"\{", "{").replace(r"\}", "}")
        for spread in _SPREADS:
            pattern = pattern.replace(spread, "(.+)")
        rows.append((method, re.compile(re.sub(r"\{\w+\}", "([^/]+)", pattern)), operation))
    return sorted(rows, key=lambda row: "(.+)" in row[1].pattern)


def _operation(method: str, path: str) -> dict[str, Any] | None:
    # a renamed repository moved to its number
    path = re.sub(r"^/repositories/\d+", "/repos/o/r", path.removeprefix("/api/v3"))
    found = (
        operation for verb, pattern, operation in _openapi() if verb == method and pattern.fullmatch(path)
    )
    return next(found, None)


@cache
def _schema() -> graphql.GraphQLSchema:
    return graphql.build_schema((DATA / "schema.graphql").read_text(encoding="utf-8"))


def _graphql_faults(asked: dict[str, Any]) -> list[str]:
    document = graphql.parse(asked["query"])
    found = [error.message for error in graphql.validate(_schema(), document)]
    if found:
        return found
    (operation,) = document.definitions
    assert isinstance(operation, graphql.OperationDefinitionNode)
    declared = operation.variable_definitions or ()
    values = graphql.get_variable_values(_schema(), declared, asked.get("variables", {}))
    return [error.message for error in values] if isinstance(values, list) else []


# Cutting down


def _cut_openapi(whole: dict[str, Any]) -> dict[str, Any]:
    cut = {}
    for name in OPERATIONS:
        method, _, path = name.partition(" ")
        operation = whole["paths"][path][method]
        body = operation.get("requestBody", {})
        cut[name] = {
            "parameters": [
                {"name": parameter["name"], "in": parameter["in"], "schema": _terse(parameter["schema"])}
                for parameter in operation.get("parameters", [])
                if parameter["in"] == "query"
            ],
            "body": _terse(body["content"]["application/json"]["schema"]) if body else None,
            "body_required": bool(body.get("required")),
        }
    return cut


def _terse(value: Any) -> Any:
    if isinstance(value, dict):
        named = "properties" in value
        return {
            key: {name: _terse(schema) for name, schema in part.items()}
            if key == "properties"
            else _terse(part)
            for key, part in value.items()
            if key not in _WORDY or (named and key == "properties")
        }
    return [_terse(part) for part in value] if isinstance(value, list) else value


def _cut_graphql(sdl: str) -> str:
    schema = graphql.build_schema(sdl, assume_valid=True, assume_valid_sdl=True)
    info = graphql.TypeInfo(schema)
    fields: dict[str, set[str]] = {}
    named: set[str] = set()

    class Collect(graphql.Visitor):
        def enter_field(self, node: graphql.FieldNode, *_: object) -> None:
            parent, definition = info.get_parent_type(), info.get_field_def()
            if parent and definition:
                fields.setdefault(parent.name, set()).add(node.name.value)
                named.add(graphql.get_named_type(definition.type).name)
                named.update(
                    graphql.get_named_type(argument.type).name for argument in definition.args.values()
                )

        def enter_inline_fragment(self, node: graphql.InlineFragmentNode, *_: object) -> None:
            if node.type_condition:
                named.add(node.type_condition.name.value)

    for text in documents().values():
        document = graphql.parse(text)
        assert not graphql.validate(schema, document), graphql.validate(schema, document)
        graphql.visit(document, graphql.TypeInfoVisitor(info, Collect()))
    waiting = list(named)
    while waiting:
        kind = schema.type_map[waiting.pop()]
        if isinstance(kind, graphql.GraphQLInputObjectType):
            for field in kind.fields.values():
                inner = graphql.get_named_type(field.type).name
                if inner not in named:
                    named.add(inner)
                    waiting.append(inner)
    return _printed(schema, fields, named)


def _printed(schema: graphql.GraphQLSchema, fields: dict[str, set[str]], named: set[str]) -> str:
    pieces = []
    for name in sorted({*fields, *named} - set(graphql.specified_scalar_types)):
        kind = schema.type_map[name]
        if isinstance(kind, graphql.GraphQLObjectType | graphql.GraphQLInterfaceType):
            rows = []
            for field in sorted(fields.get(name, {"__typename"})):
                if field == "__typename":
                    rows.append("  id: ID" if not fields.get(name, set()) - {"__typename"} else "")
                    continue
                definition = kind.fields[field]
                arguments = ", ".join(
                    f"{key}: {argument.type}"
                    for key, argument in definition.args.items()
                    if graphql.get_named_type(argument.type).name in {*named, *graphql.specified_scalar_types}
                )
                rows.append(f"  {field}{f'({arguments})' if arguments else ''}: {definition.type}")
            word = "type" if isinstance(kind, graphql.GraphQLObjectType) else "interface"
            also = ""
            if isinstance(kind, graphql.GraphQLObjectType):
                held = [one.name for one in kind.interfaces if one.name in {*fields, *named}]
                also = f" implements {' & '.join(held)}" if held else ""
            pieces.append(f"{word} {name}{also} {{\n" + "\n".join(filter(None, rows)) + "\n}")
        elif isinstance(kind, graphql.GraphQLInputObjectType):
            rows = [f"  {key}: {field.type}" for key, field in kind.fields.items()]
            pieces.append(f"input {name} {{\n" + "\n".join(rows) + "\n}")
        elif isinstance(kind, graphql.GraphQLEnumType):
            pieces.append(f"enum {name} {{\n" + "\n".join(f"  {value}" for value in kind.values) + "\n}")
        elif isinstance(kind, graphql.GraphQLScalarType):
            pieces.append(f"scalar {name}")
    return "\n\n".join(pieces) + "\n"


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    described = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    cut = json.dumps(_cut_openapi(described), indent=1, sort_keys=True)
    (DATA / "openapi.json").write_text(cut + "\n", encoding="utf-8")
    sdl = _cut_graphql(Path(sys.argv[2]).read_text(encoding="utf-8"))
    (DATA / "schema.graphql").write_text(sdl, encoding="utf-8")
