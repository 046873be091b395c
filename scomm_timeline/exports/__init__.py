"""Exports: pure functions from a release to the bytes of one file.

They know no disk, stream or environment, and nothing of what may be passed on: by the time a release
reaches them, what may not is gone from it. Each module offers `publish(release)`; the table of
formats that the command line knows stands in `cli.report`.
"""
