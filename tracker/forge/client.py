"""One conversation with GitHub's REST and GraphQL APIs: PyGithub carries it, patience and parsing are ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import github
import stamina.instrumentation
from github import GithubException

from tracker import DISTRIBUTION
from tracker.forge.access import Access, authentication
from tracker.forge.errors import ForgeError, HeadMoved, Missing, OddAnswer, PersonNeeded, WriteUnsure
from tracker.forge.paging import MOST_PAGES, PAGE, following
from tracker.forge.patience import Patience, ask, refusal, says_limit
from tracker.forge.wire import GraphQLAnswer, GraphQLFault, Wire, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

W = TypeVar("W", bound=Wire)
T = TypeVar("T")

_ELSEWHERE = "GITHUB_API_URL is not where the API is: what answers there sends us elsewhere"


class NoGraphQL(ForgeError):
    """The server has no GraphQL API, or not the mutation that was asked for."""


class Client:
    """Sends requests for one repository and parses what comes back."""

    def __init__(self, access: Access, repository: str, patience: Patience, write_pause: float) -> None:
        stamina.instrumentation.set_on_retry_hooks(())  # its own words about a wait tell nobody anything
        self.patience = patience
        self._graphql_url = access.graphql_url
        self._requester = github.Github(
            auth=ask(lambda: authentication(access, repository), patience, harmless=True),
            base_url=access.api_url,
            retry=None,
            user_agent=DISTRIBUTION,
            seconds_between_requests=0,
            seconds_between_writes=write_pause,
        ).requester

    def get(self, path: str, model: type[W], parameters: Mapping[str, str] | None = None) -> W:
        """What GitHub has at a path, as one of the types of `wire`."""
        return self._send("GET", path, model, parameters=parameters)[1]

    def find(self, path: str, model: type[W], parameters: Mapping[str, str] | None = None) -> W | None:
        """One object, or None where there is none."""
        try:
            return self.get(path, model, parameters)
        except Missing:
            return None

    def look(self, path: str) -> tuple[int, Mapping[str, object], object]:
        """Status, headers and content of whatever a GET is answered with, refusals included."""
        try:
            status, headers, text = self._requester.requestJson("GET", path)
        except RuntimeError as error:
            raise PersonNeeded(_ELSEWHERE) from error
        except (GithubException, OSError) as error:
            raise ForgeError(f"GitHub cannot be reached: {type(error).__name__}") from error
        try:
            return status, headers, json.loads(text)
        except ValueError as error:
            raise ForgeError(f"GitHub answers {status} with what is no JSON") from error

    def every(self, path: str, model: type[W], parameters: Mapping[str, str] | None = None) -> list[W]:
        """All objects of a list, page by page to its end; nothing is ever concluded from a part of it."""
        return [one for page in self.pages(path, model, parameters) for one in page]

    def pages(
        self, path: str, model: type[W], parameters: Mapping[str, str] | None = None
    ) -> Iterator[list[W]]:
        """A list page by page, for whoever knows when to stop; one that does not end is an error."""
        several = list[model]  # type: ignore[valid-type]  # a list of the type given
        asked: dict[str, str] | None = {**(parameters or {}), "per_page": str(PAGE)}
        for _ in range(MOST_PAGES):
            headers, page = self._send("GET", path, several, parameters=asked)
            yield page
            before, asked = asked, following(headers.get("link", ""))
            if asked is None:
                return
            if asked == before:
                break
        raise ForgeError(f"GitHub's listing {path} does not come to an end")

    def write(self, verb: str, path: str, body: Any, model: type[T], *, harmless: bool = False) -> T:
        """One write and what it made; `harmless` says that writing twice is as good as once."""
        return self._send(verb, path, model, body=body, harmless=harmless)[1]

    def delete(self, path: str) -> None:
        """Delete what is at a path."""
        self._send("DELETE", path, object, harmless=True)

    def graphql(self, query: str, variables: Mapping[str, Any], *, harmless: bool = False) -> dict[str, Any]:
        """The data of one GraphQL query or mutation."""
        asked = {"query": query, "variables": dict(variables)}

        def once() -> GraphQLAnswer:
            headers, data = self._asked("POST", self._graphql_url, {}, asked)
            answer = parsed(GraphQLAnswer, data)
            if answer.errors and _is_limit(answer.errors[0]):
                # REST would have said 429: so that it is waited for like any other limit
                raise GithubException(429, {"message": answer.errors[0].message}, headers)
            if answer.errors and _is_broken(answer.errors[0]):
                raise OddAnswer("GitHub broke off in the midst of a query")
            return answer

        try:
            answer = ask(once, self.patience, harmless=harmless)
        except Missing as error:
            raise NoGraphQL("this server has no GraphQL API") from error
        if answer.errors:
            raise _fault(answer.errors[0])
        if answer.data is None:
            if harmless:
                raise ForgeError("GitHub's answer is empty; the next run tries again")
            raise WriteUnsure("GitHub's answer to a write was empty; it may have happened")
        return answer.data

    def _send(
        self,
        verb: str,
        path: str,
        model: type[T],
        *,
        parameters: Mapping[str, str] | None = None,
        body: Any = None,
        harmless: bool = True,
    ) -> tuple[dict[str, Any], T]:
        def once() -> tuple[dict[str, Any], T]:
            headers, data = self._asked(verb, path, dict(parameters or {}), body)
            return headers, parsed(model, data)

        return ask(once, self.patience, harmless=harmless)

    def _asked(
        self, verb: str, path: str, parameters: dict[str, Any], body: Any
    ) -> tuple[dict[str, Any], Any]:
        """Send. PyGithub goes along with a 301 of the same server alone, without what was asked; so writes and lists go
        to a repository by its name of today.
        """
        try:
            return self._requester.requestJsonAndCheck(verb, path, parameters=parameters, input=body)
        except RuntimeError as error:
            raise PersonNeeded(_ELSEWHERE) from error
        except ValueError as error:
            raise OddAnswer("GitHub's answer is no JSON") from error


def _is_limit(fault: GraphQLFault) -> bool:
    """Is this a limit? GraphQL tells them with status 200."""
    return fault.type == "RATE_LIMITED" or says_limit(fault.message)


def _is_broken(fault: GraphQLFault) -> bool:
    """Did GitHub itself fail, in time or otherwise? It says so with status 200 and without a type."""
    return not fault.type and fault.message.lower().startswith("something went wrong")


_STALE = ("expected branch to point to", "is at", "reference already exists", "but expected", "stale")


def _fault(fault: GraphQLFault) -> ForgeError:
    """GraphQL answers 200 with errors inside; their type tells most, their words the rest."""
    words = fault.message.lower()
    if fault.type == "STALE_DATA" or any(sign in words for sign in _STALE):
        return HeadMoved()
    if (
        fault.type in ("FORBIDDEN", "INSUFFICIENT_SCOPES")
        or "protected" in words
        or "rule violation" in words
    ):
        return refusal(fault.message)
    if fault.type in ("undefinedField", "argumentNotAccepted") or "doesn't exist on type" in words:
        return NoGraphQL(fault.message)
    if fault.type == "NOT_FOUND":
        return Missing(fault.message)
    return ForgeError(f"GitHub answers: {fault.message}")
