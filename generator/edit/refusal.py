"""That an edit cannot be made as it was asked for."""


class RefusedError(Exception):
    """Raised before anything is written; the message is a must-sentence, behind the argument it is about."""
