"""How languages write figures in words: numbers, scales, units of time, months, currencies.

Tables, lower case, in English, French, German, Ukrainian and Polish, with what quotes in Russian, Italian and
Spanish need. Not read from CLDR: that costs every `check` almost half a second, and CLDR lacks the cases and the
spelt numbers.
"""

import re

SPELT = {
    0.5: "half demi demie halbe halben пів півмільйона pół",
    1: "one un une ein eine einen einer один одна одне одного однієї одну jeden jedna jedno jednego jednej jedną",
    1.5: "anderthalb півтора półtora",
    2: "two deux zwei два дві двох двома dwa dwie dwóch dwu дво",
    3: "three trois drei три трьох трьома trzy trzech trzema",
    4: "four quatre vier чотири чотирьох чотирма cztery czterech cztero чотири",
    5: "five cinq fünf п'ять п'яти п'ятьох pięć pięciu pięcio",
    6: "six sechs шість шести шістьох sześć sześciu sześcio",
    7: "seven sept sieben сім семи сімох siedem siedmiu siedmio",
    8: "eight huit acht вісім восьми вісьмох osiem ośmiu ośmio",
    9: "nine neuf neun дев'ять дев'яти dziewięć dziewięciu dziewięcio",
    10: "ten dix zehn десять десяти десятьох dziesięć dziesięciu dziesięcio",
    11: "eleven onze elf одинадцять одинадцяти jedenaście jedenastu",
    12: "twelve douze zwölf дванадцять дванадцяти dwanaście dwunastu",
    13: "thirteen treize dreizehn тринадцять тринадцяти trzynaście trzynastu",
    14: "fourteen quatorze vierzehn чотирнадцять чотирнадцяти czternaście czternastu",
    15: "fifteen quinze fünfzehn п'ятнадцять п'ятнадцяти piętnaście piętnastu",
    16: "sixteen seize sechzehn шістнадцять шістнадцяти szesnaście szesnastu",
    17: "seventeen siebzehn сімнадцять сімнадцяти siedemnaście siedemnastu",
    18: "eighteen achtzehn вісімнадцять вісімнадцяти osiemnaście osiemnastu",
    19: "nineteen neunzehn дев'ятнадцять дев'ятнадцяти dziewiętnaście dziewiętnastu",
    20: "twenty vingt zwanzig двадцять двадцяти dwadzieścia dwudziestu",
    30: "thirty trente dreißig dreissig тридцять тридцяти trzydzieści trzydziestu",
    40: "forty quarante vierzig сорок сорока czterdzieści czterdziestu",
    50: "fifty cinquante fünfzig п'ятдесят п'ятдесяти pięćdziesiąt pięćdziesięciu",
    60: "sixty soixante sechzig шістдесят шістдесяти sześćdziesiąt sześćdziesięciu",
    70: "seventy septante siebzig сімдесят сімдесяти siedemdziesiąt siedemdziesięciu",
    80: "eighty quatre-vingt quatre-vingts achtzig вісімдесят вісімдесяти osiemdziesiąt osiemdziesięciu",
    90: "ninety nonante neunzig дев'яносто дев'яноста dziewięćdziesiąt dziewięćdziesięciu",
    100: "hundred cent cents hundert einhundert сто ста sto stu",
    200: "zweihundert двісті двохсот dwieście dwustu",
    300: "dreihundert триста трьохсот trzysta trzystu",
    400: "vierhundert чотириста чотирьохсот czterysta czterystu",
    500: "fünfhundert п'ятсот п'ятисот pięćset pięciuset",
}
_WORDS = {word: value for value, said in SPELT.items() for word in said.split()}
# German: zweiundsiebzig.
_PAIRS = {
    f"{unit}und{ten}": value + tens
    for unit, value in zip("ein zwei drei vier fünf sechs sieben acht neun".split(), range(1, 10), strict=True)
    for tens in range(20, 100, 10)
    for ten in SPELT[tens].split()
    if ten.endswith(("zig", "ßig"))
}
NUMBERS: dict[str, float] = _WORDS | _PAIRS
HUNDREDS = frozenset("hundred cent cents hundert".split())

# By the beginning of the word, the longest first.
SCALES = {
    "thousand": 1e3, "tausend": 1e3, "mille": 1e3, "тисяч": 1e3, "тис": 1e3, "tysi": 1e3, "tys": 1e3,
    "million": 1e6, "milion": 1e6, "millon": 1e6, "мільйон": 1e6, "миллион": 1e6, "млн": 1e6,
    "miljon": 1e6, "miljard": 1e9,
    "milliard": 1e9, "billion": 1e9, "miliard": 1e9, "мільярд": 1e9, "миллиард": 1e9, "млрд": 1e9,
    "trillion": 1e12, "billionen": 1e12, "bilion": 1e12, "трильйон": 1e12,
}  # fmt: skip
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mil": 1e6, "b": 1e9, "bn": 1e9, "mld": 1e9, "mrd": 1e9,
    "mds": 1e9, "md": 1e9, "tn": 1e12,
}  # fmt: skip

