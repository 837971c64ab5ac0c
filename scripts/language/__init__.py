"""What is true of a language: its second script and the stems of its words."""
