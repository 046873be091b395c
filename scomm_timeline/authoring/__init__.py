"""Text in, text out: files of a set written, formatted and described. `disk` and `cli` do the rest."""
