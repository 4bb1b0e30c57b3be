// Two documents side by side, chosen by the reader and kept in the address. The page holds the words of all of them in a
// table that stays hidden until two are chosen; without this script the pairs with a page of their own are listed below.

/** The words for which of two is firmer; an empty cell is a text that was not read for this. */
function relation(left, right, names) {
  const [one, other] = [left, right].map((cell) => Number(cell.dataset.strength))
  if (one === other) return one ? "as firm" : "neither"
  if (!one || !other) return `only ${names[one ? 0 : 1]}`
  return `${names[one > other ? 0 : 1]} is firmer`
}

function show(table, ids, names, differing) {
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
    const [left, right] = sides
    left.after(right)
    const words = relation(left, right, names)
    cells.at(-1).textContent = words
    row.hidden = differing && (words === "as firm" || words === "neither")
  }
  const heads = ids.map((id) => [...table.tHead.rows[0].cells].find((cell) => cell.dataset.of === id))
  heads[0].after(heads[1])
}

/** What differs between the two, as the table shows it: who is alone and who is firmer on what. */
function differences(table) {
  const found = new Map()
  for (const row of table.querySelectorAll("tbody tr:not(.group)")) {
    const words = row.cells[row.cells.length - 1].textContent
    if (words !== "as firm" && words !== "neither") found.set(words, [...(found.get(words) ?? []), row.cells[0].textContent.trim()])
  }
  const told = [...found].map(([words, kinds]) => `${words[0].toUpperCase()}${words.slice(1)}: ${kinds.join(", ")}.`)
  return told.sort().reverse().join(" ") || "Neither promises something that the other does not, nor in firmer words."
}

function start() {
  const table = document.querySelector("table.comparison")
  if (!table) return
  const form = document.querySelector(".choice")
  const [left, right] = ["left", "right"].map((name) => form.querySelector(`[name=${name}]`))
  const differing = form.querySelector("[name=differing]")
  const status = form.querySelector("[role=status]")
  const update = () => {
    const ids = [left.value, right.value]
    const ready = ids.every(Boolean) && ids[0] !== ids[1]
    table.hidden = !ready
    status.textContent = ids[0] && ids[0] === ids[1] ? "Choose two different documents." : ""
    if (ready) {
      show(table, ids, [left, right].map((one) => one.selectedOptions[0].textContent), differing.checked)
      status.textContent = differences(table)
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
