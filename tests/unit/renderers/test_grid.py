"""A grid of months, however far its ends lie apart."""

import time

from scomm_timeline.renderers.grid import grid_lines
from scomm_timeline.renderers.page import Grid, GridRow, Span

LABEL = (Span("open"),)


def test_a_grid_that_begins_and_ends_within_a_year_has_blanks_around_its_months():
    row = GridRow(LABEL, "S..?S", (), ())
    years, months, marks = (
        "".join(span.text for span in line)
        for line in grid_lines(Grid((row,), 2030 * 12 + 10, 2031 * 12 + 2, 4), 60)
    )
    assert years.split() == ["2030", "2031"]
    begins = months.index("J")
    assert marks[begins:] == "          S. .?S"


def test_five_thousand_years_take_time_in_proportion_to_their_number():
    months = 5_000 * 12
    row = GridRow(LABEL, "S" * months, (), ())
    begun = time.process_time()
    lines = list(grid_lines(Grid((row,), 12, months + 11, 4), 60))
    assert len(lines) == 3 * 2_500
    assert time.process_time() - begun < 8  # by the square of it, minutes
