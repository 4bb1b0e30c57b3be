// What texts hold of a query, and in which order all that it finds is shown: things come before texts, except where the
// texts alone hold a figure, or a word that leads to no thing.

import { called, dated, even, mended, ofParties, tells, things, words, writtenOut } from "./matching.js"

const MARKUP = /<[^>]*>/g
const RARE = 2 // a word that leads to no more things is what is asked for
const NOTES = /[¶†]|\s*\[\d+\]/g

/** Texts made ready once: pages with their sections, in plain words. */
export function readTexts(docs) {
  return docs.map((one) => {
    const plain = (text) => text.replace(/<sup\b.*?<\/sup>/gs, "").replace(MARKUP, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(NOTES, "").replace(/\s+/g, " ").trim()
    const [title, text] = [plain(one.title), plain(one.text)]
    return { url: one.location, page: one.location.split("#")[0], title, text, head: ` ${words(title).join(" ")}`, body: ` ${words(text).join(" ")}`, boost: one.boost ?? 1 }
  })
}

/** The day of a query as texts write it, and its other words; without a whole day the query as it is. */
function asWritten(query) {
  const { date, rest } = dated(query)
  if (!/-\d\d-\d\d$/.test(date)) return { day: "", rest: query }
  const year = date.startsWith("-") ? {} : { year: "numeric" }
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", ...year, timeZone: "UTC" })
  return { day: ` ${day.format(new Date(date.padStart(10, "2024"))).toLowerCase()}`, rest }
}

/** The texts that hold all words of a query, best first, one for each page. */
export function texts(sections, query, known) {
  const { day, rest } = asWritten(query)
  const all = words(rest)
  const asked = all.filter((word) => tells(word))
  const kept = asked.length ? asked : all
  const phrase = ` ${kept.join(" ")}`
  const best = new Map()
  for (const one of sections) {
    if (!one.body.includes(day)) continue
    let total = day ? 1 : 0
    for (const word of kept) {
      const found = word.length < 3 ? ` ${word} ` : ` ${word.length > 4 ? word.replace(/(?<!s)s$/, "") : word}`
      const times = `${one.body} `.split(found).length - 1
      const inHead = `${one.head} `.includes(found)
      if (!times && !inHead) { total = 0; break }
      total += (inHead ? 3 : 0) + Math.min(times, 4) / (1 + one.body.length / 6000)
    }
    if (!total) continue
    if (kept.length > 1 && (one.body.includes(phrase) || one.head.includes(phrase))) total *= 2
    total *= known.has(one.page) ? Math.sqrt(one.boost) : 0.2
    if (total > (best.get(one.page)?.score ?? 0)) best.set(one.page, { section: one, score: total })
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** A piece of a text around that word of a query which stands in it least often. */
export function piece(text, query) {
  const plain = even(text)
  const places = (word) => [...plain.matchAll(new RegExp(`(?<![\\p{L}\\d])${word.replace(".", "\\.")}`, "gu"))].map((one) => one.index)
  const [found] = words(query).filter(tells).map(places).filter((one) => one.length).sort((a, b) => a.length - b.length)
  const at = found?.[0] ?? 0
  const start = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1
  return `${start ? "… " : ""}${text.slice(start, start + 150).trim()}${text.length > start + 150 ? " …" : ""}`
}

/**
 * What answers a query, best first, a page once: things as `{ thing }`, texts as `{ section }`. Where a query names a
 * party and no thing has every word of it, what is of the party comes first; with `partly` where no text has them either.
 */
export function ranked(index, sections, typed, known) {
  const query = asMeant(index, sections, typed)
  const parties = ofParties(index, query)
  const own = new Set(parties.map(({ thing }) => thing.url))
  const ownFirst = (all, url) => [...all].sort((a, b) => own.has(url(b)) - own.has(url(a)))
  const held = ownFirst(texts(sections, query, known), ({ section }) => section.page)
  const scored = things(index, query)
  const every = scored[0]?.every
  const apart = scored.length && !every && !held.length && !scored.some(({ thing }) => own.has(thing.url)) // the party and the rest stand nowhere together
  const alone = parties.filter(({ thing }) => [...index.codes.values()].includes(thing.title)).length === 1
  const nearest = apart && alone && sections.length ? parties.slice(0, 2).map((one) => ({ ...one, partly: true })) : []
  const found = every ? scored : [...nearest, ...ownFirst(scored, ({ thing }) => thing.url).filter((one) => !nearest.some(({ thing }) => thing === one.thing))]
  const first = nearest.length ? nearest : told(index, query, found, held)
  const rare = words(query).some((word) => tells(word) && (index.spread.get(word) ?? 0) <= RARE)
  const elsewhere = alone && rare && held.length && !scored.some((one) => one.touched) // only texts tell it of the party
  const bodies = new Map(sections.map((one) => [one.url, one.body]))
  const all = words(query).filter(tells)
  const holds = ({ url, terms }) => url !== page(url) && all.every((word) => terms.has(word) || bodies.get(url)?.includes(` ${word}`))
  const whole = [...first, ...found.filter((one) => (one.whole && !elsewhere || holds(one.thing)) && !first.some(({ thing }) => thing === one.thing))]
  const shown = new Set(whole.map(({ thing }) => page(thing.url)))
  const read = held.filter(({ section }) => !shown.has(section.page))
  read.forEach(({ section }) => shown.add(section.page))
  return [...whole, ...read, ...found.filter((one) => !one.whole && !shown.has(page(one.thing.url)))]
}

/** A query as it was meant: slips mended; short forms of names written out where no thing has every word as typed. */
function asMeant(index, sections, typed) {
  const query = mended(index, typed, sections.map((one) => one.body))
  const full = writtenOut(index, query)
  const silent = words(query).length > words(query).filter(tells).length // a code that was read as a small word
  return full !== query && (silent || !things(index, query)[0]?.every) ? full : query
}

/**
 * Where nothing has every word: what was called by its name and tells all the rest: "F-16 Ruritania". Where a party was
 * named, only what is of it: a list of all parties holds its name too.
 */
function told(index, query, found, held) {
  if (found[0]?.every) return []
  const pages = new Set(held.map(({ section }) => section.page))
  const telling = called(index, query).filter((one) => pages.has(one.thing.url))
  const own = telling.filter((one) => one.party)
  return own.length || found[0]?.named ? own : telling
}

const page = (url) => url.split("#")[0]
