"""Library → numbers."""
