"""Content files → one ``Library``."""
