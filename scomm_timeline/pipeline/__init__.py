"""A set in, a report out. The only package that knows the order of the layers; pure like the rest.

`showing` needs no comparison, so that `show` and `check` start without importing the engine.
"""
