"""The day to count from."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """The day to count from: that of ``SOURCE_DATE_EPOCH`` (seconds since 1970, UTC), else today.

    With the same one, two builds are the same to the byte whatever their clocks say:
    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() and len(epoch) < 12 else date.today()