# A unit of time by the beginning of the word; in months, or in hours.
MONTHLY = {
    "centur": 1200, "decade": 120, "décenni": 120, "jahrzehnt": 120, "десятиліт": 120,
    "year": 12, "année": 12, "jahr": 12, "jähr": 12, "рік": 12, "рок": 12, "річн": 12, "літн": 12,
    "rok": 12, "letni": 12,
    "month": 1, "mois": 1, "monat": 1, "місяц": 1, "місяч": 1, "miesi": 1, "месяц": 1,
}  # fmt: skip
HOURLY = {
    "hour": 1, "heure": 1, "stunde": 1, "stünd": 1, "годин": 1, "godzin": 1, "часов": 1,
    "day": 24, "jour": 24, "tage": 24, "tägig": 24, "днів": 24, "дні": 24, "денн": 24, "dni": 24,
    "week": 168, "semaine": 168, "woche": 168, "wöch": 168, "тиж": 168, "tygod": 168, "tydzie": 168,
}  # fmt: skip
# Words too short to be told by their beginning.
EXACT_MONTHLY = {"lat": 12, "lata": 12, "an": 12, "ans": 12, "лет": 12, "года": 12}
EXACT_HOURLY = {"h": 1, "часа": 1, "tag": 24, "день": 24, "доба": 24, "доби": 24, "діб": 24, "dzień": 24}
# Units that languages write into one word with the number: zehnjährig, шестимісячний, dziesięcioletni.
COMPOUND_UNITS = (
    "jährig monatig stündig tägig wöchig річн літн місячн годинн денн letni miesięczn godzinn dniow".split()
)

PERCENT = frozenset("% percent prozent procent procenta проценти проценти процентів pct".split())
PERCENT_STEM = "відсотк"
PERCENT_PAIRS = frozenset({("per", "cent"), ("pour", "cent")})

DOLLARS = frozenset("USD CAD AUD NZD".split())
CROWNS = frozenset("DKK NOK SEK ISK CZK".split())
CURRENCY_SIGNS = {
    "$": DOLLARS, "us$": {"USD"}, "c$": {"CAD"}, "ca$": {"CAD"}, "a$": {"AUD"}, "€": {"EUR"}, "£": {"GBP"},
    "¥": {"JPY", "CNY"}, "₴": {"UAH"}, "zł": {"PLN"}, "kč": {"CZK"}, "грн": {"UAH"}, "yen": {"JPY"}, "єн": {"JPY"},
    "kr": CROWNS, "eur": {"EUR"},
}  # fmt: skip
CURRENCY_STEMS = {
    "dollar": DOLLARS, "долар": DOLLARS, "доллар": DOLLARS, "dolar": DOLLARS, "dólar": DOLLARS,
    "euro": {"EUR"}, "євро": {"EUR"}, "евро": {"EUR"},
    "pound": {"GBP"}, "pfund": {"GBP"}, "livre": {"GBP"}, "фунт": {"GBP"}, "funt": {"GBP"}, "sterling": {"GBP"},
    "zlot": {"PLN"}, "złot": {"PLN"}, "злот": {"PLN"}, "hryvn": {"UAH"}, "hrywn": {"UAH"}, "грив": {"UAH"},
    "kron": CROWNS, "couronne": CROWNS, "корон": CROWNS, "koron": CROWNS, "crown": CROWNS,
}  # fmt: skip
# What may stand between a number and its currency.
NATIONS = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "canadiens": "CAD", "kanadische": "CAD",
    "канадських": "CAD", "kanadyjskich": "CAD", "australian": "AUD", "danish": "DKK", "norwegian": "NOK",
    "swedish": "SEK",
}  # fmt: skip
LINKS = frozenset("d' de di of - in des .".split())
# What may stand between a number and the unit of time or the per cent it counts.
BEFORE_UNIT = frozenset("- calendar full whole consecutive working vollen повних календарних pełnych".split())
# What follows a sum whose currency is left out.
AFTER_SUM = frozenset(
    "in for each annually to over during per yearly pour en par dans für im pro jährlich на у в для щороку на na w dla"
    " rocznie , . ; )".split()
)
# What joins the two ends of a range.
TO = frozenset("- to or and bis oder und à ou et до або та і do lub i".split())

_MONTHS = (
    "january jan januar jänner janvier січень січня січні styczeń stycznia styczniu января enero gennaio",
    "february feb februar février fév лютий лютого лютому luty lutego lutym февраля febrero febbraio",
    "march mar märz mars березень березня березні marzec marca marcu марта marzo",
    "april apr avril квітень квітня квітні kwiecień kwietnia kwietniu апреля abril aprile",
    "may mai травень травня травні maj maja maju мая mayo maggio",
    "june jun juni juin червень червня червні czerwiec czerwca czerwcu июня junio giugno",
    "july jul juli juillet липень липня липні lipiec lipca lipcu июля julio luglio",
    "august aug août aout серпень серпня серпні sierpień sierpnia sierpniu августа agosto",
    "september sep sept septembre вересень вересня вересні wrzesień września wrześniu сентября septiembre settembre",
    "october oct oktober okt octobre жовтень жовтня жовтні październik października październiku октября octubre",
    "november nov novembre листопад листопада листопаді listopad listopada listopadzie ноября noviembre",
    "december dec dezember dez décembre грудень грудня грудні grudzień grudnia grudniu декабря diciembre dicembre",
)
MONTHS = {word: number for number, said in enumerate(_MONTHS, 1) for word in said.split()}
ANY_MONTH = "|".join(map(re.escape, sorted(MONTHS, key=len, reverse=True)))


def spelled(number: int) -> str:
    """`thirty-one`; from a hundred on, and below one, figures."""
    if not 0 < number < 100:
        return f"{number:,}"
    if number in SPELT:
        return SPELT[number].split()[0]
    return f"{SPELT[number // 10 * 10].split()[0]}-{SPELT[number % 10].split()[0]}"
