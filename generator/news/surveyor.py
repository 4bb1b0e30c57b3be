"""Reads pages beside one record: what a survey does with each of them."""

from functools import lru_cache

from generator.model.dossier import Dossier
from generator.news.comparing import compare_by
from generator.news.entities import Lexicon, lexicon
from generator.news.extraction import read_page
from generator.news.saved import unusable
from generator.news.surveyed import Surveyed
from generator.news.telling import day_of, rows_of
from generator.source.problem import Problem

LANGUAGES_REMEMBERED = 12


class Surveyor:
    """Reads pages beside one record, and keeps what reading in a language needs."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.words = lru_cache(LANGUAGES_REMEMBERED)(self._words)

    def _words(self, language: str) -> Lexicon:
        return lexicon(self.dossier, language)

    def survey(self, name: str, content: bytes, *, html: bool, day: str = "") -> Surveyed:
        """Read one page. `day` is that of the article where the page does not say it."""
        what = unusable(content)
        saved = Problem(name, 1, 1, "", what) if what else read_page(content, name, html=html)
        if isinstance(saved, Problem):
            return Surveyed(name, wrong=saved.what)
        anchor = saved.anchor or day_of(saved, content, self.dossier, day)
        found = compare_by(saved, self.words(saved.language), anchor)
        return Surveyed(name, anchor, saved.title, saved.language, rows_of(found))
