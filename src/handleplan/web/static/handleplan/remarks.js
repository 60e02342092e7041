// Remarks at the sentences of a status are kept in the browser until they are sent. The page works without this file.
(() => {
  const form = document.getElementById("deciding");
  const { stage } = form.dataset;
  const drawer = keeping(form.dataset.drawer);
  const fields = () => form.querySelectorAll("[data-keep]");

  form.addEventListener("input", ({ target }) => {
    if (target.dataset.keep) drawer.keep(target, { stage });
  });
  // What was sent is forgotten when the page comes back and the status has taken a step since.
  form.addEventListener("submit", () => fields().forEach((field) => {
    if (field.value.trim()) drawer.keep(field, { stage, isSent: true });
  }));

  for (const field of fields()) {
    const kept = drawer.kept(field);
    if (!kept) continue;
    if ((kept.isSent && kept.stage !== stage) || kept.text === field.defaultValue) {
      drawer.forget(field);
    } else {
      field.value = kept.text;
      field.closest("details")?.setAttribute("open", "");
    }
    grow(field);
  }
})();
