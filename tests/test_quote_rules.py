"""A value against the words quoted for it: contradictions of every kind in five languages, and other wordings."""

from collections.abc import Iterator
from typing import Any

import pytest
from babel import Locale

from generator.check.all_named import AllNamed, all_named
from generator.check.named_rules import name_against_quote, party_against_quote, place_against_quote
from generator.check.quote_rules import QUOTE_RULES
from generator.check.quoted_actors import actors_named, exchanged_for, names_abroad
from generator.check.quoted_clauses import other_clause
from generator.check.quoted_dates import OTHER_MONTH
from generator.check.quoted_figures import Quantity, stated_figures
from generator.check.quoted_offices import other_person
from generator.check.quoted_senses import excluded
from generator.model.audits import Claim
from generator.model.dossier import NO_SITE, Dossier
from generator.model.entries import Entry
from generator.model.events import Approval, Event
from generator.model.parts import (
    Commitment,
    Consultation,
    Evidence,
    Funding,
    Person,
    Provision,
    Signatory,
    Signing,
    Span,
)
from generator.model.records import Agreement, Country
from generator.source.problem import Problem
from generator.source.yamlfile import YamlFile
from generator.text.numerals import MONTHS

# How a value of each kind is given; what the value is, stands before the quote.
KINDS: dict[str, Any] = {
    "date": lambda value, **words: Signing(date=value, **words),
    "time": lambda value, **words: Span(value=value, **words),
    "limit": lambda value, **words: Consultation(within=value, **words),
    "sum": lambda value, **words: Funding(
        amount=float(value.split()[0]), currency=value.split()[1], bound="exact", nature="x", purpose="x", **words
    ),
    "period": lambda value, **words: Funding(
        amount=1.0,
        currency="EUR",
        bound="exact",
        nature="x",
        purpose="x",
        period=value,
        quote=words["quote"],
        cite=[*words["cite"], {"quote": "one euro"}],
    ),
    "says": lambda value, **words: Provision(what=value, **words),
    "note": lambda value, **words: Span(value="P6M", note=value, **words),
    "told": lambda value, **words: Event(date="2024-02-16", what=value, kind="x", **words),
    "promise": lambda value, **words: Commitment(answer="x", promise=value, **words),
    "name": lambda value, **words: Signatory(name=value, party="XA", **words),
    "claim": lambda value, **words: Claim(
        number=1, paragraph=1, claim=value, said_by="x", about=("XA",), verdict="x", **words
    ),
    "due": lambda value, **words: Claim(
        number=1, paragraph=1, claim="x", said_by="x", about=("XA",), verdict="x", due=value, **words
    ),
    "clause": lambda value, **words: Provision(what="x", at=value, **words),
    "office": lambda value, **words: Signatory(name=words["quote"], office=value, party="XA", **words),  # who it names
    "place": lambda value, **words: Signing(date="2024-02-16", place=value, **words),
    "from": lambda value, **words: Person(name="Jan Novak", office="Mayor", **{"from": value}, **words),
    "until": lambda value, **words: Person(name="Jan Novak", office="Mayor", until=value, **words),
}
ZELENSKYY = "Volodymyr Zelenskyy"


EUROPE = "bg ca cs da de el en es et fi fr ga hr hu is it lt lv mk mt nb nl pl pt ro ru sk sl sq sr sv tr uk"


@pytest.mark.parametrize("language", EUROPE.split())
def test_a_month_is_known_by_every_full_name_that_cldr_has(language: str) -> None:
    names = (pair for named in Locale(language).months.values() for pair in named["wide"].items())
    bare = ((number, name.lower().removeprefix("de ").removeprefix("d’")) for number, name in names)
    known = {(number, name) for of in (MONTHS, OTHER_MONTH) for name, number in of.items()}
    other = [pair for pair in bare if pair[1].isalpha() and pair not in known]
    assert other == []


def entry(kind: str, value: str, *quotes: str) -> Entry:
    """A record with one value and its quotes: the first its own, others in `cite`."""
    first, *others = quotes
    part: Evidence | Claim = KINDS[kind](value, quote=first, cite=[{"quote": one} for one in others])
    record = Agreement.model_construct(text="x", parties=(), provisions=(part,))
    return Entry("agreements", "x", record, YamlFile("data/agreements/x.yml", None, ""))


def problems(*entries: Entry) -> Iterator[Problem]:
    """What the rules on quotes say of them."""
    for one in entries:
        for rule in QUOTE_RULES:
            yield from rule(one)
    everywhere = Dossier(entries, {}, YamlFile("", None, ""), NO_SITE)
    names = all_named(everywhere)
    for one in entries:
        yield from (*name_against_quote(one, names), *place_against_quote(one, names))


