// Two documents side by side, chosen by the reader and kept in the address. The page holds the words of all of them in a
// table that stays hidden until two are chosen; without this script the pairs with a page of their own are listed below.

const capital = (text) => text[0].toUpperCase() + text.slice(1)
const list = new Intl.ListFormat("en-GB")
const fill = (text, given) => text.replace(/{(\w+)}/g, (_, name) => given[name])

/** Which of two is firmer, as the page calls it; an empty strength is a text that was not read for this. */
function firmer(left, right) {
  const [one, other] = [left, right].map((cell) => cell.dataset.strength)
  if (!one || !other) return "half-read"
  if (one === other) return one === "0" ? "neither" : "alike"
  if (one === "0" || other === "0") return one === "0" ? "only-right" : "only-left"
  return Number(one) > Number(other) ? "left" : "right"
}

/** Shows the row with these two and what differs; tells its kind of difference. */
function showRow(row, [left, right], [one, other], words) {
  const terms = left.dataset.strength === undefined
  const sides = [left, right].map((cell) => cell.dataset.compared)
  const difference = terms ? sides.every(Boolean) && (sides[0] === sides[1] ? "same" : "differs") : firmer(left, right)
  const told = terms ? words[difference] : fill(words.relations[difference], { left: one, right: other })
  row.cells[row.cells.length - 1].textContent = told ? capital(told) : "–"
  row.dataset.difference = difference || ""
}

function show(table, ids, names, differing, words) {
  const chosen = (cell) => !cell.dataset.of || ids.includes(cell.dataset.of)
  for (const row of table.rows) {
    const cells = [...row.cells]
    if (row.className === "group") {
      cells[0].colSpan = ids.length + 2
      continue
    }
    for (const cell of cells) cell.hidden = !chosen(cell)
    const sides = ids.map((id) => cells.find((cell) => cell.dataset.of === id && cell.tagName === "TD"))
    if (!sides.every(Boolean)) continue
    sides[0].after(sides[1])
    showRow(row, sides, names, words)
    const empty = sides.every((cell) => cell.textContent === "–")
    row.hidden = empty || (differing && ["same", "alike", "neither"].includes(row.dataset.difference))
  }
  const heads = ids.map((id) => [...table.tHead.rows[0].cells].find((cell) => cell.dataset.of === id))
  heads[0].after(heads[1])
}

/** What differs between the two, in the sentences of the pairs with a page: who is alone, who is firmer, which figures. */
function differences(table, ids, names, words) {
  const rows = [...table.querySelectorAll("tbody tr:not(.group)")]
  const kinds = (difference) => rows.filter((row) => row.dataset.difference === difference).map((row) => row.cells[0].textContent.trim())
  const some = (all) => {
    const small = all.map((label) => (/^.[A-Z]/.test(label) ? label : label[0].toLowerCase() + label.slice(1)))
    const more = small.length - words.named
    return list.format(more > 1 ? [...small.slice(0, words.named), `${more} others`] : small)
  }
  const both = (sentence, found) =>
    found.map((all, side) => all.length && fill(sentence, { name: names[side], what: some(all) })).filter(Boolean).join("; ")
  const told = [both(words.alone, [kinds("only-left"), kinds("only-right")]), both(words.ahead, [kinds("left"), kinds("right")])].filter(Boolean)
  const unlike = rows.filter((row) => "leading" in row.dataset && row.dataset.difference === "differs").map((row) => {
    const [left, right] = ids.map((id) => row.querySelector(`td[data-of="${id}"]`).dataset.compared)
    const label = row.cells[0].textContent
    return fill(words.unlike, { label: label[0].toLowerCase() + label.slice(1), left, right, one: names[0], other: names[1] })
  })
  return [...(told.length ? told.map((one) => `${capital(one)}.`) : [words.none]), ...unlike].join(" ")
}

function start() {
  const table = document.querySelector("table.comparison")
  if (!table) return
  const form = document.querySelector(".choice")
  const [left, right] = ["left", "right"].map((name) => form.querySelector(`[name=${name}]`))
  const differing = form.querySelector("[name=differing]")
  const status = form.querySelector("[role=status]")
  const words = JSON.parse(table.dataset.words)
  const update = () => {
    const ids = [left.value, right.value]
    const ready = ids.every(Boolean) && ids[0] !== ids[1]
    table.hidden = !ready
    status.textContent = ids[0] && ids[0] === ids[1] ? "Choose two different documents." : ""
    if (ready) {
      const called = ids.map((id) => table.tHead.querySelector(`[data-of="${id}"]`).dataset.called)
      const names = called[0] !== called[1] ? called : [left, right].map((one) => one.selectedOptions[0].textContent)
      show(table, ids, names, differing.checked, words)
      status.textContent = differences(table, ids, names, words)
    }
    const query = new URLSearchParams(ready ? { left: ids[0], right: ids[1], ...(differing.checked && { differing: "" }) } : {})
    history.replaceState(null, "", ready ? `?${query}` : location.pathname)
  }
  const asked = new URLSearchParams(location.search)
  left.value = asked.get("left") ?? ""
  right.value = asked.get("right") ?? ""
  differing.checked = asked.has("differing")
  form.querySelector("fieldset").disabled = false
  form.addEventListener("change", update)
  if (asked.has("left")) update()
}

start()
