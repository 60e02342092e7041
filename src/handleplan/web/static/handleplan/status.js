// What the status form does beyond its buttons: what is typed is saved by itself, and kept in the browser until it is.
// The form works without this file.
(() => {
  const PAUSE = 1000;
  const form = () => document.getElementById("status");
  const { dataset: words } = form();
  const drawer = keeping(words.drawer);
  const timers = new Map();
  let isPressing = false;

  const texts = () => form().querySelectorAll("[data-keep]");
  const hidden = (kind, field) => form().elements[`${kind}:${field.dataset.keep}`];

  function say(text, isTrouble = false) {
    const saved = document.getElementById("saved");
    saved.textContent = text;
    saved.classList.toggle("is-trouble", isTrouble);
  }

  function keep(field) {
    drawer.keep(field, { version: hidden("version", field).value, page: hidden("page", field).value });
  }

  function saveSoon(field) {
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => saveNow(field), PAUSE));
  }

  // What is saved makes the list of what is lacking shorter. A button must not move away under a finger that is down.
  function saveNow(field) {
    if (isPressing) return saveSoon(field);
    clearTimeout(timers.get(field));
    timers.delete(field);
    if (field.value === field.defaultValue) return;
    say(words.saving);
    htmx.trigger(field, "save");
  }

  // What is not saved yet: texts, and choices and numbers that differ from what the page knows to be saved.
  function saveEverything() {
    texts().forEach(saveNow);
    for (const field of form().querySelectorAll("input[type=radio]:checked, [data-measure]")) {
      const was = form().elements[`was:${field.name}`];
      if (was && was.value !== field.value) htmx.trigger(field, "change");
    }
  }

  // A text that comes back is based on what it was typed upon, whoever has written since.
  function restore() {
    for (const field of texts()) {
      const kept = drawer.kept(field);
      if (!kept) continue;
      if (kept.text === field.defaultValue) {
        drawer.forget(field);
        continue;
      }
      field.value = kept.text;
      hidden("version", field).value = kept.version;
      hidden("page", field).value = kept.page;
      saveNow(field);
    }
  }

  // "Nothing has changed" can be said where nothing is written.
  function offerUnchanged() {
    for (const button of form().querySelectorAll("[data-when-empty]")) {
      button.hidden = document.getElementById(button.dataset.whenEmpty).value.trim() !== "";
    }
  }

  function show() {
    texts().forEach(grow);
    restore();
    offerUnchanged();
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.dataset.keep) return;
    keep(target);
    grow(target);
    offerUnchanged();
    say(words.kept);
    saveSoon(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target.dataset.keep) saveNow(target);
  });
  document.addEventListener("pointerdown", () => { isPressing = true; });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => { isPressing = false; });
  window.addEventListener("online", saveEverything);
  window.addEventListener("focus", saveEverything);

  // ---- What is sent, and what has been typed since ----

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const sent = detail.elt === form() ? [...texts()] : [detail.elt].filter((field) => field.dataset.keep);
    detail.elt.sent = new Map(sent.map((field) => [field, field.value]));
    say(words.saving);
  });

  document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    if (detail.xhr.status >= 300) return;
    for (const [field, text] of detail.elt.sent ?? []) {
      field.defaultValue = text;
      if (field.value === text) drawer.forget(field);
      else saveSoon(field);
    }
    if (!timers.size) say(words.saved);
  });

  document.addEventListener("htmx:responseError", ({ detail }) => {
    say([401, 403].includes(detail.xhr.status) ? words.loggedOut : words.failed, true);
  });
  document.addEventListener("htmx:sendError", () => say(words.noConnection, true));

  // ---- After a button the reader is where something happened ----

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.requestConfig.elt.id !== "status") return; // a single field that was saved: the form is the same
    timers.forEach(clearTimeout);
    timers.clear();
    show();
    say(words.saved);
    goTo(document.getElementById("svar") ?? document.getElementById(form().dataset.place));
  });

  function goTo(place) {
    if (!place) return;
    const inside = place.querySelector("textarea, input:checked, input[type=radio], button");
    (place.hasAttribute("tabindex") ? place : inside ?? place).focus();
    place.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#felt-"]');
    const place = link && document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    goTo(place);
  });

  document.getElementById("main-content").classList.add("has-script");
  document.addEventListener("DOMContentLoaded", show); // htmx has taken the fields over by then
})();