# Kind, value, quote, and the words that contradict it.
CONTRADICTIONS = [
    # Those of the issue.
    ("date", "2024-02-17", "Signed in Paris on 16 February 2024", "16 February 2024"),
    ("limit", "PT72H", "within 24 hours", "24 hours"),
    ("time", "P3M", "six months from the date of receipt", "six months"),
    ("time", "P100Y", "is valid for ten years from the date of its signature", "ten years"),
    ("sum", "30000000000 EUR", "will provide up to 3 billion euros in additional support", "3 billion euros"),
    ("name", "Volodymyr Zelenskij", "For Ukraine: Volodymyr Zelenskyy, President", "Zelenskyy"),
    # Dates.
    ("date", "2024-07-10", "Endorsed at Washington, this 11th day of July, 2024", "11th day of July, 2024"),
    ("date", "2025-02-16", "done on February 16th, 2024 in Paris", "February 16th, 2024"),
    ("date", "2024-03-16", "Signed on 16 Feb 2024", "16 Feb 2024"),
    ("date", "2024-02-16", "the agreement was signed in 2023", "2023"),
    ("date", "2023-08-18", "joined the Declaration on 17 August", "17 August"),
    ("date", "2024-02-17", "dated 2024-02-16", "2024-02-16"),
    ("date", "2025-03-22", "in Riyadh, March 23-25, 2025", "March 23-25, 2025"),
    ("date", "2024-02-15", "Fait à Paris, le 16 février 2024", "16 février 2024"),
    ("date", "2024-01-11", "signé le 1er janvier 2024", "1er janvier 2024"),
    ("date", "2023-07-12", "adoptée en août 2023", "août 2023"),
    ("date", "2024-02-26", "unterzeichnet am 16. Februar 2024 in Berlin", "16. Februar 2024"),
    ("date", "2024-03-16", "Berlin, den 16.02.2024", "16.02.2024"),
    ("date", "2024-02-15", "Berlin, den 15.01.2024", "15.01.2024"),
    ("date", "2024-02-15", "Berlin, den 15.12.2024", "15.12.2024"),
    ("date", "2024-05-01", "im März 2024 unterzeichnet", "März 2024"),
    ("date", "2026-07-09", "7 і 8 липня 2026 року", "7 і 8 липня 2026"),
    ("date", "2024-02-06", "«16» лютого 2024 року", "16» лютого 2024"),
    ("date", "2024-09-25", "підписано 25 жовтня 2024 року", "25 жовтня 2024"),
    ("date", "2024-07-12", "w dniach 9-11 lipca", "9-11 lipca"),
    ("date", "2024-07-08", "podpisano 18 lipca 2024 r. w Warszawie", "18 lipca 2024"),
    ("date", "2024-07-08", "podpisano we wrześniu 2024 r.", "wrześniu 2024"),
    ("date", "2026-07-08/2026-07-09", "Den 7–8 juli samlades de i Ankara", "7–8 juli"),
    ("date", "2025-06-23/2025-06-25", "24-25 червня в Гаазі", "24-25 червня"),
    ("date", "2023-07-12/2023-07-13", "avholdes 11. og 12. juli 2023", "11. og 12. juli 2023"),
    ("date", "2024-10-14", "решение № 682 на 4 октомври 2024", "4 октомври 2024"),
    ("date", "2024-04-12", "podepsáno dne 11. dubna 2024", "11. dubna 2024"),
    ("date", "2024-04-12", "pasirašyta 2024 m. balandžio 11", "2024 m. balandžio 11"),
    ("date", "2024-04-12", "parakstīts 2024. gada 11. aprīlī", "2024. gada 11. aprīlī"),
    ("date", "2024-04-12", "allekirjoitettiin 11. huhtikuuta 2024", "11. huhtikuuta 2024"),
    ("date", "2024-04-12", "2024. április 11", "2024. április 11"),
    ("period", "2024/2029", "financial support over the 2024-2027 period", "2024-2027"),
    ("period", "2023", "In 2024, Spain will provide support", "2024"),
    ("period", "2029", "for the years 2024-2027", "2024-2027"),
    # Durations.
    ("limit", "PT48H", "will consult within twenty-four (24) hours", "twenty-four (24) hours"),
    ("time", "P6Y", "within three (3) years after the signature", "three (3) years"),
    ("time", "P10Y", "The new 100-year partnership", "100-year"),
    ("time", "P6M", "upon a three months’ notice in writing", "three months"),
    ("time", "P1Y", "a six-month period of notice", "six-month"),
    ("time", "P30D", "within ninety days", "ninety days"),
    ("limit", "PT24H", "dans un délai de soixante-douze heures", "soixante-douze heures"),
    ("time", "P5Y", "pour une durée de dix ans", "dix ans"),
    ("time", "P3M", "avec un préavis de six mois", "six mois"),
    ("time", "P80D", "sous quatre-vingt-dix jours", "quatre-vingt-dix jours"),
    ("limit", "PT24H", "innerhalb von zweiundsiebzig Stunden", "zweiundsiebzig Stunden"),
    ("time", "P10Y", "eine Laufzeit von fünf Jahren", "fünf Jahren"),
    ("time", "P5Y", "die zehnjährige Laufzeit", "zehnjährige"),
    ("time", "P3M", "mit einer Frist von sechs Monaten", "sechs Monaten"),
    ("limit", "PT72H", "протягом двадцяти чотирьох годин", "двадцяти чотирьох годин"),
    ("limit", "PT48H", "упродовж 24 годин", "24 годин"),
    ("time", "P5Y", "діє протягом десяти років", "десяти років"),
    ("time", "P6M", "через три місяці з дня отримання", "три місяці"),
    ("time", "P10Y", "сторічне партнерство", "сторічне"),
    ("limit", "PT24H", "w ciągu siedemdziesięciu dwóch godzin", "siedemdziesięciu dwóch godzin"),
    ("time", "P5Y", "obowiązuje przez dziesięć lat", "dziesięć lat"),
    ("time", "P3M", "z sześciomiesięcznym wypowiedzeniem", "sześciomiesięcznym"),
    ("time", "P1M", "w terminie czternastu dni", "czternastu dni"),
    # Sums and currencies.
    ("sum", "500000000 USD", "approximately USD 50 billion in additional funding", "USD 50 billion"),
    ("sum", "1072000 GBP", "a total of 1.072 million euro in aid", "1.072 million euro"),
    ("sum", "25000000000 GBP", "a further £2.5bn of support", "£2.5 bn"),
    ("sum", "50000000000 EUR", "to make available approximately USD 50 billion", "USD 50 billion"),
    ("sum", "3020000000 EUR", "Canada will provide $3.02B", "$3.02 B"),
    ("sum", "75000000000 EUR", "of SEK 75 billion (approximately €6.5 billion)", "SEK 75 billion"),
    ("sum", "2000000000 EUR", "will provide 1.2 billion in military aid", "1.2 billion"),
    ("sum", "300000000 EUR", "jusqu’à 3 milliards d’euros d’aide", "3 milliards d'euros"),
    ("sum", "100000000 USD", "cent millions d’euros", "cent millions d'euros"),
    ("sum", "710000000 EUR", "im Wert von 7,1 Milliarden Euro", "7,1 Milliarden Euro"),
    ("sum", "500000 EUR", "fünf Millionen Euro", "fünf Millionen Euro"),
    ("sum", "10000000 EUR", "100 мільйонів євро", "100 мільйонів євро"),
    ("sum", "200000000 USD", "двісті мільйонів гривень", "двісті мільйонів гривень"),
    ("sum", "40000000 PLN", "400 mln złotych", "400 mln złotych"),
    ("sum", "4000000000 EUR", "cztery miliardy dolarów", "cztery miliardy dolarów"),
    # Sentences of ours: all kinds, and percentages and numbers.
    ("promise", "Both sides talk within 72 hours.", "will consult within 24 hours", "24 hours"),
    ("promise", "France gives up to 30 billion euros in 2024.", "up to 3 billion euros", "3 billion euros"),
    ("promise", "Both sides meet twice a year or in two years.", "will meet within six years", "six years"),
    ("says", "It was signed on 12 May 2023.", "signed on 12 July 2023", "12 July 2023"),
    ("says", "The fund gives 25% of its income.", "50 percent of all income", "50 percent"),
    ("says", "It spends 2.5 per cent of its output.", "0,25 Prozent des Bruttoinlandsprodukts", "0,25 Prozent"),
    ("says", "It spends 5 percent of its output.", "0,5 pour cent du produit intérieur", "0,5 pour cent"),
    ("says", "It spends 3% of its output.", "два відсотки валового продукту", "два відсотки"),
    ("says", "It spends 3% of its output.", "dwa procent produktu", "dwa procent"),
    ("says", "It has 53 states behind it.", "the 35 states of the Coalition", "35 states"),
    ("says", "It sends thirty thousand soldiers.", "15,000 Western soldiers", "15,000 Western soldiers"),
    # Claims of articles.
    ("claim", "The talks end within six months.", "talks will end within three months", "three months"),
    ("claim", "It gives 60 billion euros.", "на 50 мільярдів євро", "50 мільярдів євро"),
    ("due", "2024-06", "will be signed in July 2024", "July 2024"),
    # Denied in another language; votes; an end of a range; a sum that breaks off before its unit.
    (
        "says",
        "It will be legally binding, so that no ratification is needed.",
        "non sarà giuridicamente vincolante",
        "non sarà giuridicamente vincolante",
    ),
    ("says", "He called it an international treaty and did not submit it.", "No es un tratado", "No es un tratado"),
    ("says", "Legally binding and a political bond.", "juridisch niet bindend", "niet bindend"),
    ("says", "He called it an international treaty.", "No es un tratado internacional", "No es un tratado"),
    ("says", "It sends no soldiers.", "enverra des troupes en Ukraine", "troupes"),
    ("says", "77 members voted for it.", "me 71 vota pro", "71 vota"),
    ("says", "383 members voted for it.", "with the support of 338 MPs", "338 MPs"),
    ("says", "The force has 15,000 to 50,000 troops.", "15,000 to 30,000 troops", "30,000 troops"),
    ("says", "It cost at least 459 billion US dollars.", "a privé la Russie d'au moins 495", "495"),
    # The languages of texts.
    (
        "says",
        "German, Ukrainian and French, all equivalent",
        "in the German, Ukrainian and English language, all texts",
        "English",
    ),
    (
        "says",
        "Ukrainian, Italian and English; Ukrainian prevails",
        "текст англійською мовою має переважну силу",
        "англійською",
    ),
    ("says", "Italian and English", "in lingua italiana e ucraina", "ucraina"),
    # Names.
    ("name", "Olaf Schulz", "Olaf Scholz", "Scholz"),
    ("name", "Emanuel Macron", "Emmanuel Macron", "Emmanuel Macron"),
    ("name", "Andrej Plenkovic", "For the Republic of Croatia: Andrej Plenkowić, Prime Minister", "Plenkowić"),
    ("name", "Donald Tuks", "Premier Donald Tusk podpisał", "Tusk"),
    ("name", "Ursula von der Layen", "Ursula von der Leyen, Präsidentin", "Leyen"),
    ("name", "Владимир Зеленский", "Президент України Володимир Зеленський", "Зеленський"),
    # Clauses.
    ("clause", "Article 9", "Article 10. Term and notice", "Article 10"),
    ("clause", "Part VII", "Part VIII Final provisions", "Part VIII"),
    ("clause", "para 12", "13. The Participants will consult", "13."),
    ("clause", "Article 3", "Artikel 4: Laufzeit", "Artikel 4"),
    ("clause", "article 3", "Article 4 – Durée", "Article 4"),
    ("clause", "Article 3", "Стаття 4. Строк дії", "Стаття 4"),
    ("clause", "Article 3", "Artykuł 4. Okres obowiązywania", "Artykuł 4"),
    # Forged in a second round: dates in words, ordinals, parts of a whole, offices, ends, denials.
    ("date", "2024-02-17", "done at Berlin on the sixteenth day of February 2024", "sixteenth day of February 2024"),
    (
        "date",
        "2024-02-17",
        "Fait à Paris, le seize février deux mille vingt-quatre",
        "seize février deux mille vingt-quatre",
    ),
    ("date", "2024-02-15", "geschehen zu Berlin am sechzehnten Februar 2024", "sechzehnten Februar 2024"),
    ("date", "2024-02-23", "підписано двадцять четвертого лютого 2024 року", "двадцять четвертого лютого 2024"),
    ("date", "2024-02-23", "Fatto a Kiev il ventiquattro febbraio 2024", "ventiquattro febbraio 2024"),
    ("date", "2024-07-09", "podpisano w Warszawie ósmego lipca 2024 roku", "ósmego lipca 2024"),
    ("date", "2024-05-26", "Firmado en Madrid el veintisiete de mayo de 2024", "veintisiete de mayo de 2024"),
    ("date", "2024-02-26", "Berlin, 16.II.2024", "16.II.2024"),
    ("date", "2024-06-14", "signed on this day, Reiwa 6, June 13", "June 13"),
    ("date", "2023-06-13", "令和6年6月13日 (Reiwa 6)", "令和6年6月13日"),
    ("date", "2024-06-27", "Firmado en Madrid el 27 de mayo de 2024", "27 de mayo de 2024"),
    ("date", "2024-03-24", "firmato a Kiev il 24 febbraio 2024", "24 febbraio 2024"),
    ("date", "2024-02-17", "signed at Paris on 16/02/2024", "16/02/2024"),
    ("date", "2024-04-12", "Signed in Vilnius on the eleventh of April, 2024", "eleventh of April, 2024"),
    (
        "says",
        "The agreement was concluded on 24 February 2024.",
        "concluded on the twenty-third of February 2024",
        "twenty-third of February 2024",
    ),
    ("time", "P15Y", "resta in vigore per dieci anni dalla firma", "dieci anni"),
    ("time", "P5Y", "tendrá una vigencia de diez años", "diez años"),
    ("time", "P20Y", "shall remain valid for a decade from the date of its signature", "a decade"),
    ("time", "P9Y", "gilt für die Dauer von zehn (10) Jahren ab Unterzeichnung", "zehn (10) Jahren"),
    ("time", "P3M", "припиняється через шість місяців з дати отримання", "шість місяців"),
    ("time", "P1Y", "par notification écrite avec un préavis de six mois", "six mois"),
    ("time", "P3M", "con un preavviso scritto di sei mesi", "sei mesi"),
    ("time", "P6M", "con una antelación mínima de tres meses", "tres meses"),
    ("time", "P6M", "za trzymiesięcznym wypowiedzeniem na piśmie", "trzymiesięcznym"),
    ("time", "P6M", "by giving a year’s written notice to the other Participant", "a year's"),
    ("limit", "PT48H", "i Partecipanti si consulteranno entro ventiquattro ore", "ventiquattro ore"),
    ("limit", "PT72H", "celebrarán consultas en un plazo de veinticuatro horas", "veinticuatro horas"),
    ("limit", "PT12H", "w ciągu dwudziestu czterech godzin od wniosku", "dwudziestu czterech godzin"),
    ("limit", "PT48H", "binnen 24 Std. nach einem solchen Antrag", "24 Std"),
    ("limit", "PT72H", "will consult no later than one day after such a request", "one day"),
    ("limit", "PT72H", "se consulteront sous vingt-quatre heures à la demande", "vingt-quatre heures"),
    ("limit", "PT12H", "проведуть консультації протягом доби", "протягом доби"),
    ("sum", "150000000 EUR", "un contributo di 1,5 miliardi di euro", "1,5 miliardi di euro"),
    ("sum", "100000000 EUR", "ayuda militar por valor de mil millones de euros", "mil millones de euros"),
    ("sum", "1129000000 USD", "1.129 millones de euros en 2024", "1.129 millones de euros"),
    ("sum", "35000000000 PLN", "o wartości trzech i pół miliarda złotych", "trzech i pół miliarda złotych"),
    ("sum", "3000000 EUR", "une aide pouvant aller jusqu’à trois milliards d’euros", "trois milliards d'euros"),
    ("sum", "700000000 EUR", "Hilfen in Höhe von 7 Mrd. EUR", "7 Mrd. EUR"),
    ("sum", "2000000 EUR", "на суму двадцять мільйонів євро", "двадцять мільйонів євро"),
    ("sum", "75000000000 EUR", "NOK 75 billion over a period of five years", "NOK 75 billion"),
    ("sum", "2500000000 EUR", "£2.5 billion in the next financial year", "£2.5 billion"),
    ("sum", "6500000 SEK", "an amount of SEK 6.5 billion", "SEK 6.5 billion"),
    ("period", "2025", "In 2024, Germany will provide 7.1 billion euro", "2024"),
    ("period", "2023", "100 milioni di euro per il 2024", "2024"),
    ("sum", "112000000 EUR", "EUR 112 thousand in military support", "EUR 112 thousand"),
    (
        "says",
        "27 states took part in the meeting.",
        "attended by thirty-five states and two organisations",
        "thirty-five states",
    ),
    ("says", "The meeting had 27 states around the table.", "35 держав беруть участь у засіданні", "35 держав"),
    (
        "says",
        "Thirty-five countries took part in the meeting.",
        "en présence de trente et un pays",
        "trente et un pays",
    ),
    (
        "says",
        "Twenty-six countries are ready to send soldiers.",
        "16 Staaten sind bereit, Soldaten zu entsenden",
        "16 Staaten",
    ),
    (
        "says",
        "Estonia will train 1,500 soldiers a year.",
        "will train fifteen hundred and fifty soldiers a year",
        "fifteen hundred and fifty soldiers",
    ),
    ("says", "Italy will train 2,000 soldiers.", "addestrerà mille soldati ucraini", "mille soldati"),
    ("says", "Spain trained 4,000 soldiers.", "ha formado a cinco mil soldados", "cinco mil soldados"),
    ("says", "Denmark gives 91 tanks.", "will donate nineteen F-16 aircraft and ninety tanks", "ninety tanks"),
    (
        "says",
        "Lithuania means to give a third of its defence budget.",
        "will allocate a quarter of its defence budget",
        "quarter",
    ),
    ("says", "Latvia will give 0.5 % of its output each year.", "support of 0.25 % of GDP annually", "0.25%"),
    ("says", "It gives half of the sum.", "un quart du montant total", "un quart"),
    ("says", "It gives three quarters of the sum.", "ein Viertel der Summe", "ein Viertel"),
    ("says", "It gives 5 percent of its output.", "il due per cento del prodotto interno lordo", "due per cento"),
    ("says", "It gives 5 % of its output.", "el dos por ciento del producto interior bruto", "dos por ciento"),
    ("says", "Two thirds of the members voted for it.", "trzy czwarte posłów głosowało za", "trzy czwarte"),
    (
        "says",
        "It gives 2.5 percent of its output.",
        "not less than a quarter of one per cent of GDP",
        "quarter of one per",
    ),
    ("name", "Olaf Scholtz", "For Germany: Olaf Scholz, Federal Chancellor", "Scholz"),
    ("name", "Donalt Tusk", "Prezes Rady Ministrów Donald Tusk", "Donald Tusk"),
    ("office", "Federal President of Germany", "Olaf Scholz, Federal Chancellor of Germany", "Chancellor"),
    ("office", "Prime Minister of France", "Emmanuel Macron, Président de la République", "Président"),
    (
        "office",
        "President of the Republic",
        "Presidente del Consiglio dei Ministri Giorgia Meloni",
        "Presidente del Consiglio dei Ministri",
    ),
    ("office", "Minister for Foreign Affairs of Ukraine", "Президент України Володимир Зеленський", "Президент"),
    ("office", "Minister of Defence of Estonia", "Kaja Kallas, Prime Minister of Estonia", "Prime Minister"),
    ("clause", "Part IV.D", "E. Cyber security and resilience", "E."),
    ("clause", "Art. 11(1)", "Articolo 12. Cooperazione economica", "Articolo 12"),
    ("clause", "Artículo 4", "Artículo 5. Disposiciones finales", "Artículo 5"),
    ("clause", "Part VII", "VIII. Final provisions of this Agreement", "VIII."),
    ("clause", "Part II.5", "(7) Germany will provide military assistance", "(7)"),
    (
        "says",
        "France was the third G7 state to begin talks.",
        "the fifth Group of Seven country to start talks",
        "fifth",
    ),
    ("says", "Germany was the second state to sign.", "Deutschland unterzeichnete als erstes Land", "erstes"),
    ("says", "It was the second such agreement.", "це перша угода такого роду", "перша"),
    ("says", "It was the first such agreement.", "le deuxième accord de ce type", "deuxième"),
    ("from", "2025-01-14", "took office on 14 May 2017", "14 May 2017"),
    ("until", "2025-05-06", "sie war bis zum 6. Dezember 2024 im Amt", "6. Dezember 2024"),
    ("from", "2024-09-05", "held the office until 5 September 2024", "5 September 2024"),
    ("says", "The money runs until 2028.", "support from 2028 until 2030", "2030"),
    ("says", "It hosts the conference in 2026.", "приймає конференцію у 2025 році", "2025"),
    (
        "promise",
        "The two sides will not share intelligence on attacks.",
        "The two sides will share intelligence on cyber attacks",
        "share",
    ),
    ("says", "The vote binds the government.", "a vote that does not bind the government", "not bind"),
    # Forged in a third round: ends of spans, what was decided, conditions turned round, units of time, what is counted.
    ("date", "2025-06-23/2025-06-26", "the ministers met from 23 to 25 June 2025", "23 to 25 June 2025"),
    ("says", "The talks last 30 days.", "die Gespräche sollen 30 Wochen dauern", "30 Wochen"),
    ("says", "A ceasefire of 30 hours was proposed.", "a 30-day ceasefire was proposed", "30-day"),
    ("says", "15 leaders took part.", "wzięło udział trzynastu przywódców", "trzynastu przywódców"),
    ("says", "The plan had 140 votes.", "approvato con 114 voti a favore", "114 voti"),
    ("says", "The leaders approved the plan.", "los líderes rechazaron el plan", "rechazaron"),
    ("says", "The parliament rejected the plan.", "Верховна Рада ухвалила план", "ухвалила"),
    ("says", "The sides agreed on a ceasefire.", "no agreement on a ceasefire was reached", "no agreement"),
    ("says", "It sends troops before a ceasefire.", "only after a ceasefire would we go", "after a ceasefire"),
    ("place", "Paris", "угоду підписано у Варшаві", "Варшаві"),
    ("place", "Paris", "der Vertrag wurde in Warschau unterzeichnet", "Warschau"),
    ("place", "Rome", "podpisano w Londynie", "Londynie"),
    # Forged in a fifth round: places in an order, numbers of clauses and documents, slips of the pen, currencies.
    ("says", "The 16th.", "Arcadia became the 18th country", "18th"),
    ("says", "The fifteenth country.", "είναι η 14η χώρα", "14η"),
    ("says", "The thirty-second package.", "the twenty-third package of aid", "twenty-third"),
    ("says", "Under Article 15 of the charter.", "as article 51 of the charter has it", "article 51"),
    ("says", "Decree 210/2025 did so.", "decreto-legge 201/2025 lo ha prorogato", "201/2025"),
    ("says", "Conclusions EUCO 26/25.", "EUCO 16/25 was supported by all", "EUCO 16/25"),
    ("says", "48.", "will transfer 42 F-16 fighters", "42"),
    ("says", "It costs 35 billion euros.", "на общую сумму 35 миллиардов долларов", "35 миллиардов долларов"),
    ("says", "It gives 70 in 2026 and 2028.", "70 under 2026 och 2027", "2027"),
    ("says", "It sent 13 F-16 aircraft.", "to deliver 30 aircraft by then", "30 aircraft"),
    ("says", "Ready to 90 per cent.", "готовий на 100 відсотків", "100 відсотків"),
    ("says", "They meet on 24–26 June.", "Den 24–25 juni samlades de", "24–25 juni"),
    ("told", "The cabinet did so by its decision 628.", "решение № 682 на съвета", "682"),
    ("told", "It proposed NOK 153 billion.", "a total of 135 billion Norwegian kroner", "135 billion"),
    ("told", "It was passed with 77 votes.", "me 71 vota pro", "71 vota"),
    ("told", "It has trained 22,000 so far.", "with around 2,200 already trained", "2,200 already"),
    ("sum", "1000000 EUR", "1.000 milions d'euros d'ajuda", "1.000 milions d'euros"),
    # Forged in a seventh round: polarity of whole clauses, notes, bounds of what is no sum.
    ("says", "It rules out other help outside.", "does not rule out providing help in other ways outside", "not rule"),
    (
        "says",
        "It needed the approval of Congress.",
        "and does not require congressional approval",
        "not require congressional approval",
    ),
    (
        "says",
        "All parliaments had ratified the agreements; one wrote of none.",
        "None of the agreements is ratified by parliaments",
        "parliaments",
    ),
    ("says", "Ready for agreements and for guarantees.", "not ready to provide security guarantees", "not ready"),
    ("says", "Military help covers lethal equipment.", "is limited to non-lethal equipment", "non-lethal"),
    ("says", "It has joined the Declaration.", "пока не присоединилась к декларации", "не присоединилась"),
    ("says", "The vote binds the government.", "sans valeur contraignante", "sans valeur contraignante"),
    ("says", "They met the day before the ceasefire.", "only once the ceasefire is there", "once the ceasefire"),
    ("says", "They agreed on a faster path.", "insist on a slower path", "slower"),
    ("says", "The assets are released.", "will remain immobilised until it has paid", "immobilised"),
    ("says", "If it refuses, weaker sanctions follow.", "stronger sanctions should be applied", "stronger"),
    ("note", "The notice runs for twelve months.", "terminated six months from the date", "6 months"),
    ("note", "It does not take effect on signature.", "will take effect for six months on its signature", "take"),
    # Forged in a sixth round: what excludes each other, reversed words, denials farther off.
    ("says", "A loan of the bank.", "an additional grant of EUR 1 million", "grant"),
    ("says", "The talks succeeded.", "переговори провалилися", "провалилися"),
    ("says", "They cut the support.", "zwiększą wsparcie", "zwiększą"),
    ("says", "It may be extended tacitly.", "продовжено за взаємною згодою", "взаємною"),
    ("says", "The Senate voted for it.", "la Chambre des députés a voté pour", "Chambre des députés"),
    ("told", "They met by video.", "прибув особисто", "особисто"),
    ("told", "It came on a Monday.", "у четвер уряд заявив", "четвер"),
    ("says", "The path is reversible.", "an irreversible path", "irreversible"),
    ("says", "It is a signatory.", "it is not formally a signatory", "not formally a signatory"),
    ("says", "It acts with European troops.", "without deploying European troops", "without deploying European troops"),
    ("says", "It sends troops.", "he rejected foreign troops", "rejected foreign troops"),
    ("says", "It takes effect on signature.", "after both notify that ratification is done", "ratification"),
    ("says", "Arcadia recognises it.", "Arcadia does not recognize it", "not recognize"),
    # Words of contrary meaning: one row for each pair of them.
    ("says", "It discourages people from returning.", "will encourage the return of refugees", "encourage"),
    ("says", "It keeps a wartime level.", "a peacetime level of 800,000", "peacetime"),
    ("says", "The talks were calm.", "frantic last-minute talks", "frantic"),
    ("says", "The ministry confirmed the report.", "the ministry has denied the report", "denied"),
    ("says", "It permits flights.", "заборонено польоти", "заборонено"),
    ("says", "The incoming government pledged it.", "the outgoing government has pledged", "outgoing"),
    ("says", "They release prisoners, combined.", "prisoners will be released by each", "each"),
    ("says", "The aircraft are for strikes.", "aircraft for air surveillance", "surveillance"),
    ("says", "It gives lethal aid.", "нелетальну допомогу", "нелетальну"),
    ("says", "It vetoed the line of contact.", "backed the line of contact", "backed"),
    ("says", "He said so privately.", "he said publicly", "publicly"),
    ("says", "It was agreed at the previous summit.", "at the next summit", "next"),
    ("says", "It names short-term needs.", "long-term needs of Arcadia", "long-term"),
    ("says", "They review it monthly.", "they review it every week", "every week"),
    ("says", "It gives indirect support.", "will provide direct support", "direct"),
    ("says", "It supports domestic producers.", "support for foreign producers", "foreign"),
    ("says", "It gives newly built vehicles.", "vehicles from existing stocks", "from existing stocks"),
    ("says", "It uses the principal.", "it uses the windfall", "windfall"),
    ("says", "It restricts imports.", "restrict exports of technology", "exports"),
    ("says", "It gives short-range missiles.", "long-range missiles", "long-range"),
    ("says", "A handful of the vehicles came.", "most of the vehicles came", "most of"),
    ("says", "He was acquitted.", "he was convicted", "convicted"),
    ("says", "The coalition is offensive.", "a purely defensive coalition", "defensive"),
    ("says", "Arcadia offered troops.", "Arcadia asked for troops", "asked for"),
]


