"""What was asked for cannot be done."""


class UsageError(Exception):
    """What was asked for cannot be done; the message says why, for people."""
