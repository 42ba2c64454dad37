"""Who we are to GitHub: its address, and the kind of token; no secret is ever shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from tracker.errors import UsageError
from tracker.forge.errors import PersonNeeded
from tracker.tokens import token_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from github.Auth import Auth

API = "https://api.github.com"
_PEM = re.compile(
    r"-----BEGIN (?P<kind>[A-Z ]*PRIVATE KEY)-----\n[A-Za-z0-9+/=\n]+\n-----END (?P=kind)-----", re.ASCII
)
"""A key without its line ends, or its file's name in its place, is known here and not in the midst of a run."""


@dataclass(frozen=True, slots=True)
class Access:
    """Address and credentials. Anonymous access reads public lists, which is enough for a rehearsal."""

    api_url: str = API
    graphql_url: str = f"{API}/graphql"
    token: str = field(default="", repr=False)
    app_id: str = ""
    app_key: str = field(default="", repr=False)

    @property
    def anonymous(self) -> bool:
        """Is there neither token nor App?"""
        return not self.token and not self.app_id

    def secrets(self) -> tuple[str, ...]:
        """What no log may show."""
        return tuple(text for text in (self.token, self.app_key) if text)


def access_from(environment: Mapping[str, str]) -> Access:
    """Address and credentials from the environment, in the words that GitHub Actions itself uses."""
    api = _address(environment.get("GITHUB_API_URL") or API, "GITHUB_API_URL")
    graphql = environment.get("GITHUB_GRAPHQL_URL")
    app_id, app_key = environment.get("TRACKER_APP_ID", ""), environment.get("TRACKER_APP_PRIVATE_KEY", "")
    if bool(app_id) != bool(app_key):
        raise UsageError("TRACKER_APP_ID and TRACKER_APP_PRIVATE_KEY go together; one of them is missing")
    app_key = app_key.replace("\\n", "\n").replace("\r\n", "\n").strip()
    if app_key and not _PEM.fullmatch(app_key):
        raise UsageError(
            "TRACKER_APP_PRIVATE_KEY is no private key in PEM: give the whole text of the file that GitHub made, "
            "line ends included (they may be written \\n)"
        )
    return Access(
        api_url=api,
        graphql_url=_address(graphql, "GITHUB_GRAPHQL_URL") if graphql else graphql_beside(api),
        token=token_in(environment, "GITHUB_TOKEN", "GH_TOKEN"),
        app_id=app_id,
        app_key=app_key,
    )


def graphql_beside(api_url: str) -> str:
    """Where the GraphQL API stands when only the REST address is known.

    >>> graphql_beside("https://github.example.org/api/v3")
    'https://github.example.org/api/graphql'
    """
    return api_url.removesuffix("/v3") + "/graphql" if api_url.endswith("/api/v3") else f"{api_url}/graphql"


def _address(text: str, name: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{name} is not an address: {text!r} (write https://HOST/api/v3)")
    if parts.username or parts.password:
        raise UsageError(f"{name} holds a user or password; give tokens in GITHUB_TOKEN")
    return urlunsplit(parts._replace(query="", fragment="")).rstrip("/")


def authentication(access: Access, repository: str) -> Auth | None:
    """PyGithub's credentials: an App's installation on this repository, a token of any kind, or none."""
    import github  # noqa: PLC0415 - heavy, and needed by those who talk to GitHub only

    if not access.app_id:
        return github.Auth.Token(access.token) if access.token else None
    app = github.Auth.AppAuth(access.app_id, access.app_key)
    owner, _, name = repository.partition("/")
    integration = github.GithubIntegration(auth=app, base_url=access.api_url)
    try:
        installation = integration.get_repo_installation(owner, name)
    except github.UnknownObjectException as error:
        raise PersonNeeded(f"the GitHub App {access.app_id} is not installed on {repository}") from error
    return app.get_installation_auth(installation.id, requester=integration.requester)