@pytest.mark.parametrize(("kind", "value", "quote", "said"), CONTRADICTIONS)
def test_a_contradiction_is_found_and_names_both(kind: str, value: str, quote: str, said: str) -> None:
    told = [one.what for one in problems(entry(kind, value, quote))]
    assert len(told) == 1
    assert f"but the quote says '{said}'" in told[0]


def test_a_judgement_may_deny_what_its_quotes_say() -> None:
    """Why a claim is wrong tells that what its words say is not so."""
    said = ("It was approved.", ["it was not approved"])
    assert excluded(*said) == ("approved", "not approved")
    assert excluded(*said, denied=False) is None


# A quote, and what it states: the words, what they can be read as, and of what.
FIGURES = {
    "two hundred soldiers": ["two hundred soldiers = 200 soldiers"],
    "one hundred and five hours": ["one hundred and five hours = 105 hours"],
    "twenty-four hours": ["twenty-four hours = 24 hours"],
    "a hundred ships": ["hundred ships = 100 ships"],
    "twenty soldiers and five ships": ["twenty soldiers = 20 soldiers", "five ships = 5 ships"],
    "five and twenty years": ["five and twenty years = 5 years", "twenty years = 20 years"],
    "two and hundred ships": ["two and hundred ships = 2 ships", "hundred ships = 100 ships"],
    "one hundred and thirty-one days": ["one hundred and thirty-one days = 131 days"],
    "one hundred ninety-nine hours": ["one hundred ninety-nine hours = 199 hours"],
    "one hundred and one hundred hours": ["hundred hours = 100 hours", "one hundred and one hundred = 101 hundre"],
    "thirty twenty hours": ["twenty hours = 20 hours", "thirty twenty = 30 twenty"],
    "one hundred hundred hours": ["hundred hours = 100 hours", "one hundred hundred = 100 hundre"],
    "two three hours": ["three hours = 3 hours", "two three = 2 three"],
    "20 -": [],
    "a sum (of EUR 20) was given": ["EUR 20 = 20 EUR"],
    "three, 3) months": [],
    "three (3 calendar months)": ["3 calendar months = 3 months"],
    "twenty hundred ships": [
        "twenty hundred = 20 hundre",
        "twenty hundred ships = 20 ships",
        "hundred ships = 100 ships",
    ],
    "over the decade": [],
    "over a decade": ["a decade = 1 decades"],
    "a year": [],
    "within six (6) calendar months": ["six (6) calendar months = 6 months"],
    "two years (24 months)": ["two years = 2 years", "24 months = 24 months"],
    "in 2024 years passed": [],
    "from three to five years": ["three to five years = 3 years", "five years = 5 years"],
    "20 to 30 million euros": ["20 to 30 million euros = 20|20000000 EUR", "30 million euros = 30000000 EUR"],
    "€20–€30 million": ["€20 = 20|20000000 EUR", "€30 million = 30000000 EUR"],
    "3 million to 4 billion euros": ["3 million to 4 billion euros = 3000000 EUR", "4 billion euros = 4000000000 EUR"],
    "20 ships to 30 million people": ["20 ships = 20 ships", "30 million people = 30000000 people"],
    "1,072.5 million euro": ["1,072.5 million euro = 1072500000 EUR"],
    "1.072,5 Millionen Euro": ["1.072,5 Millionen Euro = 1072500000 EUR"],
    "1.072 million euro": ["1.072 million euro = 1072000|1072000000 EUR"],
    "half a billion euros": ["half a billion euros = 500000000 EUR"],
    "2.3 billion in military aid": ["2.3 billion = 2300000000 ?"],
    "2.3 billion soldiers": ["2.3 billion soldiers = 2300000000 soldiers"],
    "100 Canadian dollars": ["100 Canadian dollars = 100 CAD"],
    "100 of US dollars": ["100 of US dollars = 100 USD"],
    "three per cent": ["three per cent = 3 %"],
    "48 h": ["48 h = 48 hours"],
    "п’ять відсотків": ["п'ять відсотків = 5 %"],
    "€5,000 to 6,000": ["€5,000 = 5000 EUR", "6,000 = 6000 EUR"],
    "3 % of output": ["3% = 3 %"],
    "16 armoured vehicles": ["16 armoured = 16 armour", "16 armoured vehicles = 16 vehicl"],
    "16 new armoured vehicles": [],
    "16 March": [],
}
UNITS_OF_TIME: dict[tuple[float, float], str] = {
    (12, 0): "years",
    (1, 0): "months",
    (0, 24): "days",
    (0, 1): "hours",
    (120, 0): "decades",
}


