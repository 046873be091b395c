"""Text to model: YAML, shapes, vocabularies, records, and the checks across them. No disk."""
