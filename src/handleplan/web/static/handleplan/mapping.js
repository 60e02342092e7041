// The heading that one is at, pointed out in the document; and a row that has a choice, marked as such.
(() => {
  const source = document.getElementById("source");
  const rows = document.querySelectorAll(".mapping-row");

  function point(row) {
    for (const one of rows) one.classList.toggle("is-pointed", one === row);
    const { first, last } = row.dataset;
    if (!first) return;
    let found = null;
    for (const bit of source.querySelectorAll("[data-first]")) {
      const isHere = Number(bit.dataset.first) <= Number(last) && Number(bit.dataset.last) >= Number(first);
      bit.classList.toggle("is-marked", isHere);
      found ??= isHere ? bit : null;
    }
    if (found) source.scrollTop += found.getBoundingClientRect().top - source.getBoundingClientRect().top - 120;
  }

  for (const row of rows) {
    row.addEventListener("focusin", () => point(row));
    row.addEventListener("change", (event) => row.classList.toggle("is-chosen", event.target.value !== ""));
  }
})();
