"""Bytes in and out: reading content files safely, writing them whole."""
