// The matrix of commitments: filters and order, kept in the address. The page is complete without this script: it reads
// the table, and switches on the controls that stand disabled in the page.

const ORDERS = ["date", "name", "firm"]

/** How firmly a cell is worded: the step of its verb; below it "mentioned", "silent" and "not coded". */
function strength(cell) {
  const steps = cell?.querySelector(".verb")?.className.match(/verb--(\w+)/)
  return { absent: -1, none: -2 }[steps?.[1]] ?? Number(steps?.[1] ?? -2)
}

/** The last folder of a link: a column's type of commitment. */
function type(head) {
  return head.querySelector("a")?.getAttribute("href").replace(/\/?(index\.html)?$/, "").split("/").pop()
}

/** The rows with what the filters ask about, in the order of the page. */
function rows(table) {
  return [...table.tBodies[0].rows].map((row, place) => ({
    row,
    place,
    name: row.cells[0].querySelector("a").textContent.trim(),
    year: row.querySelector("[data-year]")?.dataset.year ?? "",
    members: (row.querySelector("[data-members]")?.dataset.members ?? "").split(" ").filter(Boolean),
    cells: [...row.cells],
  }))
}

/** The columns that a choice leaves: a type by itself, or the types of a family. */
function chosen(select) {
  const option = select.selectedOptions[0]
  return option.value ? new Set((option.dataset.types ?? option.value).split(" ")) : null
}

function compare(order, columns) {
  const total = (one) => columns.reduce((sum, column) => sum + Math.max(strength(one.cells[column]), 0), 0)
  if (order === "name") return (a, b) => a.name.localeCompare(b.name, "en")
  if (order === "firm") return (a, b) => total(b) - total(a) || a.place - b.place
  return (a, b) => a.place - b.place
}

/** Shows what the controls say. */
function apply(matrix, controls, all, types) {
  const kept = chosen(controls.type)
  const columns = types.flatMap((word, column) => (word && (!kept || kept.has(word)) ? [column] : []))
  for (const cells of [...matrix.table.tHead.rows, ...matrix.table.tBodies[0].rows].map((row) => row.cells))
    types.forEach((word, column) => word && (cells[column].hidden = !columns.includes(column)))
  matrix.frame.classList.toggle("matrix--words", columns.length === 1)
  const { value: member } = controls.member
  const shows = (one) =>
    (!member || (member === "none" ? !one.members.length : one.members.includes(member))) &&
    (!controls.year.value || one.year === controls.year.value)
  for (const one of all) one.row.hidden = !shows(one)
  matrix.table.tBodies[0].append(...[...all].sort(compare(controls.order.value, columns)).map((one) => one.row))
  const visible = all.filter(shows).length
  matrix.count.textContent = `${visible} of ${all.length} documents, ${columns.length} of ${types.filter(Boolean).length} kinds`
}

/** The address that shows the same again. */
function remember(controls) {
  const address = new URL(location.href)
  for (const [name, control] of Object.entries(controls))
    if (control.value && control.value !== "date") address.searchParams.set(name, control.value)
    else address.searchParams.delete(name)
  history.replaceState(history.state, "", address)
}

/** Sets the controls as the address says; what they do not offer is passed over. */
function recall(controls) {
  const asked = new URLSearchParams(location.search)
  for (const [name, control] of Object.entries(controls)) {
    const value = asked.get(name) ?? ""
    const offered = [...control.options].some((option) => option.value === value)
    control.value = offered ? value : name === "order" ? ORDERS[0] : ""
  }
}

function start() {
  const [filters, frame] = [document.querySelector(".filters"), document.querySelector(".matrix")]
  const table = frame?.querySelector("table")
  if (!filters || !table) return
  const controls = Object.fromEntries([...filters.querySelectorAll("select")].map((one) => [one.name, one]))
  const matrix = { frame, table, count: filters.querySelector("[role=status]") }
  const [all, types] = [rows(table), [...table.tHead.rows[0].cells].map(type)]
  const show = () => apply(matrix, controls, all, types)
  filters.addEventListener("change", () => { show(); remember(controls) })
  filters.querySelector("button").addEventListener("click", () => {
    for (const control of Object.values(controls)) control.selectedIndex = 0
    show()
    remember(controls)
  })
  addEventListener("popstate", () => { recall(controls); show() })
  filters.querySelector("fieldset").disabled = false
  recall(controls)
  show()
}

start()
