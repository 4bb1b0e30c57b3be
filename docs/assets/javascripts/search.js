// The search box: what has a page comes first, with its kind; then texts that hold the words. Both lists are fetched when
// somebody turns to the box. Without this script there is no box.

import { even, pair, prepare, strange, tells, things, words } from "./matching.js"
import { piece, ranked, readTexts } from "./ranking.js"

const [MOST, FEW] = [12, 5]
const WORD = /[\p{L}\p{M}\d]+/gu

const [box, frame] = [document.querySelector(".search input"), document.querySelector(".search")]
const [panel, list, said] = ["panel", "hits"].map((one) => frame?.querySelector(`.search__${one}`)).concat(frame?.querySelector("[role=status]"))
const base = new URL(`${(frame?.dataset.base ?? ".").replace(/\/+$/, "")}/`, location.href)
let coming, sections, index, known

const get = (path) => fetch(new URL(path, base)).then((answer) => answer.json())

/** Fetches both lists, once: the short one first, so that it answers while the long one is on its way. */
function load() {
  coming ??= get("search/entities.json").then((entities) => {
    index = prepare(entities)
    known = new Map(index.things.map((one) => [one.url, one]))
    show()
    get("search/search_index.json").then(({ docs }) => { sections = readTexts(docs); show() })
  })
}

/** What is shown for a query: rows of kind, name, text and address. */
function found(query) {
  const both = pair(index, query)
  const rows = explained(ranked(index, sections ?? [], query, known), query).slice(0, MOST).map((one) => (one.thing ? shown : read)(one, query))
  return [...(both ? [beside(both)] : []), ...rows].slice(0, MOST)
}

/** What was found; for a short form with a place of its own, such as in a glossary, also what its whole name finds. */
function explained(rows, query) {
  const [{ thing } = {}] = rows
  if (rows.length >= FEW || !thing?.url.includes("#") || !thing.phrases.has(words(query).join(" "))) return rows
  const urls = rows.map((one) => (one.thing ?? one.section).url)
  return [...rows, ...ranked(index, sections ?? [], thing.title, known).filter((one) => !urls.includes((one.thing ?? one.section).url))]
}

/** A query without the words that no page has, and these as they were typed. */
function understood(query) {
  const odd = sections ? strange(index, query, sections.map((one) => one.body)) : []
  const lost = (query.match(WORD) ?? []).filter((word) => odd.includes(even(word)))
  const kept = query.replace(WORD, (word) => (lost.includes(word) ? "" : word)).replace(/\s+/g, " ").trim()
  return words(kept).some(tells) ? { kept, lost } : { kept: query, lost: [] }
}

/** The row of a text: of which page it is, and the piece around what was asked. */
function read({ section }, query) {
  const page = known.get(section.page)
  const name = page?.title ?? sections.find((one) => one.url === section.page)?.title ?? section.title
  return { kind: page?.kind ?? "Page", name, text: piece(section.text || section.title, query), url: section.url }
}

/** Where nothing answers the whole query: what answers a part of it. */
const nearest = (query) => (sections ? things(index, query, true).slice(0, FEW).map((one) => shown(one, query)) : [])

const shown = ({ thing, partly }, query) => ({ partly, kind: thing.kind ?? "Page", name: thing.title, text: told(thing, query), url: thing.url })

/** The row that leads to two documents side by side. */
function beside({ url, sides: [[left, one], [right, other]] }) {
  return { kind: "Compare", name: `${one} and ${other}, side by side`, text: "What each promises, and how firmly", url: `${url}?${new URLSearchParams({ left, right })}` }
}

/** Why a thing was found, where its title does not say it, and what it is. */
function told(thing, query) {
  const asked = words(query)
  const shown = even(thing.title)
  const fit = (name) => words(name).filter((word) => asked.includes(word) && !shown.includes(word)).length
  const [other] = [...(thing.names ?? []), ...(thing.partners ?? []), ...(thing.words ?? [])].filter(fit).sort((a, b) => fit(b) - fit(a))
  const text = [other, thing.text ?? standing(thing.url, query)].filter(Boolean).join(" · ")
  return text.length > 170 ? `${text.slice(0, text.lastIndexOf(" ", 170))} …` : text
}

/** What stands at an address: for what has no summary. */
function standing(url, query) {
  const section = sections?.find((one) => one.url === url)
  return section ? piece(section.text, query) : ""
}

function marked(text, query) {
  const asked = new Set(words(query).filter((word) => word.length > 1 && tells(word)))
  return text.split(/(\d+\.\d+|[\p{L}\d]+)/u).map((one) => {
    if (!asked.has(even(one))) return one
    const mark = document.createElement("mark")
    mark.textContent = one
    return mark
  })
}

function row(one, query, place) {
  const [item, link] = [document.createElement("li"), document.createElement("a")]
  link.className = "md-search-result__link"
  link.id = `search-hit-${place}`
  link.href = new URL(one.url, base)
  for (const part of ["kind", "name", "text"]) {
    if (!one[part]) continue
    const piece_ = document.createElement("span")
    piece_.className = `search__${part}`
    piece_.append(...(part === "kind" ? [one[part]] : marked(one[part], query)))
    link.append(piece_)
  }
  item.append(link)
  return item
}

function show() {
  const query = box.value.trim()
  panel.hidden = !query
  if (!query) { list.replaceChildren(); said.textContent = ""; return }
  if (!index) { said.textContent = "Loading …"; return }
  const { kept, lost } = understood(query)
  const whole = found(kept)
  const rows = whole.length ? whole : nearest(kept)
  if (!rows.length && !sections) { said.textContent = "Searching …"; return }
  list.replaceChildren(...rows.map((one, place) => row(one, kept, place)))
  said.textContent = rows.length && lost.length ? `No page has ${lost.map((one) => `“${one}”`).join(" or ")}; without ${lost.length > 1 ? "them" : "it"}:` : rows.length && (!whole.length || rows[0].partly) ? `Nothing found for all of “${query}”; the nearest:` : rows.length ? `${rows.length === MOST ? `The first ${MOST}` : rows.length} result${rows.length === 1 ? "" : "s"} for “${query}”` : `Nothing found for “${query}”: no record here names it. A country, a text, a date or what is promised can be asked for.`
}

/** The arrow keys go through the results, Escape closes them, Enter opens the first. */
function onKey(event) {
  const links = [...list.querySelectorAll("a")]
  const at = links.indexOf(document.activeElement)
  if (event.key === "Escape") { box.value = ""; show(); box.focus() }
  else if (event.key === "Enter" && document.activeElement === box && links.length) links[0].click()
  else if (event.key === "ArrowDown" && links.length) (links[at + 1] ?? links[0]).focus()
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? box).focus()
  else return
  event.preventDefault()
}

/** What the last part of an address asks for: `countries/costa-rica.html` → `costa rica`. */
function asked(path) {
  const last = path.split("/").filter(Boolean).pop() ?? ""
  return new URLSearchParams(`last=${last.replace(/\.\w+$/, "")}`).get("last").replace(/[-_]+/g, " ").trim()
}

if (box) {
  // Who followed an address that leads nowhere is shown what is nearest to it.
  if (document.querySelector("[data-missing]")) { box.value = asked(location.pathname); load(); show() }
  box.addEventListener("focus", load)
  box.addEventListener("input", () => { load(); show() })
  frame.addEventListener("keydown", onKey)
  document.addEventListener("click", (event) => { if (!frame.contains(event.target)) panel.hidden = true })
  box.addEventListener("click", show)
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); box.focus() }
  })
}
