"""The only place that touches disk: finding a set and reading its files."""