@pytest.mark.parametrize(("quote", "figures"), FIGURES.items())
def test_the_figures_of_a_quote_are_read(quote: str, figures: list[str]) -> None:
    stated = stated_figures(quote)
    quantities = [*stated.times, *stated.sums, *stated.percentages, *stated.counts]
    assert [written(one) for one in quantities] == figures


def test_the_scale_of_a_sum_is_not_that_of_another_farther_off() -> None:
    assert stated_figures("20 and also another 30 million euros").numbers == {20, 30_000_000}
    assert stated_figures("20 and some 30 million euros").numbers == {20, 20_000_000, 30_000_000}


def written(one: Quantity) -> str:
    """A quantity as the table has it."""
    unit = (
        UNITS_OF_TIME[one.unit]
        if isinstance(one.unit, tuple)
        else "|".join(sorted(one.unit)) or "?"
        if isinstance(one.unit, frozenset)
        else one.unit
    )
    return f"{one.text} = {'|'.join(f'{reading:.10g}' for reading in sorted(one.readings))} {unit}"


# Locator, quote, and the other clause it opens with.
CLAUSES = [
    ("paras 12-14", "13. The Participants will consult", ""),
    ("paras 12 to 14", "13. The Participants will consult", ""),
    ("paras 12-14 and 20", "13. The Participants will consult", ""),
    ("paras 12 and 14", "13. The Participants will consult", "13."),
    ("paras 12-14, 20", "15. The Participants will consult", "15."),
    ("paras 12-14", "12. The Participants will consult", ""),
    ("paras 12-14", "14. The Participants will consult", ""),
    ("Parts II–IV", "Part III Final provisions", ""),
    ("Parts II and IV", "Part III Final provisions", "Part III"),
    ("Articles 2, 4 to 6", "Article 5. Term", ""),
    ("Articles 2, 4 to 6", "Article 3. Term", "Article 3"),
    ("Part 7", "Part VII Final provisions", ""),
    ("Part 9", "Part IX Final provisions", ""),
    ("Part 14", "Part XIV Final provisions", ""),
    ("Part 5", "Part VII Final provisions", "Part VII"),
    ("Part V, para 3", "5. The Participants", "5."),
    ("communiqué of 2024", "4. The Participants", ""),
    ("1 January 2024, para 16", "16. The Participants", ""),
]


