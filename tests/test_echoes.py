"""One cause, one message: what was renamed, lost or misspelt in the real table is told once, where it was done."""

import shutil
from pathlib import Path

import pytest
from folders import REPOSITORY

from generator.check.rules import check
from generator.model.dossier import Dossier
from generator.model.loading import read_dossier

FRANCE, NATO = "countries/france.yml", "organisations/nato.yml"
VILNIUS = "summits/nato-vilnius-2023.yml"
GAZE = "articles/gaze-nato-leaders-guarantees.yml"
TEXTS, WORDS, PACT = "sources/official-text.yml", "vocabulary.yml", "agreements/ukraine-france.yml"
NAMED_FIRST = "name: Emmanuel Macron\n    office: President of the French Republic\n    party: FR\n"
PARTY_FIRST = "name: FR\n    office: President of the French Republic\n    party: Emmanuel Macron\n"
CASES = [
    (TEXTS, "ukraine-france-text:", "ukraine-frnace-text:", TEXTS, "must be 'ukraine-france-text', as 3 references"),
    (TEXTS, "ukraine-france-text:", "elysee-pact:", TEXTS, "must be 'ukraine-france-text', as 3 references"),
    (FRANCE, "sweden-government-", "sweden-goverment-", FRANCE, "mean 'sweden-government-macron'?"),
    (FRANCE, "code: FR", "code: FX", FRANCE, "must be 'FR', as"),
    ("countries/lithuania.yml", "code: LT", "code: LV", "countries/lithuania.yml", "must be 'LT', as 17 references"),
    (VILNIUS, "status: held", "status: planned", VILNIUS, "must be that of a meeting that took place"),
    (NATO, "code: NATO", "code: OTAN", NATO, "must be 'NATO', as"),
    (FRANCE, None, None, "agreements/g7-joint-declaration.yml", "`.venv/bin/python -m generator new country france`"),
    ("summits/nato-vilnius-2023.yml", None, None, "articles/gaze-nato-leaders-guarantees.yml", "references name it"),
    (PACT, None, None, "agreements/paris-declaration.yml", "ukraine-france.yml was there, and is gone. 11 references"),
    (VILNIUS, None, None, "articles/gaze-nato-leaders-guarantees.yml", "data/summits/nato-washington-2024.yml:113."),
    (TEXTS, None, None, "agreements/budapest-memorandum.yml", "are not there, and no data/sources/official-text.yml."),
    (GAZE, None, None, "site.yml", "must list articles/gaze-nato-leaders-guarantees under `withdrawn`"),
    (PACT, "parties: [FR,", "parties: [FRA,", PACT, "mean 'FR'?"),
    (PACT, NAMED_FIRST, PARTY_FIRST, PACT, "must change places with the value of `name`"),
    (WORDS, "  undertaken:\n", "  undertakes:\n", WORDS, "must be 'undertaken', as"),
    (WORDS, "  demining:\n", "  de-mining:\n", WORDS, "must be 'demining', as"),
    (WORDS, "  in-force:\n", "  effective:\n", WORDS, "must define 'in-force': 28 references name it, in 28 files"),
    (WORDS, "verdicts:\n  supported:\n", "verdicts:\n  confirmed:\n", WORDS, "Nothing names confirmed,"),
    (WORDS, "families:\n  defence:\n", "families:\n  defense:\n", WORDS, "must be 'defence', as 10 types have it."),
    ("site.yml", "subject: UA", "subject: AU", "site.yml", "must be what all records are about"),
    ("site.yml", "subject: UA", "subject: UK", "site.yml", "there is none called 'UK'"),
]  # fmt: skip


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dossier]:
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(REPOSITORY / "data", root / "data")
    return root, read_dossier(root)


@pytest.mark.parametrize(("file", "old", "new", "blamed", "told"), CASES, ids=lambda one: str(one)[:30])
def test_one_cause_is_one_message(
    file: str, old: str | None, new: str | None, blamed: str, told: str, real: tuple[Path, Dossier]
) -> None:
    root, before = real
    path = root / "data" / file
    good = path.read_text(encoding="utf-8")
    try:
        if old is None or new is None:
            path.unlink()
        else:
            assert old in good
            path.write_text(good.replace(old, new, 1), encoding="utf-8")
        problems = check(read_dossier(root, before))
    finally:
        path.write_text(good, encoding="utf-8")
    assert len(problems) == 1, [str(one) for one in problems]
    assert problems[0].path == f"data/{blamed}"
    assert told in problems[0].what


def test_what_must_hold_within_a_record_is_judged_of_the_files_asked_for(world: Path) -> None:
    """Of the others only what is between records."""
    pact = world / "data/agreements/arcadia-ruritania.yml"
    pact.write_text(pact.read_text().replace("term: {", "effect: {value: then, date: 2028, at: Article 9}\nterm: {", 1))
    dossier = read_dossier(world)
    (wrong,) = check(dossier)
    assert check(dossier, {wrong.path}) == [wrong]
    assert check(dossier, {"data/agreements/league-declaration.yml"}) == []


def test_two_words_change_places_only_where_both_are_wrong(world: Path) -> None:
    """`undertaken` is a word of the verbs here, too, and so right where it stands."""
    words, pact = world / "data/vocabulary.yml", world / "data/agreements/arcadia-ruritania.yml"
    own = "verbs:\n  undertaken:\n    label: undertaken\n    definition: As said there.\n    strength: 1\n  shall:\n"
    words.write_text(words.read_text().replace("verbs:\n  shall:\n", own, 1))
    was, is_ = "answer: undertaken\n    operative: will train\n    verb: will", "answer: will\n    verb: undertaken"
    assert was in pact.read_text()
    pact.write_text(pact.read_text().replace(was, is_, 1))
    told = [one.what for one in check(read_dossier(world)) if one.path.endswith("arcadia-ruritania.yml")]
    assert any(what.startswith("must be a word of `answers`") for what in told)
    assert not any("change places" in what for what in told)
