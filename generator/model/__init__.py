"""What may be said: dates, evidence, records, the words of the vocabulary; and the whole table in memory."""
