"""Library → paper: PDF, DOCX, zips."""
