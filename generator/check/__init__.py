"""What must hold: within a record, between records, between a value and its quote, between a quote and its text."""
