"""Turns the fact table in `data/` into the Markdown pages of the briefing site."""

if __doc__ is None:
    # Pages, schemas and tables print what is written beside the code: without it they would say less in silence.
    raise SystemExit("Error: python -OO leaves out the descriptions that the site prints. Run it without -OO.")