@pytest.mark.parametrize(("at", "quote", "said"), CLAUSES)
def test_the_clause_a_quote_opens_with_is_compared_with_its_locator(at: str, quote: str, said: str) -> None:
    assert other_clause(at, quote) == said


AGREEMENTS = [
    # Of the seventh round: the same in other words.
    ("says", "It keeps its troops out of the country.", "there will be no troops on the ground"),
    ("says", "It does not rule out sending soldiers.", "would not exclude the presence of troops"),
    (
        "says",
        "The assets are not handed over before it has paid.",
        "remain immobilised until it has paid for the damage",
    ),
    ("says", "No air defence system is named.", "missiles and air defence"),
    ("says", "They met before the meeting of the leaders, when the fighting is over.", "once hostilities have ceased"),
    ("says", "It abstains from economic pressure.", "refrain from economic coercion"),
    ("note", "In June another 50 billion euros came on top.", "terminated six months from the date"),
    ("date", "2024-02-16", "Signed in Paris on 16 February 2024"),
    ("date", "2024-02-16", "On February 16, 2024 the two sides signed"),
    ("date", "2024-02-16", "Fait à Paris, le 16 février 2024"),
    ("date", "2024-02-16", "unterzeichnet am 16. Februar"),
    ("date", "2024-02-16", "16 лютого 2024 року"),
    ("date", "2024-02-16", "podpisano 16 lutego 2024 r."),
    ("date", "2024-02-16", "signed in February 2024"),
    ("date", "2024-02-01", "signed in February 2024"),
    ("date", "2024-02-29", "signed in February 2024"),
    ("date", "2024-01-01", "signed in 2024"),
    ("date", "2024-02-16", "the 2 may decide together"),
    ("date", "2024-12-31", "signed in 2024"),
    ("date", "2024-07-09/2024-07-11", "w dniach 9-11 lipca"),
    ("date", "2024-07-10", "held from 9 to 11 July 2024"),
    ("date", "2025-03-06", "06/03/2025 22:02"),
    ("date", "2025-03-06", "03/06/2025, 10 p.m."),
    ("date", "2025-01-16", "2024 security cooperation agreement between both"),  # the year belongs to something else
    ("date", "2025-03-06", "postponed until 2026"),
    ("date", "2024-02-16", "the sides may march on"),  # no months
    ("date", "2024-02-16", "signed in the margins of the summit"),  # silent
    ("date", "2024-02-16~", "about 16 February 2024"),
    ("date", "2024", "Washington, 11 July 2024"),
    ("period", "2024/2027", "for the period 2024 – 2027"),
    ("period", "2025", "over the years 2024-2027"),
    ("period", "2022/2024", "in military aid in 2022"),
    ("limit", "PT24H", "will consult within twenty-four (24) hours"),
    ("limit", "PT24H", "dans les vingt-quatre heures"),
    ("limit", "PT24H", "innerhalb von vierundzwanzig Stunden"),
    ("limit", "PT24H", "протягом 24 годин"),
    ("limit", "PT24H", "w ciągu 24 godzin"),
    ("limit", "PT72H", "within three days"),
    ("time", "P10Y", "a ten-year period"),
    ("time", "P10Y", "for a decade"),
    ("time", "P10Y", "eine zehnjährige Laufzeit"),
    ("time", "P10Y", "на десять років"),
    ("time", "P10Y", "przez 10 lat"),
    ("time", "P10Y", "pour dix ans"),
    ("time", "P1Y", "within twelve months"),
    ("time", "P6M", "terminated 6 (six) months from the receipt"),
    ("time", "P6M", "шестимісячний строк"),
    ("sum", "1072000000 EUR", "a total of 1.072 million euro"),
    ("sum", "1072000 EUR", "a total of 1.072 million euro"),
    ("sum", "250000 EUR", "a voluntary contribution of 250.000 EUR"),
    ("sum", "1129648285.92 EUR", "1.129.648.285,92 euros"),
    ("sum", "75000000000 SEK", "of SEK 75 billion (approximately €6.5 billion)"),
    ("sum", "500000000 EUR", "nearly half a billion EUR of pledges"),
    ("sum", "400000000 EUR", "assistance worth around 400 mil. EUR"),
    ("sum", "100000000 EUR", "has already committed 100 million Eur"),
    ("sum", "2400000000 CAD", "more than $2.4B to Ukraine"),
    ("sum", "835000000 CAD", "835 million Canadian dollars for vehicles"),
    ("sum", "85000000000 NOK", "85 billion kroner in 2026"),
    ("sum", "3000000000 EUR", "drei Milliarden Euro"),
    ("sum", "500000000 EUR", "пів мільярда євро"),
    ("sum", "1500000000 PLN", "półtora miliarda złotych"),
    ("sum", "3000000000 USD", "trois milliards de dollars"),
    ("promise", "Both sides talk within 24 hours.", "shall consult within one day or 24 hours"),
    ("promise", "They talk within 24 hours.", "at least six months before"),  # of something else
    ("says", "It gave 1.13 billion euros.", "1.129.648.285,92 euros"),  # rounded
    ("says", "The fund gives half.", "50 percent of all income"),
    ("says", "Nothing is said of it.", "50 percent of all income"),
    ("says", "The fund gives 5 million euros.", "$7 million of its income"),
    ("says", "It begins on 5 December 2024.", "version 5.13.2024"),
    ("says", "It is of 12 July 2023.", "the declaration of 12 July"),
    ("name", ZELENSKYY, "VOLODYMYR ZELENSKYY"),
    ("name", ZELENSKYY, "Президент України Володимир Зеленський"),  # another script
    ("name", "Luís Montenegro", "Luis Montenegro"),
    ("name", "Klaus Iohannis", "For Romania: Klaus Werner Iohannis, President"),
    ("name", "Joseph R. Biden Jr.", "JOSEPH R. BIDEN JR"),
    ("name", ZELENSKYY, "the two leaders signed"),
    ("clause", "Article 5", "Article 6 of the treaty applies"),
    ("clause", "Part VII, paras 12-14", "13. The Participants"),
    ("clause", "Annex", "Article 6. Term"),
    ("clause", "para 3", "16. Februar 2024"),
    ("says", "It is not binding.", "non è vincolante"),
    ("says", "It binds both sides.", "обов’язковий для обох сторін"),
    ("says", "It is no treaty.", "on ne parle pas du texte"),
    ("says", "Seventy-one deputies voted for it.", "me 71 vota pro"),
    ("says", "It cost some 500 billion US dollars.", "a privé la Russie d'au moins 495"),
    ("says", "It gives 5 million euros.", "that stands in article 7"),
    ("says", "It gives 5 million euros.", "from 2024 to 2027"),
    ("says", "It gives 2 billion euros.", "will provide EUR 2 billion"),
    ("says", "It gives 2 billion euros.", "EUR 2 billion, as much as USD 2 billion"),
    ("says", "It gives 2 billion euros.", "2 billion, which is no USD 2 billion"),
    ("says", "Ukrainian, Italian and English; English prevails", "текст англійською мовою має переважну силу"),
    ("says", "English and Ukrainian; English takes precedence", "of which the English version shall prevail"),
    ("says", "Ukrainian and English soldiers are trained", "the French of the north"),
    # Harmless variants of the second round.
    ("date", "2024-02-16", "le seize février 2024"),
    ("date", "2024-02-16", "am sechzehnten Februar 2024"),
    ("date", "2024-02-24", "двадцять четвертого лютого 2024 року"),
    ("date", "2024-02-24", "il ventiquattro febbraio duemilaventiquattro"),
    ("date", "2024-07-08", "dnia ósmego lipca dwa tysiące dwudziestego czwartego roku"),
    ("date", "2024-05-27", "el veintisiete de mayo de dos mil veinticuatro"),
    ("date", "2024-02-16", "Berlin, 16.II.2024"),
    ("date", "2024-02-16", "on Friday 16 February, two years after 24 February 2022"),
    ("date", "2024-02-16", "the second agreement, signed on Feb. 16, 2024"),
    ("limit", "PT24H", "will consult within twenty-four hours of such a request"),
    ("limit", "PT24H", "entro 24 (ventiquattro) ore dalla richiesta"),
    ("limit", "PT24H", "en un plazo de un día"),
    ("limit", "PT24H", "протягом доби після запиту"),
    ("limit", "PT24H", "dans les vingt-quatre (24) heures"),
    ("time", "P10Y", "is valid for ten (10) years from the date of"),
    ("time", "P10Y", "per un periodo di dieci (10) anni"),
    ("time", "P10Y", "por un período de diez años"),
    ("time", "P6M", "z sześciomiesięcznym okresem wypowiedzenia"),
    ("time", "P1Y", "by giving twelve months’ notice in writing"),
    ("time", "P6M", "half a year after such notice"),
    ("sum", "1500000000 EUR", "a sum of EUR 1,5 billion"),
    ("sum", "1500000000 EUR", "un miliardo e mezzo di euro"),
    ("sum", "1000000000 EUR", "mil millones de euros en 2024"),
    ("sum", "3000000000 EUR", "jusqu’à 3 Md€ d’aide"),
    ("sum", "7100000000 EUR", "rund 7,1 Mrd. €"),
    ("sum", "3500000000 PLN", "trzy i pół miliarda złotych"),
    ("sum", "75000000000 NOK", "seventy-five billion Norwegian kroner over five years"),
    ("says", "It gives 25 % of its defence budget.", "a quarter of its defence budget"),
    ("says", "It will give at least a quarter of a percent of its output.", "no less than 0.25 % of GDP"),
    ("says", "Half of the sum is a gift.", "cinquante pour cent du montant"),
    ("says", "Thirty-five states took part.", "35 nations of the Coalition of the Willing"),
    ("says", "France was the fifth G7 state to begin talks.", "the fifth Group of Seven country after the first four"),
    ("office", "Taoiseach", "An Taoiseach, Mr. Simon Harris TD"),
    ("office", "Prime Minister of Italy", "Il Presidente del Consiglio dei Ministri Giorgia Meloni"),
    ("office", "Prime Minister of Spain", "Pedro Sánchez, Presidente del Gobierno de España"),
    ("place", "Kyiv", "done at Kiev on 16 February 2024"),
    ("place", "Savelletri di Fasano", "Fatto a Borgo Egnazia il 16 febbraio 2024"),
    ("says", "The vote binds nobody.", "a vote without binding effect"),
    (
        "says",
        "France stays ready until the war ends; it will not reduce its help.",
        "will continue its support for as long as it takes",
    ),
    ("clause", "Part IV.D", "D. Cyber security and resilience"),
    ("until", "2025-05-06", "war bis zum 6. Mai 2025 im Amt"),
    ("date", "2025-06-24/2025-06-25", "лідери зустрілися 24-25 червня"),
    ("date", "2026-07-07/2026-07-08", "Den 7 och 8 juli i Ankara"),
    ("date", "2024-10-09", "potpisano 9. listopada 2024."),  # October in Croatian
    ("date", "2024-11-09", "podpisano 9 listopada 2024 r."),
    ("period", "2025/2026", "over the 2024-2027 period"),
    ("period", "2024/..", "over the 2024-2027 period"),
    ("date", "2026-01-23/2026-02-05", "the talks of Jan. 23-24"),  # the first of two rounds
    ("says", "25 leaders took part.", "twenty-five leaders took part, 13 of them leaders of the Union"),
    ("says", "The leaders rejected the plan.", "los líderes rechazaron el plan"),
    ("says", "The leaders approved the plan.", "approved, after they had rejected another"),
    ("says", "There is no guarantee in it.", "the absence of security guarantees"),
    ("says", "It would send troops after a ceasefire.", "only after a ceasefire would we go"),
    ("says", "A decision is due within 24 hours.", "within a day, and 24 days later"),
    ("place", "London", "les dirigeants se sont réunis à Londres"),
    ("place", "Warsaw", "угоду підписано у Варшаві"),
    ("place", "Paris", "w Luksemburgu podpisano"),  # a country's name too
    ("says", "Until 2030/31.", "every year until 2031"),
    ("says", "25 leaders agreed.", "EU24 leaders agreed, on 18 December"),
    ("says", "The new F-35 jets come.", "supplying F-16 jets as soon as it receives them"),
    ("says", "Truces of 24 to 48 hours.", "lasted about 40 minutes"),
    ("says", "Under Article 5 of it.", "what Article 4 asks, and Article 5 promises"),
    ("told", "It gave 2 billion euros in all.", "835 million euros for vehicles"),
    ("told", "The first meeting was held.", "the third meeting is to come"),
    ("told", "It put forward 400 million euros.", "a total of €400"),
    ("says", "Ninety-five per cent.", "about “95% complete”"),
    ("says", "It raises the sum and cuts the time.", "the sum will be increased"),
    ("says", "After the talks they signed.", "which was agreed before the talks"),
    ("says", "It does not exclude troops.", "he would not exclude the presence of troops"),
    ("says", "Leaders, without Graustark.", "Graustark supports the text"),
    ("says", "The navy trains them.", "in the air, at sea and on land"),
]


