"""schema.org JSON-LD, one block for each page.

Nothing here is not on the page. A document is the same as its text where that was published. The author of a claim is
whom the article names, where the records know whether it is a person or a body; else who published it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from generator.derive import leads
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog, generated_at
from generator.derive.citing import cited_name
from generator.derive.downloads import LICENCE_ADDRESS, downloads
from generator.derive.json_ld import CONTEXT, breadcrumb, publisher_of
from generator.derive.last_told import last_modified
from generator.derive.page_addresses import address, site_address
from generator.derive.summit_leads import summit_answer
from generator.model.audits import Claim
from generator.model.dates import certain, when
from generator.model.dossier import Dossier
from generator.model.entries import own_text
from generator.model.kinds import BY_MODEL
from generator.model.meanings import phase
from generator.model.memoizing import OnDemand
from generator.model.records import Agreement, Article, Country, Organisation, Record, Summit
from generator.text.json_text import given
from generator.text.wording import LANGUAGE, folded

EVENT_STATUS = {
    "ahead": "EventScheduled",
    "took-place": "EventScheduled",
    "put-off": "EventPostponed",
    "called-off": "EventCancelled",
}
MIME = {
    "geojson": "application/geo+json",
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "xml": "application/atom+xml",
}


def linked_data(dossier: Dossier, site_url: str, history: ChangeLog = NOTHING_RECORDED) -> Mapping[str, dict[str, Any]]:
    """The block of every page that has one, by its path under docs/."""
    of = site_url, history
    found = {"index.md": partial(_site, dossier, *of), "data.md": partial(dataset, dossier, *of)}
    found |= {address(record): partial(_record, dossier, record, *of) for _, record in dossier.each(Record)}
    return OnDemand({src_uri: partial(_with_context, found[src_uri]) for src_uri in sorted(found)})


def _with_context(about: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    return {"@context": CONTEXT, **about()}


def _site(dossier: Dossier, site_url: str, history: ChangeLog) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": site_address(site_url, "index.md") + "#site",
        "name": dossier.site.title,
        "description": dossier.site.description,
        "url": site_address(site_url, "index.md"),
        "inLanguage": LANGUAGE,
        "license": LICENCE_ADDRESS,
        "publisher": publisher_of(site_url),
        "dateModified": generated_at(dossier, history),
    }


def dataset(dossier: Dossier, site_url: str, history: ChangeLog = NOTHING_RECORDED) -> dict[str, Any]:
    """What search engines for data read on the page Data."""
    files = [one for one in downloads() if _ending(one.path) in MIME]
    days = [when(a.signed.date).first for a in dossier.agreements.values() if a.signed]
    return given(
        {
            "@type": "Dataset",
            "@id": site_address(site_url, "data.md") + "#dataset",
            "name": dossier.site.title,
            "description": f"{dossier.site.description} A fact table in which every value names its source.",
            "url": site_address(site_url, "data.md"),
            "license": LICENCE_ADDRESS,
            "creator": publisher_of(site_url),
            "dateModified": generated_at(dossier, history),
            "temporalCoverage": f"{min(days)}/{dossier.newest_check}" if days else None,
            "isAccessibleForFree": True,
            "mainEntityOfPage": _page_of("data.md", "Data", site_url),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": one.title,
                    "contentUrl": site_address(site_url, one.path),
                    "encodingFormat": MIME[_ending(one.path)],
                }
                for one in files
            ],
        }
    )


def _ending(path: str) -> str:
    return path.rsplit(".", 1)[-1]


def _record(dossier: Dossier, record: Record, site_url: str, history: ChangeLog) -> dict[str, Any]:
    page = site_address(site_url, address(record))
    match record:
        case Article():
            return _claim_review(dossier, record, page, site_url)
        case Summit():
            thing = _event(dossier, record)
        case Country():
            thing = {"@type": "Country", "identifier": str(record.code)}
        case Organisation():
            thing = {"@type": "Organization"}
        case Agreement():
            thing = _document(dossier, record, site_url)
        case _:
            thing = {"@type": BY_MODEL[type(record)].structured}
    about = given({**thing, "@id": f"{page}#subject", "name": record.name, "alternateName": list(record.aliases)})
    if isinstance(record, Summit):
        return {**about, "url": page, "mainEntityOfPage": _page_of(address(record), record.name, site_url)}
    return {
        "@type": "WebPage",
        "@id": page,
        "url": page,
        "name": record.name,
        "inLanguage": LANGUAGE,
        "dateModified": last_modified(dossier, history, record),
        "license": LICENCE_ADDRESS,
        "publisher": publisher_of(site_url),
        "breadcrumb": breadcrumb(address(record), record.name, site_url),
        "mainEntity": about,
    }


def _event(dossier: Dossier, summit: Summit) -> dict[str, Any]:
    days = when(summit.held.date)
    sure = certain(summit.held.date)
    held = summit.held
    country = dossier.actors.get(str(held.country))
    address_ = given({"@type": "PostalAddress", "addressCountry": held.country})
    place = given({"@type": "Place", "name": held.place, "address": address_})
    return given(
        {
            "@type": "Event",
            # Of a date that is not certain to the day only as much as is known: ISO 8601 has years and months.
            "startDate": days.first.isoformat() if sure else held.date.split("/")[0].rstrip("~?%").strip("."),
            "endDate": days.last.isoformat() if sure else None,
            "eventStatus": f"{CONTEXT}/{EVENT_STATUS[phase(dossier, summit)]}",
            "location": place if held.place or country else None,
            "description": " ".join(summit_answer(dossier, summit)),
        }
    )


def _document(dossier: Dossier, agreement: Agreement, site_url: str) -> dict[str, Any]:
    a = agreement
    text = dossier.sources[agreement.text] if agreement.text else None
    signing = agreement.signed or agreement.adopted
    return given(
        {
            "@type": "CreativeWork",
            "url": text.url if text else None,
            "sameAs": [address_ for address_ in (text.url, text.archive) if address_] if text else None,
            "inLanguage": text.language if text else None,
            "contributor": [_party(dossier, code, site_url) for code in (*a.parties, *(j.party for j in a.joined))],
            "dateCreated": when(signing.date).first.isoformat() if signing and certain(signing.date) else None,
            "description": " ".join(leads.answer(dossier, agreement)),
        }
    )


def _party(dossier: Dossier, code: str, site_url: str) -> dict[str, Any]:
    actor = dossier.actors[code]
    kind = "GovernmentOrganization" if isinstance(actor, Country) else "Organization"
    return {"@type": kind, "name": actor.name, "url": site_address(site_url, address(actor))}


def _page_of(src_uri: str, title: str, site_url: str) -> dict[str, Any]:
    """The page of what is no page itself."""
    way = breadcrumb(src_uri, title, site_url)
    return {"@type": "WebPage", "@id": site_address(site_url, src_uri), "breadcrumb": way}


def reviewed(dossier: Dossier, article: Article) -> Claim:
    """The one claim a page may review: of those that sources speak against the one the gravest error is about.

    That is the one which shares most words with the sentence about it; where none is wrong, the first of all.
    """
    in_order = sorted(article.claims, key=lambda claim: (claim.paragraph, claim.number))
    wrong = [claim for claim in in_order if dossier.meaning(claim.verdict).against]
    gravest = set(folded(article.main_error or "").split())
    return max(wrong or in_order[:1], key=lambda one: len(gravest & set(folded(f"{one.claim} {one.why}").split())))


def _claim_review(dossier: Dossier, article: Article, page: str, site_url: str) -> dict[str, Any]:
    claim = reviewed(dossier, article)
    return given(
        {
            "@type": "ClaimReview",
            "@id": f"{page}#claim-{claim.number}",
            "url": f"{page}#claim-{claim.number}",
            "mainEntityOfPage": _page_of(address(article), article.name, site_url),
            "name": cited_name(article),
            "claimReviewed": claim.claim,
            "reviewBody": claim.why,
            "datePublished": when(claim.checked or article.as_of).last.isoformat(),
            "inLanguage": LANGUAGE,
            "license": LICENCE_ADDRESS,
            "author": publisher_of(site_url),
            # A word, no number: the site's verdicts are not degrees of one scale.
            "reviewRating": {"@type": "Rating", "alternateName": dossier.meaning(claim.verdict).label},
            "itemReviewed": _reviewed_claim(dossier, article, claim),
        }
    )


def _reviewed_claim(dossier: Dossier, article: Article, claim: Claim) -> dict[str, Any]:
    """A claim, and the article it stands in."""
    source, day = dossier.sources[str(own_text(article))], article.published.date
    known = {"datePublished": day if certain(day) and "/" not in day else None}
    stands = given({"@type": "CreativeWork", "url": source.url, "headline": source.title, **known})
    author = _author(dossier, claim, source.publisher)
    return given({"@type": "Claim", "text": claim.claim, "author": author, **known, "appearance": stands})


def _author(dossier: Dossier, claim: Claim, publisher: str) -> dict[str, Any]:
    itself = {"@type": "Organization", "name": publisher}
    if claim.said_by.casefold().startswith("the article"):
        return itself
    people = {name for actor in dossier.actors.values() for one in actor.people for name in (one.name, *one.spellings)}
    if claim.said_by in people:
        return {"@type": "Person", "name": claim.said_by}
    bodies = {name for actor in dossier.actors.values() for name in (actor.name, *actor.aliases)}
    # Whom nothing is known of may be a person or a body: then who published the claim answers for it.
    return {"@type": "Organization", "name": claim.said_by} if claim.said_by in bodies else itself
