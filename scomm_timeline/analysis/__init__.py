"""Model to findings: which claims meet, which oppose each other, and why. Pure."""
