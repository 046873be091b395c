"""How the site is made of these pages: `make site`. Everything that is not Markdown stands here."""

# Sphinx reads this file; the pages are MyST Markdown, so that they read well as files too.
project = "timeline"
author = "the contributors"
extensions = ["myst_parser"]

# A link to a page, a heading or a file that is not there is a warning, and a warning ends the build.
nitpicky = True
myst_heading_anchors = 4
myst_links_external_new_tab = False
# Console blocks hold screens and not programs.
suppress_warnings = ["misc.highlighting_failure"]
highlight_language = "none"

html_theme = "furo"
html_title = "timeline"
html_static_path: list[str] = []
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
# The same pages give the same bytes: no date of the build.
html_last_updated_fmt = None
