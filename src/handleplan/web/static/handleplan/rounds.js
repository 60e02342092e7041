// Everything works without this file: here "all shown" ticks the boxes, and the number of them is told.
(() => {
  const boxes = () => [...document.querySelectorAll("#trin input[name=report]")];

  function tell() {
    const all = document.getElementById("all");
    const said = document.querySelector(".chosen-count");
    if (!all || !said) return;
    const chosen = boxes().filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes().length;
    said.textContent = chosen ? `${chosen} ${said.dataset.some}` : said.dataset.none;
  }

  document.addEventListener("change", (event) => {
    if (event.target.id === "all") boxes().forEach((box) => { box.checked = event.target.checked; });
    if (event.target.closest("#trin")) tell();
  });
  document.addEventListener("htmx:afterSettle", tell);
  window.addEventListener("pageshow", tell);
  document.documentElement.classList.add("has-script");
  tell();
})();
