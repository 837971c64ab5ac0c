"""Library → pages."""
