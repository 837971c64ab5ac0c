"""Rules about the content: the Library → findings."""