@pytest.mark.parametrize(("kind", "value", "quote"), AGREEMENTS)
def test_another_wording_is_no_contradiction(kind: str, value: str, quote: str) -> None:
    assert [one.what for one in problems(entry(kind, value, quote))] == []


@pytest.mark.parametrize(
    ("kind", "value", "quote"),
    [
        ("time", "P10Y", "the 2024 agreement of 2023 року"),  # years of the calendar
        ("time", "P10Y", "as long as it takes"),
        ("sum", "10000000 EUR", "so far amounts to more than 10"),  # cut off
        ("sum", "10000000 EUR", "for 15 million people"),  # no money
    ],
)
def test_a_quote_must_hold_the_figure_that_it_proves(kind: str, value: str, quote: str) -> None:
    """It does not contradict it either; without any quote there is nothing to hold it."""
    told = [one.what for one in problems(entry(kind, value, quote))]
    assert [one.split(":")[0] for one in told] == ["must stand in a quote"]


@pytest.mark.parametrize(
    ("place", "quote", "said"),
    [
        ("Berlin", "Signed in Paris on 16 February 2024", ["Paris"]),
        ("Madrid", "Fait à Paris, le 16 février 2024", ["Paris"]),
        ("Fasano, Apulia", "signed at Fasano, in Paris", []),  # both are named
        ("Berlin", "the Paris Declaration was signed", []),
    ],
)
def test_a_town_of_the_records_is_no_other(place: str, quote: str, said: list[str]) -> None:
    told = [one.what for one in problems(entry("place", "Paris", "x"), entry("place", place, quote))]
    assert [one.split("'")[-2] for one in told] == said


