"""The land on the map, and how it was prepared; the story is in README.md."""
