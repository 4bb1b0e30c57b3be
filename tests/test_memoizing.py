"""What follows from an object is computed once, and kept no longer than the object."""

from functools import partial
from weakref import ref

from generator.model.memoizing import OnDemand, memoized


class Thing:
    """Compared by identity."""


def test_once_for_each_object() -> None:
    asked: list[Thing] = []

    @memoized
    def number(thing: Thing) -> int:
        """How many were asked for before."""
        asked.append(thing)
        return len(asked)

    one, other = Thing(), Thing()
    assert [number(one), number(one), number(other), number(one)] == [1, 1, 2, 1]
    assert asked == [one, other]
    assert number.__doc__ == "How many were asked for before."


def test_an_object_is_not_kept_alive() -> None:
    number = memoized(lambda _: 1)
    thing = Thing()
    number(thing)
    there = ref(thing)
    del thing
    assert there() is None


def test_once_for_each_part_of_an_object_that_is_kept_as_long() -> None:
    """Parts that are alike are not the same; none gives way to another that would get its identity."""
    told = memoized(lambda _, part: [*part])
    thing, part, alike = Thing(), [1], [1]
    assert told(thing, part) is told(thing, part)
    assert told(thing, part) is not told(thing, alike)
    assert all(told(thing, [number]) == [number] for number in range(100))


def test_a_value_is_computed_when_it_is_asked_for_and_once() -> None:
    """A preview asks for the day of one page, not of all."""
    asked: list[str] = []

    def made(name: str) -> str:
        asked.append(name)
        return name.upper()

    found = OnDemand({name: partial(made, name) for name in "ab"})
    assert (list(found), len(found), "a" in found, found.get("c")) == (["a", "b"], 2, True, None)
    assert asked == []
    assert [found["a"], found["a"]] == ["A", "A"]
    assert asked == ["a"]
    assert found == {"a": "A", "b": "B"}