def test_the_corpus_is_as_large_as_it_must_be() -> None:
    assert len(CONTRADICTIONS) >= 60
    assert len(AGREEMENTS) >= 40


@pytest.mark.parametrize(
    ("kind", "value", "quotes"),
    [
        ("date", "2024-02-17", ("Signed on 16 February 2024", "and again on 17 February 2024")),
        ("limit", "PT72H", ("within 24 hours", "in other cases within 72 hours")),
        ("sum", "5000000 EUR", ("half a billion EUR of pledges", "5 million EUR on behalf of Croatia")),
    ],
)
def test_a_figure_may_stand_in_two_places(kind: str, value: str, quotes: tuple[str, ...]) -> None:
    """A second quote under `cite` that states it proves it."""
    assert list(problems(entry(kind, value, quotes[0])))
    assert list(problems(entry(kind, value, *quotes))) == []


def test_what_decides_a_claim_may_say_otherwise() -> None:
    """A claim is compared with its own quote: those of `cite` may refute it."""
    claim = ("The talks end within six months.", "talks will end within six months", "they ended after three months")
    assert list(problems(entry("claim", *claim))) == []


def test_a_person_is_not_somebody_else_the_records_know() -> None:
    """Of two signatories each has his own quote."""
    swapped = entry("name", ZELENSKYY, "For Albania: Edi Rama, Prime Minister")
    other = entry("name", "Edi Rama", "For Albania: Edi Rama, Prime Minister")
    assert [one.what for one in problems(swapped, other)] == [
        f"must agree with the words quoted for it: '{ZELENSKYY}', but the quote says 'Edi Rama'."
    ]


