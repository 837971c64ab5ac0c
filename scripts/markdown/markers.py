"""What a marker, a link or a citation looks like in the raw text."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"\[\^[^\[\]\s]+\]|\{(?:service|number|say|card|block):[^{}\s]*\}|\]\([^()\s]+\)")
