"""The styles that stand in a page, and its Content-Security-Policy, which names the hash of each."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from scripts.web import stylesheets

SCRIPT = re.compile(r'<script src="[^"]*?(assets/javascripts/[\w.-]+)"')
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; connect-src 'none'; "
    "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types index"
)
HERE = "{policy}"
"""Where the policy goes, put there by the templates."""


def with_policy(output: str) -> str:
    """A finished page with its policy."""
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in stylesheets.STYLE.findall(output)
    ]
    styles = "".join(f" 'sha256-{hash}'" for hash in hashes)
    return output.replace(HERE, POLICY.format(styles=styles))


def lean(output: str, docs: Path) -> str:
    """A page with no style but its own, of which it keeps what it and its scripts need."""
    scripts = dict.fromkeys(SCRIPT.findall(output))
    return stylesheets.pruned(output, [(docs / path).read_text("utf-8") for path in scripts])
