"""What articles claim: all claims, by verdict, those that expect something; the first sentences of an audit."""

from collections import Counter
from collections.abc import Iterable

from generator.model.audits import Claim
from generator.model.dates import on_one_day
from generator.model.dossier import Dossier, by_word
from generator.model.records import Article
from generator.model.vocabulary import VerdictWord
from generator.text.quantities import quantity, spelled
from generator.text.wording import appended, capital, listed, small


def tally(dossier: Dossier, claims: Iterable[Claim]) -> list[tuple[str, str, int]]:
    """Verdict, its label and how many claims got it, in the order of the vocabulary."""
    counts = Counter(str(claim.verdict) for claim in claims)
    order = dossier.vocabulary.get("verdicts", {})
    return [(word, order[word].label, counts[word]) for word in order if counts[word]]


def tallied(dossier: Dossier, claims: Iterable[Claim]) -> str:
    """How many claims got which verdict, in words: `Failed 3 · supported 5`, those that sources speak against first."""
    order = dossier.words(VerdictWord)
    counts = sorted(tally(dossier, claims), key=lambda one: not order[one[0]].against)
    return capital(" · ".join(f"{small(label)} {number}" for _, label, number in counts))


def verdicts_told(dossier: Dossier) -> str:
    """What readers ask first of all claims: how many sources bear out, and against how many they speak."""
    claims = all_claims(dossier)
    words = [dossier.meaning(claim.verdict) for claim in claims]
    if not words:
        return "No article has been audited yet."
    borne_out, against = sum(word.tone == "good" for word in words), sum(bool(word.against) for word in words)
    rest = [one for one, word in zip(claims, words, strict=True) if word.tone != "good" and not word.against]
    commonest = sorted(tally(dossier, rest), key=lambda one: -one[2])[:2]
    others = [f"“{small(label)}” ({number})" for _, label, number in commonest]
    of = f"{quantity(len(words), 'claim')} of {quantity(len(dossier.articles), 'news article')}"
    weighed = f"bear out {borne_out or 'none'} and speak against {spelled(against) if against else 'none'}"
    return f"Of {of} sources {weighed}{appended('; the others are most often judged ', listed(others))}."


def forecasts_told(dossier: Dossier) -> str:
    """What became of what articles expected, in one sentence."""
    rows = [claim for _, claim in forecasts(dossier)]
    counts = [f"{number} as “{small(label)}”" for _, label, number in tally(dossier, rows)]
    return f"Of the {quantity(len(rows), 'forecast')} in the audited articles we judge {listed(counts)}."


def spoken_against(dossier: Dossier) -> list[tuple[Article, Claim]]:
    """The claims against which sources speak, by date of the article."""
    return [one for one in _by_date(dossier) if dossier.meaning(one[1].verdict).against]


def all_claims(dossier: Dossier) -> list[Claim]:
    """The claims of all articles."""
    return [claim for article in dossier.articles.values() for claim in article.claims]


def claims_by_verdict(dossier: Dossier) -> dict[str, tuple[tuple[Article, Claim], ...]]:
    """Every claim with its article under its verdict, verdicts in the order of the vocabulary, articles by date."""
    return by_word(dossier, "verdicts", ((str(one[1].verdict), one) for one in _by_date(dossier)))


def forecasts(dossier: Dossier) -> list[tuple[Article, Claim]]:
    """The claims that expect something, by date of the article."""
    return [(a, c) for a, c in _by_date(dossier) if dossier.meaning(c.verdict).forecast]


def _by_date(dossier: Dossier) -> list[tuple[Article, Claim]]:
    """Every claim with its article, by date of the article."""
    return [(article, claim) for article in dossier.articles_in_order for claim in article.claims]


def article_answer(dossier: Dossier, article: Article) -> list[str]:
    """Its gravest error, else the tally in words; who published it when."""
    publisher = dossier.sources[article.source].publisher
    published = f"{publisher} published the article {on_one_day(article.published.date)}."
    if article.main_error:
        return [f"Gravest error: {article.main_error.rstrip('.')}.", published]
    counts = [f"{n} as “{label.lower()}”" for _, label, n in tally(dossier, article.claims)]
    return [f"Of its {quantity(len(article.claims), 'claim')} we judge {listed(counts)}.", published]
