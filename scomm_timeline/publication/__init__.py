"""What changes between two versions of a set, and what that does to the findings. No formats."""
