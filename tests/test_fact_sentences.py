"""Single sentences beside the record: what each kind of statement finds, and what it must leave alone."""

from pathlib import Path

import pytest
from exported import dossier

from generator.news.fact_checking import compare
from generator.news.finding import Finding
from generator.news.saved import Saved


def beside_the_record(paragraphs: tuple[str, ...], day: str, title: str = "") -> list[Finding]:
    """What is found of an article of a day."""
    return compare(Saved(title, "", day, "en", paragraphs), dossier("real"))


def said(text: str, day: str) -> set[tuple[str, str, str]]:
    """Kind, record and verdict of each finding; paragraphs are parted by a bar."""
    found = beside_the_record(tuple(text.split(" | ")), day)
    return {(one.kind, about, str(one.verdict)) for one in found for about in one.about}


@pytest.mark.parametrize(
    ("text", "day", "kind", "about", "verdict"),
    [
        (
            "Estonia has signed. Its government has set itself the target of at least 0.5 per cent of output.",
            "2024-06-28",
            "clause",
            "ukraine-estonia",
            "differs",
        ),
        (
            "In the agreement with the EU, 9.7 billion euros are called paid out under the Ukraine Facility so far.",
            "2024-06-28",
            "sum",
            "ukraine-european-union",
            "differs",
        ),
        (
            "The hundred-year treaty with the United Kingdom is through: the Verkhovna Rada ratified it on 17 August.",
            "2025-10-16",
            "status",
            "ukraine-united-kingdom-100-year",
            "differs",
        ),
        (
            "The Budapest Memorandum obliges its four states to consult within 72 hours.",
            "2026-02-20",
            "consultation",
            "budapest-memorandum",
            "differs",
        ),
        (
            "Finland signed on Wednesday. 30 million euros go to the Czech initiative. | They consult within 72 hours.",
            "2024-04-04",
            "consultation",
            "ukraine-finland",
            "differs",
        ),
        (
            "Rome set no new figure: it means to keep up the pace of the nine packages of arms it sent before.",
            "2024-02-25",
            "clause",
            "ukraine-italy",
            "differs",
        ),
        (
            "One American paper went through the Rada: 238 members voted on 8 May for the reconstruction fund.",
            "2025-11-12",
            "status",
            "us-ukraine-reconstruction-fund",
            "differs",
        ),
        (
            "The agreements signed so far: | Finland: Kyiv, 3 April; Alexander Stubb, prime minister",
            "2024-10-01",
            "office",
            "FI",
            "differs",
        ),
        (
            "The Canadian text has three versions; the sides must go through the whole of it again within five years.",
            "2024-02-25",
            "clause",
            "ukraine-canada",
            "differs",
        ),
        (
            "A group presented the Kyiv Security Compact, to which thirty governments have since put their signatures.",
            "2024-12-05",
            "outcome",
            "kyiv-security-compact",
            "differs",
        ),
        (
            "Spain's is the odd one out in law, since the Congress of Deputies ratified it in June as a treaty.",
            "2024-10-01",
            "status",
            "ukraine-spain",
            "differs",
        ),
        (
            "The Budapest Memorandum is thirty years old. | Concluded for twenty years, it lapsed long ago.",
            "2024-12-05",
            "term",
            "budapest-memorandum",
            "differs",
        ),
        (
            "Ireland's agreement promises 128 million euros of weapons in 2024, and humanitarian aid.",
            "2024-10-01",
            "sum",
            "ukraine-ireland",
            "differs",
        ),
        ("Luís Montenegro signed the agreement in Lisbon.", "2024-05-29", "signatory", "ukraine-portugal", "agrees"),
        (
            "Ukraine's chief negotiator and defense minister Rustam Umarov announced on Monday that talks were good.",
            "2025-12-16",
            "office",
            "UA",
            "differs",
        ),
        ("Poland's president, Donald Tusk, spoke.", "2024-07-09", "office", "PL", "differs"),
        ("Spanish Prime Minister Pedro Sánchez spoke.", "2024-07-09", "office", "ES", "agrees"),
        (
            "For Lithuania the signature was that of its prime minister, Ingrida Šimonytė.",
            "2024-06-28",
            "signatory",
            "ukraine-lithuania",
            "differs",
        ),
        (
            "Sir Keir Starmer signed the 100-year partnership.",
            "2025-01-17",
            "signatory",
            "ukraine-united-kingdom-100-year",
            "agrees",
        ),
        (
            "Britain signed a hundred-year treaty in January. The older agreement runs for ten years.",
            "2025-01-17",
            "term",
            "ukraine-united-kingdom",
            "agrees",
        ),
        ("The agreement with Spain holds for a decade.", "2024-06-01", "term", "ukraine-spain", "agrees"),
        (
            "Several have joined the joint declaration. | The list includes Belgium, Denmark, Ireland and Iceland.",
            "2024-02-01",
            "joined-declaration",
            "IE",
            "agrees",
        ),
        (
            "Finland may end the agreement with half a year's notice.",
            "2024-04-04",
            "exit-notice",
            "ukraine-finland",
            "agrees",
        ),
        (
            "Norway's agreement requires nine months' notice.",
            "2024-11-20",
            "exit-notice",
            "ukraine-norway",
            "differs",
        ),
        (
            "How do you get out? The Norwegian agreement wants nine months.",
            "2024-11-20",
            "exit-notice",
            "ukraine-norway",
            "differs",
        ),
        (
            "The German agreement says that the English version prevails.",
            "2024-11-20",
            "clause",
            "ukraine-germany",
            "differs",
        ),
        ("In the Polish agreement the English version prevails.", "2024-11-20", "clause", "ukraine-poland", "agrees"),
        (
            "The hundred-year treaty with Britain gives three billion pounds a year until 2030/31.",
            "2025-01-17",
            "sum",
            "ukraine-united-kingdom-100-year",
            "agrees",
        ),
        ("Talks on the agreement with Spain had opened on 4 March.", "2024-05-29", "order", "ukraine-spain", "agrees"),
        (
            "The hundred-year treaty with Britain came into force on 15 October.",
            "2025-11-24",
            "status",
            "ukraine-united-kingdom-100-year",
            "agrees",
        ),
        (
            "The Ukrainian parliament ratified the fund, signed by Scott Bessent, with 388 votes.",
            "2025-05-24",
            "status",
            "us-ukraine-reconstruction-fund",
            "differs",
        ),
        ("Bulgaria's agreement has not been signed.", "2024-11-20", "status", "ukraine-bulgaria", "agrees"),
        (
            "The agreement with Ireland was signed in September, in Dublin.",
            "2024-11-20",
            "place",
            "ukraine-ireland",
            "differs",
        ),
        (
            "The Summit on Peace in Ukraine opens in Geneva today.",
            "2024-06-15",
            "summit",
            "peace-summit-2024",
            "differs",
        ),
        (
            "The NATO summit was held in Washington from 8 to 10 July.",
            "2024-07-19",
            "summit",
            "nato-washington-2024",
            "differs",
        ),
        (
            "The NATO summit was held in Washington on 9 and 10 July.",
            "2024-07-19",
            "summit",
            "nato-washington-2024",
            "agrees",
        ),
        (
            "Slovenia signed its agreement with Ukraine on Thursday, 17 July.",
            "2024-07-19",
            "signing-date",
            "ukraine-slovenia",
            "differs",
        ),
        (
            "Slovenia signed its agreement with Ukraine yesterday (18 July).",
            "2024-07-19",
            "signing-date",
            "ukraine-slovenia",
            "agrees",
        ),
        (
            (
                "The agreement with Estonia was signed in Brussels."
                " Estonia was represented by Prime Minister Kristen Michal."
            ),
            "2024-06-28",
            "signatory",
            "ukraine-estonia",
            "differs",
        ),
        (
            "The agreement with Estonia was signed in Brussels. Estonia was represented by Prime Minister Kaja Kallas.",
            "2024-06-28",
            "signatory",
            "ukraine-estonia",
            "agrees",
        ),
        (
            "Under the agreement Belgium pledges at least 977 million euros for 2024.",
            "2024-05-29",
            "sum",
            "ukraine-belgium",
            "agrees",
        ),
        (
            "The Budapest Memorandum. | On 5 March 2014 Kerry, Hague and Deshchytsia consulted in Geneva.",
            "2024-12-05",
            "order",
            "budapest-memorandum",
            "differs",
        ),
        (
            "The NATO summit of 2025 was held in The Hague in Belgium.",
            "2026-01-10",
            "summit",
            "nato-the-hague-2025",
            "differs",
        ),
        (
            "The G7 summit met in Hiroshima in May 2023. The one before it took place at Schloss Elmau in Austria.",
            "2024-06-13",
            "summit",
            "g7-elmau-2022",
            "differs",
        ),
        (
            "At Kananaskis in June the G7 brought out a joint statement on Ukraine that nobody will remember.",
            "2025-07-14",
            "outcome",
            "g7-kananaskis-2025",
            "differs",
        ),
        (
            "Finland and Sweden, both of them in NATO since 2023, voted for it.",
            "2025-07-14",
            "membership",
            "SE",
            "differs",
        ),
        (
            "NATO met in Ankara in July and, as the Swedish cabinet tells it, settled on 60 billion euros this year.",
            "2026-09-12",
            "sum",
            "nato-ankara-2026",
            "differs",
        ),
        (
            "At the Paris summit of 6 January 2026 the declaration was adopted; the United States signed it.",
            "2026-01-07",
            "participants",
            "coalition-paris-2026-01",
            "differs",
        ),
    ],
)
def test_what_a_sentence_says_is_held_beside_the_record(
    text: str, day: str, kind: str, about: str, verdict: str
) -> None:
    found = said(text, day)
    assert (kind, about, verdict) in found, found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The summit opened on 17 October 2024. A week earlier Croatia's Andrej Plenković had signed in Dubrovnik.",
            "2024-10-18",
        ),
        ("Britain was the first country to sign a security agreement under the G7 declaration.", "2025-01-17"),
        ("A roadmap to 2030, which builds on the agreement with Ireland, was signed in Dublin.", "2026-01-10"),
        ("The agreement on the security of information between Japan and Ukraine was signed in Kyiv.", "2024-11-20"),
        ("The UK-Ukraine Digital Trade Agreement was signed on 20 March 2023.", "2024-01-14"),
        ("In Kyiv Prime Minister Pedro Sánchez announced EUR 1 billion of military aid for 2025.", "2025-02-25"),
        (
            "Norway signed the agreement with Ukraine. It buys large-calibre ammunition in third countries.",
            "2024-06-03",
        ),
        ("Second, the agreement with the United States is new.", "2024-07-20"),
        ("Albania joined the Joint Declaration of Support for Ukraine of July 12, 2023.", "2025-01-21"),
        (
            "The Joint Declaration is two years old. | Croatia has joined the Coalition for the Return of Children.",
            "2025-11-01",
        ),
        (
            "He named members of the European Union that had not joined the declaration: Austria, Poland and Malta.",
            "2026-11-01",
        ),
        ("The Cabinet of Ministers of Latvia endorsed the signing on 9 April.", "2024-04-12"),
        ("President Biden launched the Ukraine Compact in Washington.", "2026-11-01"),
        (
            "Finland's agreement with Ukraine was signed in Kyiv. | In Helsinki people signed books at the weekend.",
            "2024-04-04",
        ),
        ("Denmark signed in Lviv, then two leaders signed in Kyiv.", "2024-02-25"),
        ("The agreement with Estonia was signed. Russia was represented by Sergei Lavrov in Geneva.", "2024-06-28"),
        ("The agreement with Belgium was signed during a visit from 27 to 29 May.", "2024-05-30"),
        ("Under the agreement Estonia gives 14 million euros a year between 2024 and 2027.", "2024-06-28"),
        (
            "Under the agreement Estonia gives 100 million euros in 2024, and 25 million from 2024 to 2026.",
            "2024-06-28",
        ),
        (
            "Andrej Plenković and Volodymyr Zelensky, accompanied by the foreign minister, signed on 9 October 2024.",
            "2025-10-09",
        ),
        ("Luxembourg's prime minister told parliament that there was nothing to ratify.", "2025-11-12"),
        ("The Verkhovna Rada ratified Spain's agreement.", "2025-10-01"),
        (
            "Joe Biden signed. | Ihor Zhovkva says it is the first to bind in law and those before bind politically.",
            "2024-06-14",
        ),
        ("Latvia, the third of them, has signed its agreement.", "2024-06-28"),
        (
            "The hundred-year treaty is British. | In February of this year ministers spoke of 35 billion.",
            "2026-11-01",
        ),
        ("On 5 March 2014 John Kerry met Sergei Lavrov in Rome before consultations opened in Paris.", "2024-12-05"),
        (
            "The agreement of 2024 with Italy can be terminated. Either side may withdraw from the agreement.",
            "2025-07-14",
        ),
        ("Britain withdrew from the European Union agreement in 2020. Italy withdrew from the summit.", "2025-07-14"),
        ("The NATO summit of 2025 was held in The Hague, in the Netherlands.", "2026-01-10"),
        (
            "At the NATO summit in Ankara in July 2026 Sweden pledged 60 billion kronor, Germany 11 billion euros.",
            "2026-09-12",
        ),
        ("At Kananaskis in June the G7 considered a joint statement on Ukraine that others had issued.", "2025-07-14"),
        ("Finland and Sweden, both of them in NATO, voted for it in 2023.", "2025-07-14"),
        (
            "• Brussels, 28 May: De Croo signed. | • Brussels again, 27 October: Mitsotakis signed for Greece.",
            "2025-01-26",
        ),
        (
            "The treaty of 16 January 2025 is not the agreement of Rishi Sunak. The treaty is in force since October.",
            "2026-04-22",
        ),
        # Of this body the record knows who took part in its meetings, not its members.
        ("All the members of the Coalition of the Willing have signed with Ukraine.", "2026-11-01"),
    ],
)
def test_what_is_true_or_of_something_else_is_left_alone(text: str, day: str) -> None:
    assert not {one for one in said(text, day) if one[2] == "differs"}


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Under the agreement Estonia gives 56 million euros between 2024 and 2027.", True),
        ("Under the agreement Estonia gives 56 million euros a year between 2024 and 2027.", False),
        ("Under the agreement Estonia gives 100 million euros of military aid in 2024.", True),
    ],
)
def test_a_sum_of_each_year_is_no_total_of_several(text: str, agrees: bool) -> None:
    assert (("sum", "ukraine-estonia", "agrees") in said(text, "2024-06-28")) is agrees


