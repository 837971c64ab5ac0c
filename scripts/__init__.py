"""Safe Path: from content files to pages, sheets and packs. One door: ``python -m scripts <verb>``."""
