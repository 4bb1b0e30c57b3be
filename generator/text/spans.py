"""Which stretches of a text have been read as something already, in time that grows with the text and no faster."""


class Spans:
    """Stretches that do not overlap; free is what belongs to none of them."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Take a stretch, if it is free; whether it was."""
        if self.first(start, end) < end:
            return False
        self._marks[start:end] = b"\x01" * (end - start)
        return True

    def first(self, start: int, end: int) -> int:
        """Where in a stretch the first taken character is, or its end."""
        place = self._marks.find(1, start, end)
        return end if place < 0 else place
