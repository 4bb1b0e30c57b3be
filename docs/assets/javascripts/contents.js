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

// What is folded opens where an address leads into it or to the heading above it; on paper it is open by style.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const below = target?.nextElementSibling
  let fold = below?.matches(".fold") ? below : target?.closest(".fold")
  if (!fold) return
  for (; fold; fold = fold.parentElement.closest(".fold")) fold.open = true
  target.scrollIntoView()
}

addEventListener("hashchange", unfold)
unfold()
