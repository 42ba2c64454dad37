"""Steps of addresses on Hugging Face and GitHub that are pages of the site, and nobody's account or repository."""

from __future__ import annotations


def _steps(text: str) -> frozenset[str]:
    return frozenset(text.split())


HF_PAGES = _steps("""
    api blog brand buckets chat collections datasets docs enterprise front jobs join kernels learn login models new
    notifications organizations papers posts pricing search settings spaces storage support tasks
""")
"""First steps on huggingface.co that are pages of the Hub."""

HF_PARTS = _steps("""
    tree blob raw resolve viewer discussions commit commits settings
""")
"""Second steps that are parts of a repository without an owner, as old models are."""

GITHUB_PAGES = _steps("""
    about apps codespaces collections contact customer-stories enterprise events explore features issues join login
    marketplace new notifications orgs organizations pricing pulls readme search security settings site sponsors
    stars team topics trending users
""")
"""First steps on github.com that are pages of GitHub."""
