"""What a rule found: file, line, code, words and how to mend it. The words of the rules are data (``rules/*.yml``)."""

from scripts.findings.finding import (
    FORMATS,
    Finding,
    Rule,
    as_github,
    as_json,
    as_text,
    found,
    rules,
)
from scripts.findings.usage import UsageError

__all__ = ["FORMATS", "Finding", "Rule", "UsageError", "as_github", "as_json", "as_text", "found", "rules"]
