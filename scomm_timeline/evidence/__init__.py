"""Quotations held against the documents they cite: texts in, grades out.

`normalize` lists what may differ between a quotation and its source; `match` compares, letter by
letter, what is left. `locate` only helps a reader find the place of words that did not match.
"""
