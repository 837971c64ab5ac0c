"""How fast the site is made and how heavy its pages are."""
