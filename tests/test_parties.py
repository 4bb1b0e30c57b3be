"""Documents of two parties: which they are, and that the page of either party tells their sums with every doubt."""

from pathlib import Path

import pytest
from exported import dossier

from generator.check.evidence import read_lock
from generator.derive.funds import by_page
from generator.derive.membership import full_members, members
from generator.derive.queries import unsigned
from generator.model.dossier import Dossier, bilateral, called_by, partner
from generator.model.meanings import doubted
from generator.model.records import Actor
from generator.pages.pages import makers
from generator.pages.rendering import Renderer

REPOSITORY = Path(__file__).parent.parent


def real() -> Dossier:
    return dossier("real")


def written(src_uri: str) -> str:
    lock, _ = read_lock(REPOSITORY)
    return makers(real(), lock, Renderer())[src_uri]().content.decode()


def test_a_document_has_a_partner_only_where_the_subject_and_one_other_are_its_parties() -> None:
    for agreement in real().agreements.values():
        others = set(agreement.parties) - {real().subject}
        alone = len(agreement.parties) == 2 and real().subject in agreement.parties
        assert partner(real(), agreement) == (others.pop() if alone else None), agreement.id


def test_the_declaration_of_one_body_alone_is_no_document_of_two_parties() -> None:
    alone = [a for a in real().agreements.values() if len(a.parties) == 1]
    assert alone
    for agreement in alone:
        assert agreement not in unsigned(real())
        assert agreement not in bilateral(real(), agreement.parties[0])


def test_the_subject_has_the_documents_of_all_its_partners() -> None:
    of_two = [agreement for agreement in real().in_order if partner(real(), agreement)]
    assert bilateral(real(), real().subject) == of_two


def test_a_full_member_has_no_other_part_to_play() -> None:
    for code in real().organisations:
        full = full_members(real(), real().organisations[code].code)
        assert full == [one for one, membership in members(real(), real().organisations[code].code) if membership.full]


@pytest.mark.parametrize("kind", ["countries", "organisations"])
def test_the_page_of_every_partner_tells_the_sums_of_its_documents(kind: str) -> None:
    told = 0
    for record in real().collection(kind).values():
        assert isinstance(record, Actor)
        named = by_page(real()).get(called_by(record), ())
        page = written(f"{kind}/{record.id}.md") if named else ""
        assert ("## Money {" in page) is bool(named), record.id
        rows = [line.replace("&#39;", "'") for line in page.splitlines() if line.startswith("| ")]
        for one in named:
            assert any(one.funding.purpose[:20] in row for row in rows), (record.id, one.funding.purpose)
        doubts = [one for one in named if doubted(real(), one.funding)]
        assert page.count("*Confidence") >= len(doubts), record.id
        told += len(named)
    assert told


def test_the_page_of_a_body_says_how_many_questions_are_open() -> None:
    for record in real().organisations.values():
        open_ = real().disagreements_about.get(record.code, ())
        assert (f"{len(open_)} question" in written(f"organisations/{record.id}.md")) is bool(open_), record.id
