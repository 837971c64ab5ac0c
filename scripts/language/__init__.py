"""Letters and word stems of a language."""
