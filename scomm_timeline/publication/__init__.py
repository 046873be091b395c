"""What changed between two versions of a set, and what may leave the building. Pure; no formats."""
