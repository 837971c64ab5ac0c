"""What a text may refer to, as patterns: for whoever looks at raw text and not at the tree."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"\[\^[^\[\]\s]+\]|\{(?:service|number|say|card|block):[^{}\s]*\}|\]\([^()\s]+\)")
CITATION = re.compile(r"\[\^([A-Za-z]+(?:-\w+)+)\]")
