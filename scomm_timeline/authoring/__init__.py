"""Files of a set begun, written, formatted and described: text in, text out. `disk` and `cli` do the rest."""
