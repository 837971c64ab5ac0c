"""Bytes in and out: the only package that opens, writes and moves content files."""
