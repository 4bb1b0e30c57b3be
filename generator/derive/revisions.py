"""When what was last changed, commit by commit: what API, feeds, calendars and the sitemap say of time.

A record is changed by every commit that says something else in it, if only the day of a check. A dated thing is changed
when its day, its title or what is told of it changes, so that looking at a hundred records again makes nothing new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.derive.diary import DiaryEntry


@dataclass(frozen=True)
class Revision:
    """The changes of one dated thing: when it last changed, how often, and the days it was given before.

    Of one that is gone `gone` is true; `day`, `title`, `what`, `page` and `actors` tell what it was.
    """

    time: str
    number: int = 0
    days: tuple[str, ...] = ()
    gone: bool = False
    day: str = ""
    title: str = ""
    what: str = ""
    page: str = ""
    actors: tuple[str, ...] = ()
    text: str = ""
    phase: str = ""

    def same_as(self, one: DiaryEntry) -> bool:
        """Whether it was told like this."""
        told = (one.day, one.title, one.text, one.phase)
        return not self.gone and (self.day, self.title, self.text, self.phase) == told


@dataclass(frozen=True)
class Revisions:
    """The time of the newest commit that changed anything; of the last change of every record; the dated things by key.

    Records are called `kind/id`. Times are ISO 8601 in UTC. All of it is empty where there is no history.
    """

    newest: str = ""
    records: Mapping[str, str] = field(default_factory=dict)
    diary: Mapping[str, Revision] = field(default_factory=dict)


def revised(known: Mapping[str, Revision], told: Iterable[DiaryEntry], time: str) -> dict[str, Revision]:
    """The revisions after a commit at this time that tells these dated things."""
    made = {one.key: _revision(known.get(one.key), one, time) for one in told}
    gone = {key: one if one.gone else _gone(one, time) for key, one in known.items() if key not in made}
    return made | gone


def _revision(before: Revision | None, one: DiaryEntry, time: str) -> Revision:
    if before is not None and before.same_as(one):
        return replace(before, page=one.page)  # under another id now, which is nothing new
    days = before.days if before else ()
    if before and before.day != one.day:
        days = (*days, before.day)
    number = before.number + 1 if before else 0
    told = (one.day, one.title, one.what, one.page, tuple(sorted(one.actors)), one.text, one.phase)
    return Revision(time, number, days, False, *told)  # noqa: FBT003 - as they stand in the class


def _gone(one: Revision, time: str) -> Revision:
    return replace(one, time=time, number=one.number + 1, gone=True)


NO_REVISIONS = Revisions()
