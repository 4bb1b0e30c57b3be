// The headings of a page, folded on a phone: once one is chosen they fold again, so that what was chosen is seen. Without
// this script they stay where they stand.

for (const fold of document.querySelectorAll(".contents-fold")) {
  fold.addEventListener("click", ({ target }) => { if (target.closest("a")) fold.open = false })
  fold.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !fold.open) return
    fold.open = false
    fold.querySelector("summary").focus()
  })
}
