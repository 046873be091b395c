"""What there is: dates, places, voices, codebook, statements, diagnostics. No I/O, no clock."""
