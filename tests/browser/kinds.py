"""The kinds of pages and screens that the browser tests go through."""

from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 1000}
# One page of every kind. The country with the most rows and the longest list stand for the hardest cases.
KINDS = {
    "home": "",
    "agreement": "agreements/ukraine-canada/",
    "agreements": "agreements/",
    "cards": "facts/agreements/ukraine-canada/",
    "country": "countries/united-kingdom/",
    "subject": "countries/ukraine/",
    "countries": "countries/",
    "organisation": "organisations/nato/",
    "organisations": "organisations/",
    "summit": "summits/nato-vilnius-2023/",
    "summits": "summits/",
    "article": "articles/gaze-nato-leaders-guarantees/",
    "articles": "articles/",
    "clause": "commitments/consultation/",
    "matrix": "commitments/",
    "compare": "compare/",
    "pair": "compare/ukraine-france-and-ukraine-germany/",
    "claims": "claims/",
    "money": "money/",
    "offers": "offers/",
    "approval": "approval/",
    "timeline": "timeline/",
    "forecasts": "forecasts/",
    "unknown": "unknown/",
    "disagreements": "disagreements/",
    "sources": "sources/",
    "changes": "changes/",
    "data": "data/",
    "glossary": "glossary/",
    "method": "method/",
    "editing": "editing/",
    "topics": "tags/",
    "missing": "404.html",
}
