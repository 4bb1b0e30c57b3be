"""Files written whole or not at all, by one process at a time, and nothing removed that is not ours."""
