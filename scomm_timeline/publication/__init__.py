"""What may leave the building, and in which state. Pure: sets and findings in, less of them out."""
