"""The library in numbers."""
