"""Measures builds and pages beside plain mkdocs-material."""
