"""Files → Library."""
