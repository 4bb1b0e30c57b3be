"""What follows from the records in words: the first sentences at the top of the page of a record.

Sentences about "all" or "only" on the site come from here and from `clause_leads`, never from prose.
"""

from generator.derive.actor_leads import actor_answer
from generator.derive.agreement_leads import agreement_answer
from generator.derive.claims import article_answer
from generator.derive.summit_leads import summit_answer
from generator.model.dossier import Dossier
from generator.model.records import Actor, Agreement, Article, Summit


def answer(dossier: Dossier, record: object) -> list[str]:
    """The sentences at the top of a page."""
    match record:
        case Agreement():
            return agreement_answer(dossier, record)
        case Summit():
            return summit_answer(dossier, record)
        case Article():
            return article_answer(dossier, record)
        case Actor():
            return actor_answer(dossier, record)
        case _:
            return []
