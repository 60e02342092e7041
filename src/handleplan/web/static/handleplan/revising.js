// What the revision form does beyond its buttons: what is typed is saved by itself, and kept in the browser until it is.
// The form works without this file.
(() => {
  const PAUSE = 1000;
  const form = document.getElementById("revise");
  const { dataset: words } = form;
  const drawer = keeping(words.drawer);
  const timers = new Map();
  const sending = new Set();

  const texts = () => form.querySelectorAll("[data-keep]");
  const version = (field) => form.elements[`version:${field.dataset.keep}`];
  let page = form.elements.page.value;

  function say(text, isTrouble = false) {
    const saved = document.getElementById("saved");
    saved.textContent = text;
    saved.classList.toggle("is-trouble", isTrouble);
  }

  function saveSoon(field) {
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => save(field), PAUSE));
  }

  async function save(field) {
    clearTimeout(timers.get(field));
    timers.delete(field);
    if (field.value === field.defaultValue) return;
    if (sending.has(field)) return saveSoon(field);
    sending.add(field);
    say(words.saving);
    const sent = field.value;
    try {
      await tell(field, sent, await send(field, sent));
    } catch {
      say(words.noConnection, true);
    } finally {
      sending.delete(field);
    }
  }

  // The token of a form is worth nothing after one has logged in anew; the cookie's always is.
  function send(field, text) {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    const body = new URLSearchParams({
      row: field.dataset.keep, text, version: version(field).value, page: field.dataset.page ?? page,
    });
    const headers = { "X-Requested-With": "fetch", "X-CSRFToken": token ? token[1] : form.elements.csrfmiddlewaretoken.value };
    return fetch(words.typed, { method: "POST", body, headers, redirect: "manual" });
  }

  async function tell(field, sent, response) {
    if ([401, 403].includes(response.status) || response.type === "opaqueredirect") return say(words.loggedOut, true);
    if (!response.ok && response.status !== 422) return say(words.failed, true);
    const said = await response.json();
    if (said.why) return say(said.why, true);
    field.defaultValue = sent;
    if (field.value === sent) drawer.forget(field);
    else saveSoon(field);
    if (said.set_aside) return say(`${said.set_aside} ${words.both}`, true);
    version(field).value = said.version;
    const difference = form.querySelector(`[data-words="${field.dataset.keep}"]`);
    if (difference) difference.innerHTML = said.words;
    if (!timers.size) say(words.saved);
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
      version(field).value = kept.version;
      field.dataset.page = kept.page;
      save(field);
    }
  }

  form.addEventListener("input", ({ target }) => {
    if (!target.dataset.keep) return;
    drawer.keep(target, { version: version(target).value, page: target.dataset.page ?? page });
    grow(target);
    say(words.kept);
    saveSoon(target);
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target.dataset.keep) save(target);
  });
  window.addEventListener("online", () => texts().forEach(save));
  window.addEventListener("focus", () => texts().forEach(save));
  // A button sends everything that was typed: nothing is to be sent beside it.
  form.addEventListener("submit", () => timers.forEach(clearTimeout));

  document.getElementById("main-content").classList.add("has-script");
  texts().forEach(grow);
  restore();
  // After a button the reader is where something happened: in the first text to type in, where there is one.
  // The browser goes to the place itself first, when all is loaded.
  window.addEventListener("load", () => setTimeout(() => {
    const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place) (place.querySelector("textarea[data-keep]") ?? place).focus();
  }));
})();
