"""One module for each kind of statement: how articles say it, and how it compares with the table."""
