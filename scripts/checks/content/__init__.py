"""Rules about what is written, one subject per module; each module ends in ``RULES``."""
