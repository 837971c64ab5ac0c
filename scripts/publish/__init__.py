"""Build the site whole or not at all, show it, follow edits."""