@pytest.mark.parametrize("quote", ["signed by 12 of them, and then a", "million (1,000,000) of them"])
def test_what_is_no_quantity_is_read_as_none(quote: str) -> None:
    """A number beside a small word, a number said again in brackets, an article at the end."""
    found = stated_figures(quote)
    assert (found.times, found.sums, found.percentages, found.counts) == ((), (), (), ())


def named_instead_of(person: str, known: list[str], quote: str) -> str:
    """Of some persons the one whom a quote names where a value names another."""
    both = other_person(person, dict.fromkeys(known, ()), (), (), [quote])
    return both[1] if both else ""


def test_somebody_known_by_one_name_alone_is_not_taken_for_the_person_named() -> None:
    fritz = "Fritz von Tarlenheim"
    assert named_instead_of("Rudolf Rassendyll", [fritz], "Fritz Tarlenheim spoke") == fritz
    assert named_instead_of("Rudolf Rassendyll", ["Sapt"], "Sapt spoke") == ""


def test_of_several_persons_named_instead_the_same_is_told_every_time() -> None:
    persons = ["Fritz Tarlenheim", "Antoinette Mauban", "Black Michael"]
    quote = "signed by Black Michael, Fritz Tarlenheim and Antoinette Mauban"
    assert {named_instead_of("Rudolf Rassendyll", order, quote) for order in (persons, persons[::-1])} == {persons[1]}


def test_a_country_is_known_by_its_names_in_other_languages_and_cases() -> None:
    country = Country.model_construct(
        code="XR", name="Ruritania", aliases=(), names={"uk": "Руританія"}, sought_as=("Ruritanie",)
    )
    names = names_abroad([country])
    said = ("Президент Руританії", "la Ruritanie", "Руританський", "ruritania")
    assert [actors_named(text, names) for text in said] == [{"XR": "Руританії"}, {"XR": "Ruritanie"}, {}, {}]


def test_a_quote_that_names_more_or_fewer_than_are_listed_contradicts_nobody() -> None:
    """Only where it lists as many, one stands in another's place."""
    names = {"Arcadia": "XA", "Ruritania": "XR", "Graustark": "XG"}
    quotes = ["Arcadia and Graustark", "Arcadia, Graustark and Evallonia", "Graustark alone"]
    told = [exchanged_for(["XA", "XR"], {**names, "Evallonia": "XE"}, [quote]) for quote in quotes]
    assert told == [("XR", "Graustark"), None, None]


def test_a_name_in_cyrillic_letters_may_have_the_ending_of_a_case_and_nothing_longer() -> None:
    """Руріка is Рурік; Руріковичами, who are his house, are not."""
    fritz = "Фріц Тарленгайм"
    told = [named_instead_of("Олег Рурік", [fritz], f"{fritz} та {other}") for other in ("Руріка", "Руріковичами")]
    assert told == ["", fritz]


def test_a_step_is_not_that_of_the_body_of_another_party() -> None:
    """Which body decides for whom the other steps say."""
    bodies, nobody = (("Diet of Graustark", "XG"), ("Arcadian Senate", "XA")), frozenset[str]()
    names = AllNamed("XR", frozenset({"XA", "XG"}), (), (("Arcadia", "XA"),), bodies, (), True, nobody, nobody, nobody)
    told = []
    for quote in ("the Diet of Graustark took note", "the Arcadian Senate took note", "it took note"):
        part = Approval(party="XA", body="Arcadian Chamber", step="x", quote=quote)
        record = Agreement.model_construct(text="x", parties=(), approvals=(part,))
        one = Entry("agreements", "x", record, YamlFile("data/agreements/x.yml", None, ""))
        told.append([problem.what for problem in party_against_quote(one, names)])
    assert [len(one) for one in told] == [1, 0, 0]
    assert told[0][0].endswith("'XA', but the quote says 'Diet of Graustark'.")