def test_the_parties_of_the_document_in_the_title_are_spoken_of_as_its_parties() -> None:
    """And not as those of the latest agreement of one of them: Britain's is of a hundred years."""
    paragraphs = ("London, Washington and Kyiv declared it. Concluded for twenty years, it lapsed long ago.",)
    found = beside_the_record(paragraphs, "2024-12-05", "What the Budapest Memorandum promised")
    assert [one.about for one in found if one.verdict == "differs"] == [("budapest-memorandum",)]


def test_who_clears_a_signature_does_not_sign_in_german_either() -> None:
    """The verb stands at the end of the sentence, far behind the day."""
    text = (
        "Der Rat der EU hatte am Dienstag die Unterzeichnung eines, wie es hieß, unverbindlichen Instruments gebilligt."
    )
    saved = Saved("", "", "2024-06-28", "de", (f"Das Abkommen mit der Europäischen Union gilt. {text}",))
    assert not [one for one in compare(saved, dossier("real")) if one.verdict == "differs"]


def test_what_the_record_itself_says_never_differs_from_it() -> None:
    """Its own sentences, each behind the name of its record, as an article of a later day."""
    wrong = []
    for record in (*dossier("real").agreements.values(), *dossier("real").summits.values()):
        told = [*getattr(record, "events", ()), *getattr(record, "provisions", ()), *getattr(record, "outcomes", ())]
        paragraphs = tuple(f"{record.name}. {one.what}" for one in told)
        found = beside_the_record(paragraphs, "2026-11-01", record.name)
        wrong += [(record.id, one.quote, one.reason) for one in found if one.verdict == "differs"]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "text", "day", "about", "words"),
    [
        ("en", "Belgium, which leads the F-16 coalition, has sent jets.", "2024-06-01", "ukraine-belgium", "leads"),
        ("fr", "La France dirige la coalition de l'armée de l'air.", "2024-06-01", "ukraine-france", "dirige"),
        ("en", "Ireland has joined the coalition for IT.", "2024-11-15", "ukraine-ireland", "joined"),
        (
            "uk",
            "Стамбул, з травня по липень. Російську делегацію привіз Лавров.",
            "2026-03-02",
            "istanbul-2025",
            "Лавров",
        ),
        (
            "en",
            (
                "The hundred-year agreement was signed in Kyiv. The Grand Committee of the Lords debated the agreement "
                "on 22 May, after the period of scrutiny had been extended."
            ),
            "2025-10-22",
            "ukraine-united-kingdom-100-year",
            "22 May",
        ),
        (
            "fr",
            "Les sénateurs ont approuvé l'accord avec la France le 13 mars 2024, par 293 voix contre 101.",
            "2026-02-16",
            "ukraine-france",
            "101",
        ),
        ("en", "The German text was the first of its kind.", "2024-11-15", "ukraine-germany", "first"),
        (
            "en",
            "The agreement with Luxembourg was signed in Washington by Foreign Minister Xavier Bettel.",
            "2024-07-12",
            "ukraine-luxembourg",
            "Bettel",
        ),
        (
            "de",
            (
                "Von Dienstag bis Donnerstag haben die Staats- und Regierungschefs der Nato in Washington beraten. "
                "Mindestens 50 Milliarden Euro versprechen die Verbündeten für das kommende Jahr."
            ),
            "2024-07-13",
            "nato-washington-2024",
            "50",
        ),
        (
            "fr",
            "La France et l'Ukraine ont signé vendredi un accord de sécurité. Le texte est conclu pour douze ans.",
            "2024-02-19",
            "ukraine-france",
            "douze",
        ),
        (
            "uk",
            "Україна та Польща підписали угоду. Вона діятиме двадцять років.",
            "2024-07-09",
            "ukraine-poland",
            "двадц",
        ),
    ],
)
def test_values_that_stand_where_the_record_has_others(
    language: str, text: str, day: str, about: str, words: str
) -> None:
    found = compare(Saved("", "", day, language, (text,)), dossier("real"))
    wrong = [one for one in found if one.verdict == "differs"]
    assert [(one.about, words in one.quote) for one in wrong] == [((about,), True)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The London summit on 2 March was hosted by Prime Minister Keir Starmer.", "2025-03-04"),
        ("en", "The London summit, hosted by Foreign Secretary David Lammy, discussed Ukraine.", "2025-03-04"),
        ("uk", "Угоду з Канадою Джастін Трюдо підписав у Києві 24 лютого.", "2024-02-26"),
        ("uk", "Від Гельсінкі безпекову угоду з Фінляндією підписав у Києві президент Александр Стубб.", "2024-04-04"),
        ("en", "The Rada ratified the hundred-year agreement with the United Kingdom, with 295 votes.", "2025-10-22"),
        ("en", "Zhovkva called the American agreement legally binding and those before it politically.", "2024-11-15"),
        ("en", "Aid of 3.5 billion pounds in 2024 comes on top of that of Britain's agreement.", "2025-01-15"),
        ("en", "Poland leads the armour coalition; France takes part in the maritime coalition.", "2024-11-15"),
        ("en", "Berlin, 14 and 15 December 2025. Leaders from Germany, France, Poland and Finland met.", "2026-03-02"),
        (
            "en",
            "Latvia belongs to the mine clearance coalition led by Lithuania.",
            "2024-04-11",
        ),
        (
            "en",
            "France signed in February 2024. In Istanbul in March 2022 guarantors were to consult within three days.",
            "2025-06-14",
        ),
        (
            "en",
            "Helsingin Sanomat calls the Finnish agreement a political commitment rather than legally binding.",
            "2024-04-03",
        ),
        ("en", "On Monday the coalition of the willing convened in the French capital.", "2026-07-17"),
        ("pl", "Na liście gości zabrakło Andrija Jermaka, dawnego szefa biura prezydenta Ukrainy.", "2026-02-06"),
        (
            "es",
            "¿Cuánto dura el acuerdo con España? Diez años. Hace falta preaviso; con Países Bajos bastan tres meses.",
            "2025-11-20",
        ),
    ],
)
def test_true_sentences_of_these_kinds_are_left_alone(language: str, text: str, day: str) -> None:
    found = compare(Saved("", "", day, language, (text,)), dossier("real"))
    assert not [(one.quote, one.recorded) for one in found if one.verdict == "differs"]


WRONG_FIELDS = Path(__file__).with_name("wrong_in_each_language.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", [one for one in WRONG_FIELDS if not one.startswith("#")])
def test_each_field_is_read_in_each_language(row: str) -> None:
    language, kind, about, text = row.split(" | ")
    found = compare(Saved("", "", "2025-11-20", language, (text,)), dossier("real"))
    assert (kind, about) in {(one.kind, id_) for one in found if one.verdict == "differs" for id_ in one.about}
