"""A document's bytes to its text, page by page: one module for each kind of document.

Runs as a process of its own (`__main__`), because readers of other people's files crash, hang and
eat memory, on some files by design. Each module imports the library of its kind when that kind
turns up, and no other module does.
"""
