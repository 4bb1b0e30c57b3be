"""Reads a page beside the record: what a survey does with each of them."""

from generator.model.dossier import Dossier
from generator.news.comparing import compare
from generator.news.extraction import read_page
from generator.news.surveyed import Surveyed
from generator.news.telling import day_of, rows_of
from generator.source.problem import Problem


def survey_page(dossier: Dossier, name: str, content: bytes, *, html: bool, day: str = "") -> Surveyed:
    """What the record says of one page. `day` is that of the article where the page does not say it."""
    saved = read_page(content, name, html=html)
    if isinstance(saved, Problem):
        return Surveyed(name, wrong=saved.what)
    anchor = saved.anchor or day_of(saved, content, dossier, day)
    return Surveyed(name, anchor, saved.title, saved.language, rows_of(compare(saved, dossier, anchor)))
