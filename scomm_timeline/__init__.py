"""Dated statements by officials about one program, and which of them contradict each other."""

__version__ = "0.1.0"
