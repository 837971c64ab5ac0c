"""The closed shape of every kind of file, as declarations."""
