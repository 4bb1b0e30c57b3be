"""What follows from the records: standings, ends of terms, names of facts, sentences about them, changes."""
