"""Library → the pages of the site."""
