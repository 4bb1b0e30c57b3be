"""What editors are helped with: the house layout, new records, new ids, what an edit changes."""
