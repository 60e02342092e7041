// "All" ticks every box of its kind. The pages work without this file.
(() => {
  const all = document.querySelector("[data-ticks]");
  if (!all) return;
  const boxes = () => [...document.querySelectorAll(`input[name="${all.dataset.ticks}"]`)];
  const tell = () => { all.checked = boxes().every((box) => box.checked); };

  all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
  document.addEventListener("change", tell);
  document.getElementById("main-content").classList.add("has-script");
  tell();
})();
