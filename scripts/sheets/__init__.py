"""Library → what is printed: sheets, books, PDF, DOCX, zips."""
