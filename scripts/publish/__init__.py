"""The site built whole or not at all, and shown while somebody writes."""
