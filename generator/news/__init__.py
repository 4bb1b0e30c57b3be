"""A saved article → what it says, compared with the table → the draft of an audit."""
