"""Records → Markdown pages, through templates; charts, footnotes and fact cards."""
