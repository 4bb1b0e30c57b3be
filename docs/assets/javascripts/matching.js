// How a query finds things: spelling is evened out, dates are read in any form, slips are forgiven where nothing fits.
// No word of any subject stands here: names, other names and themes come from the site's data.

const LATIN = { а: "a", б: "b", в: "v", г: "h", ґ: "g", д: "d", е: "e", є: "ye", ж: "zh", з: "z", и: "y", і: "i", ї: "yi", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ь: "", ъ: "", ю: "yu", я: "ya", ё: "yo", ы: "y", э: "e", α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k", λ: "l", μ: "m", ν: "n", ξ: "x", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t", υ: "y", φ: "f", χ: "ch", ψ: "ps", ω: "o" }
const LETTERS = { ß: "ss", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d", ð: "d", þ: "th", ı: "i" }
// What a question is made of besides what it asks about.
const SMALL = new Set("a an and any are as at be been between by can could did do does ever for from give gives given had has have how in into is it its many me much of on or over s say says said sign signs signed signing so tell than that the their there they this to was we were what when where which who whom whose why will with would about pay pays paid happen happens happened get gets got join joins joined against but since until still yet now current currently latest newest recent promise promises promised long last lasts lasted old number tell me know please find show does doing per total help helps today exactly anything something true stand stands mean means just really i we you our your no firmly leads led broke broken list lists".split(" "))
const MONTH_LANGUAGES = "en de fr es it pt nl pl cs sk uk ru bg hr sl ro hu fi sv da nb et lv lt el tr".split(" ")
const LANGUAGES = [...MONTH_LANGUAGES, ..."ar is ja ko mk sq sr zh".split(" ")]
// What a word of a title, of a partner's name, which the title has in one form, of another name, of what belongs to a
// thing, of what is told of it is worth.
const [TITLE, PARTNER, NAME, WORD, TOLD] = [0.95, 0.93, 0.9, 0.62, 0.45]
const WHOLE = 1.35 // how much more a thing is worth that has every word of a query
const IN_MENU = 0.2 // how much more a name that was typed is worth where it is that of a page the menu calls by another

const NUMBERS = "two three four five six seven eight nine ten eleven twelve".split(" ")
const SPELT = new RegExp(`(?<![\\p{L}\\d-])(?:${NUMBERS.join("|")})(?![\\p{L}\\d])`, "gu")

// As the languages readers write put them, whole and short: milliards, miliardów, мільярдів, Mrd; millions, milionów, млн.
const BILLIONS = /(\d)\s?(?:bn|mrd|mld|млрд|mil+[ij]+ard\p{L}*|м[иі]\p{L}*[ая]рд\p{L}*)(?!\p{L})/gu
const MILLIONS = /(\d)\s?(?:mn?|mio|mln|млн|mil+[hij]+o\p{L}*|м[иі]ль?л?[иі]он\p{L}*)(?!\p{L})/gu

/** Text as it is compared: lower case, no accents, no points in abbreviations, one letter and a number together, small numbers in figures, large ones in English. */
export function even(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC")
    .replace(/[ßłøæœđðþı]/g, (one) => LETTERS[one]).replace(/(\p{L})[’']s(?!\p{L})/gu, "$1").replace(/[’'ʼ`´]/g, "")
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, "$1").replace(/(^|[^\p{L}\d])(\p{L}{1,2})[-‑–](\d+)/gu, "$1$2$3")
    .replace(SPELT, (one) => NUMBERS.indexOf(one) + 2).replace(/(\d)(?:\s|-)?(hours?|h)\b/g, "$1h")
    .replace(/(\d)(?:[. ]000| mil) mil(?!\p{L}*ar)\p{L}+/gu, "$1 billion").replace(BILLIONS, "$1 billion").replace(MILLIONS, "$1 million")
}

// The same in the languages readers write, and the forms of state, which stand before a name: as `even` leaves them.
const SMALL_ABROAD = new Set("з зі із від до про на та і и у в для с со из от о об w we z ze od do o na i dla oraz für der die das den dem des mit von vom zu zur zum im und le la les du de des et avec pour el los las del con para il lo gli di da della dei do dos das com e krolestwo krolestwa rzeczpospolita rzeczypospolitej republika republiki republik republique republica repubblica республика республики республиці республіка республіки королевство королевства королівство королівства konigreich kongeriget konungariket koninkrijk koninklijke wer was wann wie viel viele wo warum welche welcher welches welchen ist sind hat haben wird werden würde würden kann ob nach bei auf ein eine einen einer qui que quoi quel quelle quels quelles combien quand où comment pourquoi est sont ont dans en un une sur par хто що чого коли де скільки як який яка яке які чому чи є був була було були буде будуть за кто что чего когда где сколько как какой какая какое какие почему ли есть был была было были будет будут kto co kiedy gdzie ile jak jaki jaka jakie które która który czy jest są był była będzie będą w po quién quiénes qué cuándo cuánto cuántos cuánta cómo dónde cuál cuáles hay es son se chi che quando quanto quanti quanta come dove quale quali sono si nel nella".split(" ").map(even))

/** Whether a word of a query asks about something. */
export const tells = (word) => !SMALL.has(word) && !SMALL_ABROAD.has(word)

export const words = (text) => even(text).match(/\d+\.\d+(?![.\d])|[\p{L}\d]+/gu) ?? []

const romanised = (word) => [...word].map((one) => LATIN[one] ?? one).join("")

const SITE = "en" // what the site is written in: a country where it is spoken is not called by it
const displays = (type) => LANGUAGES.map((language) => new Intl.DisplayNames([language], { type, fallback: "none" }))
const [abroad, adjectives] = [new Map(), new Map()]
let regions, tongues

/** What the country of a code is called in the languages readers write; nothing for what is no such code. */
const foreign = (code) => once(abroad, code, () => (regions ??= displays("region")).map((one) => one.of(code)))

/** What is of the country of a code in these languages: as its own is called there, or what sets that of the site apart: deutsch, британский. */
function adjective(code) {
  return once(adjectives, code, () => {
    const { language } = new Intl.Locale(`und-${code}`).maximize()
    const home = new Intl.Locale(language).maximize().region === code
    const apart = (one) => words(one.of(`${SITE}-${code}`) ?? "").filter((word) => !words(one.of(SITE) ?? "").includes(word)).join(" ")
    return (tongues ??= displays("language")).map((one) => (language === SITE ? apart(one) : home && one.of(language)))
  })
}

function once(known, code, find) {
  if (!CODE.test(code)) return []
  if (!known.has(code)) known.set(code, [...new Set(find().filter(Boolean))])
  return known.get(code)
}

const CODE = /^[A-Z]{2}$/

const everywhere = (names = []) => names.flatMap((name) => [name, ...foreign(name)])

const MONTHS = "january february march april may june july august september october november december".split(" ")
let months

/** The numbers of the months by their names, whole and short, in the languages readers write. */
function monthNames() {
  if (months) return months
  months = new Map()
  for (const language of MONTH_LANGUAGES)
    for (const month of ["long", "short"])
      for (const form of [{ month }, { month, day: "numeric" }]) {
        const format = new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" })
        for (let n = 0; n < 12; n += 1) {
          const part = format.formatToParts(new Date(Date.UTC(2024, n, 2))).find((one) => one.type === "month")
          const name = even(part?.value ?? "").replace(/\.$/, "")
          if (/^\p{L}{3,}$/u.test(name) && !months.has(name)) months.set(name, n + 1)
        }
      }
  months.set("sept", 9)
  return months
}

const two = (number) => String(number).padStart(2, "0")

function iso(year, month, day) {
  if (month > 12 && day <= 12) [month, day] = [day, month]
  if (month > 12 || month < 1 || day > 31) return null
  return `${year}-${two(month)}${day ? `-${two(day)}` : ""}`
}

/** The date in a query as the start of an ISO date, of a day without a year as its end, and what is left of the query. */
export function dated(query) {
  const text = even(query).replace(/\b(\d{1,2})(?:st|nd|rd|th|er)\b/g, "$1").replace(/\s+/g, " ").trim()
  const forms = [
    [/\b(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b/, (m) => iso(m[1], +m[2], +m[3] || 0)],
    [/\b(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4}|\d{2})\b/, (m) => iso(m[3].padStart(4, "20"), +m[2], +m[1])],
    [/\b(\d{1,2})[/.](\d{4})\b/, (m) => iso(m[2], +m[1], 0)],
    [/\b(\d{1,2})\.?(?: of| de)? (\p{L}{3,})\.?(?: of| de)?,? (\d{4})\b/u, (m) => named(m[3], m[2], +m[1])],
    [/(\p{L}{3,})\.? (\d{1,2}),? (\d{4})\b/u, (m) => named(m[3], m[1], +m[2])],
    [/(\p{L}{3,})\.?(?: of| de)?,? (\d{4})\b/u, (m) => named(m[2], m[1], 0)],
    [/\b(\d{4}) (\p{L}{3,})(?: (\d{1,2}))?\b/u, (m) => named(m[1], m[2], +m[3] || 0)],
    [/\b((?:19|20)\d\d)\b/, (m) => m[1]],
    [/\b(\d{1,2})\.?(?: of| de)? (\p{L}{3,})/u, (m) => named("", m[2], +m[1])],
    [/(\p{L}{3,})\.? (\d{1,2})\b/u, (m) => named("", m[1], +m[2])],
  ]
  for (const [form, read] of forms) {
    const found = form.exec(text)
    const date = found && read(found)
    if (date) return { date, rest: text.replace(found[0], " ") }
  }
  return { date: "", rest: text }
}

function named(year, name, day) {
  const month = monthNames().get(name)
  return month ? iso(year, month, day) : null
}

/** How many slips lead from one word to another, two letters in the wrong order being one; more than `most` is `most` + 1. */
function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    [before, last] = [last, row]
  }
  return last[b.length]
}

/** A word by its sound, so that a name is found however another alphabet is written in Latin letters: Selenskyj, Zelenskiy. */
const sounded = (word) => romanised(word).replace(/ph/g, "f").replace(/w/g, "v").replace(/sch|sh/g, "s").replace(/zh|z/g, "s").replace(/kh|ch|g/g, "h").replace(/[yj]+/g, "i").replace(/i+e/g, "e").replace(/i+$/, "").replace(/(.)\1+/g, "$1").replace(/i+/g, "i")

/** Whether two words are forms of one: alike but for a short ending, such as cases have. */
function inflected(word, known) {
  let alike = 0
  while (alike < word.length && word[alike] === known[alike]) alike += 1
  return alike >= 4 && alike >= known.length * 0.6 && word.length - alike <= 3 && known.length - alike <= 2
}

const forgiven = (word) => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2)

/** A name as a whole, and what is left of it, if that is more than one word, without what questions are made of. */
function phrasesOfName(name) {
  const all = words(name)
  const told = all.filter(tells)
  return told.length > 1 ? [all.join(" "), told.join(" ")] : [all.join(" ")]
}

/** Things with what leads to them, made ready once. */
export function prepare(entities) {
  const things = entities.map((one, place) => {
    const [names, belonging] = [everywhere(one.names), everywhere([...(one.words ?? []), ...(one.people ?? [])])]
    const terms = new Map()
    const put = (word, weight) => terms.set(word, Math.max(weight, terms.get(word) ?? 0))
    const add = (text, weight) => {
      const each = words(text)
      each.forEach((word) => put(word, weight))
      if (each.length === 2) put(each.join(""), weight) // some write two words as one
    }
    const menu = one.menu ?? []
    for (const name of [one.title, ...menu]) add(name, TITLE)
    const partners = [...everywhere(one.partners), ...(one.partners ?? []).flatMap(adjective)]
    for (const name of partners) add(name, PARTNER)
    for (const name of [...names, ...(one.names ?? []).flatMap(adjective)]) add(name, NAME)
    for (const word of [...belonging, one.kind ?? ""]) add(word, WORD)
    for (const word of one.told ? words(one.text ?? "") : []) put(word, TOLD)
    const phrases = new Set([one.title, ...menu, ...names].flatMap(phrasesOfName))
    const party = new Set(partners.flatMap(words))
    const others = new Set(belonging.flatMap((name) => [words(name).join(" "), words(name).at(-1)]))
    return { url: "", ...one, place, terms, phrases, party, others, called: words(one.title).join(" "), callings: [one.title, ...menu].map((name) => words(name).join(" ")) }
  })
  const spread = new Map()
  for (const thing of things) for (const [word, worth] of thing.terms) if (worth > TOLD) spread.set(word, (spread.get(word) ?? 0) + 1)
  const vocabulary = [...new Set(things.flatMap((thing) => [...thing.terms.keys()]))]
  const subject = new Set(things.filter((thing) => thing.subject).flatMap((thing) => [...thing.party]))
  const surnames = new Set(entities.flatMap((one) => one.people ?? []).map((name) => words(name).at(-1))) // who is named stands for a party
  const codes = new Map(things.flatMap((one) => (one.names ?? []).filter((name) => CODE.test(name)).map((name) => [name, one.title])))
  return { things, spread, vocabulary, subject, surnames, codes, latin: new Map(vocabulary.map((word) => [word, romanised(word)])) }
}

const rarity = (index, word) => Math.log(1 + index.things.length / (index.spread.get(word) ?? 0.5))

/** The words of the index that a word of the query may mean, with how well they fit: itself, longer ones, misspelt ones. */
function meant(index, word) {
  const found = new Map()
  const other = romanised(word)
  for (const known of index.vocabulary) {
    if (known === word || word.length > 2 && index.latin.get(known) === other) found.set(known, 1)
    else if (word.length >= 3 && known.startsWith(word)) found.set(known, 0.55 + 0.4 * (word.length / known.length) - 0.2)
    else if (known.length >= 4 && word === `${known}s`) found.set(known, 0.95)
  }
  if (found.size) return found
  const month = MONTHS[(monthNames().get(word) ?? 0) - 1]
  if (index.latin.has(month)) return found.set(month, 1)
  for (const known of index.vocabulary) {
    if (known.length < 4 || /\d/.test(known)) continue
    const most = forgiven(other)
    const latin = index.latin.get(known)
    const far = slips(other, latin, most)
    const first = other[0] === latin[0]
    if (inflected(word, known)) found.set(known, 0.78)
    else if (word.length > 4 && sounded(word) === sounded(known)) found.set(known, 0.8)
    else if (word.length === 4 && known.length === 5 && known.startsWith(word.slice(0, 3)) && slips(word, known, 1) === 1) found.set(known, 0.6) // one letter left out
    else if (far <= most && (first || far < most || most === 1 && other.length > 5)) found.set(known, 0.8 - 0.22 * far + (first ? 0.05 : 0))
  }
  return found
}

function onDate(thing, date) {
  const dates = thing.dates ?? []
  if (date.startsWith("-")) return dates.some((one) => one.slice(4).startsWith(date))
  if (dates.some((one) => one.startsWith(date) || (one.length < date.length && one.length > 4 && date.startsWith(one)))) return true
  return dates.length === 2 && dates[0] <= date && date <= dates[1]
}

const NOTHING = { score: 0, whole: false, every: false, touched: false, named: false, party: false }

/** How well a thing answers: the share of the query it covers, what it is, whether it is just what was typed; whether it has every word, or one of its names was typed, or that of a party; and whether it holds what can mean nothing else: beside a figure, every word. */
function score(index, thing, asked) {
  let [covered, all, whole, touched, held, named, party] = [0, 0, asked.words.length > 1, true, true, false, false]
  for (const { word, weight, options, must } of asked.words) {
    let best = 0
    for (const [known, fit] of options) best = Math.max(best, fit * (thing.terms.get(known) ?? 0))
    covered += weight * best
    all += weight
    whole &&= best > TOLD
    touched &&= best > 0
    named ||= (thing.terms.get(word) ?? 0) >= PARTNER && index.spread.get(word) < index.things.length / 8
    party ||= !isSubject(index, options) && (means(options, thing.party) || index.surnames.has(word) && thing.terms.get(word) >= WORD)
    held &&= must ? thing.terms.has(word) : !asked.sum || best > 0
  }
  if (asked.date) {
    all += 4
    if (onDate(thing, asked.date)) covered += 4
    else if (!asked.words.length) return NOTHING
  }
  if (!covered) return NOTHING
  let total = covered / all
  total *= whole ? total * WHOLE : total
  const is = (phrases) => asked.phrases.some((phrase) => phrases.has(phrase))
  if (asked.phrase.includes(" ") && thing.phrases.has(asked.phrase)) total += 2
  else if (thing.callings.some((name) => asked.phrases.includes(name))) total += 1
  else if (is(thing.phrases)) total += thing.menu ? 0.8 + IN_MENU : 0.8
  else if (thing.phrases.has(asked.told)) total += thing.menu ? 0.7 + IN_MENU : 0.7
  else if (is(thing.others)) total += 0.5
  return { score: total * (1 + Math.min(thing.boost, 4) / 20), every: whole || asked.words.length < 2, touched, named, party, whole: held || !asked.sum && thing.called.includes(" ") && inside(thing, asked) }
}

// A figure that is meant to the letter.
const SUM = /^(?:\d+\.\d+ |\d+ (?:[bm]illion|per)\b)/

/** Whether a word of a query means one of these: itself or a form of it. */
const means = (options, known) => [...options].some(([one, fit]) => fit > 0.75 && known.has(one))

const isSubject = (index, options) => means(options, index.subject)

/** What was asked: its words by rarity, its date, and the phrase as a whole. */
function read(index, query) {
  const { date, rest } = dated(query)
  const phrase = words(query).join(" ")
  const all = joined(index, words(rest))
  const big = all.filter(tells)
  const kept = big.length || date ? big : all
  const found = kept.map((word, i) => {
    const options = meant(index, word)
    const sum = SUM.test(`${word} ${kept[i + 1]}`)
    const must = sum || !index.vocabulary.some((known) => known.startsWith(word))
    const counted = index.subject.has(word) ? [word] : [...options.keys()].filter((one) => index.spread.has(one))
    const weight = counted.length ? Math.max(...counted.map((one) => rarity(index, one))) : rarity(index, word)
    return { word, options, weight, must, sum }
  })
  const left = withoutSubject(index, found)
  return { phrase, phrases: phrasesOf(phrase, kept, date, found), told: left === found ? null : left.map((one) => one.word).join(" "), date, words: left, sum: found.some((one) => one.sum) }
}

/** A query with the short forms of names in it written out; one that is a small word too only where it stands out in capitals. */
export function writtenOut(index, query) {
  const loud = query === query.toUpperCase()
  const meantSo = (word) => tells(word.toLowerCase()) || !loud && CODE.test(word)
  return words(query).length < 2 ? query : query.replace(/(?<![\p{L}\p{N}-])\p{L}{2}(?![\p{L}\p{N}-])/gu, (word) => (meantSo(word) && index.codes.get(word.toUpperCase())) || word)
}

/** A query with each word that no text has as the known word it may be a slip of. */
export function mended(index, query, bodies) {
  const { rest } = dated(query)
  const slip = words(rest).filter((word) => word.length > 3 && tells(word) && !/\d/.test(word) && !index.latin.has(word) && (word.length > 5 && index.latin.has(`${word}s`) || !bodies.some((body) => body.includes(` ${word}`))))
  const far = (word, known) => slips(word, known, forgiven(word))
  const closest = (word) => [...meant(index, word).keys()].filter((known) => known.length > 3 && far(word, known) <= forgiven(word)).sort((a, b) => far(word, a) - far(word, b))[0]
  return slip.reduce((text, word) => { const known = closest(word); return known ? even(text).replace(word, known) : text }, query)
}

/** The words of a query that lead to nothing in any form and stand in none of these texts, each with a space before it. */
export function strange(index, query, bodies) {
  const nowhere = (word) => !meant(index, word).size && !bodies.some((body) => body.includes(` ${word}`))
  return words(dated(query).rest).filter((word) => tells(word) && nowhere(word))
}

/** The things that a query calls by a word of their title, or of a partner's name; none where a figure is asked for. */
export function called(index, query) {
  const asked = read(index, query)
  const scored = asked.sum ? [] : index.things.map((thing) => ({ thing, ...score(index, thing, asked) }))
  return scored.filter((one) => one.named).sort((a, b) => b.score - a.score || a.thing.place - b.thing.place)
}

/** What is of a party that a query names, by its name or by that of one of its people, best first. */
export function ofParties(index, query) {
  const asked = read(index, query)
  return index.things.map((thing) => ({ thing, ...score(index, thing, asked) })).filter((one) => one.party).sort((a, b) => b.score - a.score)
}

/** The words of a query without the subject of all, which nearly everything is about; all where its own page has them, or where fewer than two are left. */
function withoutSubject(index, found) {
  const left = found.filter((one) => !isSubject(index, one.options))
  const has = (thing, { options }) => [...options.keys()].some((known) => (thing.terms.get(known) ?? 0) > TOLD)
  return left.length < 2 || index.things.some((thing) => thing.subject && found.every((one) => has(thing, one))) ? found : left
}

/** The words of a query, two of them as one where only that is known. */
function joined(index, all) {
  const both = all.findIndex((word, i) => i + 1 < all.length && index.spread.has(word + all[i + 1]) && !(index.spread.has(word) && index.spread.has(all[i + 1])))
  return both < 0 ? all : [...all.slice(0, both), all[both] + all[both + 1], ...all.slice(both + 2)]
}

/** The query as a whole: as typed, without small words, and as it was meant where a word of it was misspelt. */
function phrasesOf(phrase, kept, date, found) {
  if (date) return [phrase]
  const closest = ({ word, options }) => [...options].sort((a, b) => b[1] - a[1])[0]?.[0] ?? word
  const single = found.length === 1 && !found[0].options.has(found[0].word) ? [...found[0].options].filter((one) => one[1] < 0.9).map((one) => one[0]) : []
  return [...new Set([phrase, kept.join(" "), found.map(closest).join(" "), ...single])]
}

const [LEAST, PARTLY] = [0.16, 0.08] // what a thing must score; where nothing holds the whole query, what holds a part of it
const COMMON = 20 // a word that leads to more things than this tells nothing

/** Whether a name can be meant: a code that is also a small word of some language only in capitals, or where one compares. */
const meantAs = (name, query, list) => name.length > 2 || query.split(/[^\p{L}\d]+/u).includes(name) || words(query).some((word) => list.terms.has(word))

/** The two documents a query puts beside each other and nothing else: their ids and names; nothing where it does not. */
export function pair(index, query) {
  const list = index.things.find((one) => one.sides)
  const spaced = (text) => ` ${words(text).join(" ")} `
  const named = (list?.sides ?? []).flatMap(([id, title, ...names]) => everywhere([title, ...names]).filter((name) => meantAs(name, query, list)).map((name) => ({ id, title, name: spaced(name) })))
  const [asked, chosen] = [spaced(query), new Map()]
  let rest = asked
  for (const { id, title, name } of named.sort((a, b) => b.name.length - a.name.length))
    if (rest.includes(name)) { chosen.set(id, { title, place: asked.indexOf(name) }); rest = rest.replace(name, " | ") }
  const other = words(rest).some((word) => tells(word) && !list?.terms.has(word) && (index.spread.get(word) ?? 0) < COMMON)
  if (chosen.size !== 2 || other) return null
  return { url: list.url, sides: [...chosen].sort(([, a], [, b]) => a.place - b.place).map(([id, { title }]) => [id, title]) }
}

/** Of two that answer as well the later one comes first. */
const newer = (a, b) => (b.dates?.[0] ?? "").localeCompare(a.dates?.[0] ?? "")

/** Whether a query holds the whole title of a thing; that of the subject tells nothing where it was left out. */
const inside = (thing, asked) => !(thing.subject && asked.told) && ` ${asked.phrase} `.includes(` ${thing.called} `)

/** The things that answer a query, best first; `partly`, also those that answer a part of it, first what is named whole. */
export function things(index, query, partly = false) {
  const asked = read(index, query)
  if (!asked.phrase) return []
  if (partly) asked.date = asked.date.replace(/(-\d\d)-\d\d$/, "$1") // what is nearest to a day lies in its month
  const scored = index.things.map((thing) => ({ thing, ...score(index, thing, asked) }))
  const exact = asked.phrase.length < 3
  return scored.filter((one) => one.score >= (exact ? 0.8 : partly ? PARTLY : LEAST) || partly && inside(one.thing, asked)).sort((a, b) => (partly ? inside(b.thing, asked) - inside(a.thing, asked) : 0) || b.score - a.score || newer(a.thing, b.thing) || a.thing.place - b.thing.place)
}
