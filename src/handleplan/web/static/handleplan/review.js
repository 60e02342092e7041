// What a page of a reading does beyond its forms: the source and the fields point to each other, doubts are walked
// through by keyboard, and what is typed is saved by itself and never lost. Every form works without this file.
(() => {
  const workspace = document.getElementById("workspace");
  const { dataset: words } = workspace;
  const phone = window.matchMedia("(width < 992px)");

  const byId = (id) => document.getElementById(id);
  const texts = () => workspace.querySelectorAll("[data-keep]");

  // ---- What is typed: kept in the browser at once, saved at a pause, forgotten when it is saved ----

  const PAUSE = 1000;
  const timers = new Map();
  const drawer = (field) => `handleplan-review-${words.review}-${field.dataset.keep}`;
  const isSavedByItself = (field) => field.form && field.form.matches(".piece-form, .value");

  function say(text, isTrouble = false) {
    const saved = byId("saved");
    saved.textContent = text;
    saved.classList.toggle("is-trouble", isTrouble);
  }

  function keep(field) {
    if (field.value === field.defaultValue) localStorage.removeItem(drawer(field));
    else localStorage.setItem(drawer(field), field.value);
  }

  function saveNow(field) {
    clearTimeout(timers.get(field));
    timers.delete(field);
    if (field.value === field.defaultValue || !isSavedByItself(field)) return;
    say(words.saving);
    htmx.trigger(field.form, "save");
  }

  function restore() {
    for (const field of texts()) {
      const kept = localStorage.getItem(drawer(field));
      if (kept === null || field.readOnly) continue;
      if (kept === field.defaultValue) {
        localStorage.removeItem(drawer(field));
        continue;
      }
      field.value = kept;
      field.closest("details")?.setAttribute("open", "");
      if (isSavedByItself(field)) saveNow(field);
    }
  }

  workspace.addEventListener("input", (event) => {
    const field = event.target;
    if (field.dataset.keep) {
      keep(field);
      grow(field);
      if (!isSavedByItself(field)) return;
      say(words.kept);
      clearTimeout(timers.get(field));
      timers.set(field, setTimeout(() => saveNow(field), PAUSE));
    } else if (field.matches(".value input, .value select")) {
      say(words.saving);
      htmx.trigger(field.form, "save");
    }
  });
  workspace.addEventListener("focusout", (event) => {
    if (event.target.dataset.keep) saveNow(event.target);
  });
  window.addEventListener("online", () => texts().forEach(saveNow));

  // The token of a form is worth nothing after one has logged in anew; the cookie's always is.
  document.body.addEventListener("htmx:configRequest", ({ detail }) => {
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (token && detail.verb === "post") {
      delete detail.parameters.csrfmiddlewaretoken;
      detail.headers["X-CSRFToken"] = token[1];
    }
    const field = detail.elt.querySelector?.("[data-keep]");
    if (field) detail.elt.sent = field.value;
  });

  // Before anything is shown anew: what was sent is saved, and what was typed since is not.
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { elt, verb } = detail.requestConfig;
    if (verb !== "post" || detail.isError) return;
    const error = elt.closest(".piece, .value")?.querySelector(".piece-error");
    if (error) error.textContent = "";
    const field = elt.querySelector("[data-keep]");
    if (field) {
      field.defaultValue = elt.sent;
      keep(field);
      if (field.value !== elt.sent) timers.set(field, setTimeout(() => saveNow(field), PAUSE));
    }
    if (!timers.size) say(words.saved);
  });

  document.body.addEventListener("htmx:responseError", ({ detail }) => {
    const { status, responseText } = detail.xhr;
    if (status === 422) {
      const error = detail.elt.closest(".piece, .value")?.querySelector(".piece-error");
      if (error) error.textContent = responseText;
      say(error ? "" : responseText, true);
    } else {
      say(status === 401 || status === 403 ? words.loggedOut : words.failed, true);
    }
  });
  document.body.addEventListener("htmx:sendError", () => say(words.noConnection, true));

  // ---- Texts are as high as what stands in them ----

  const growsByItself = CSS.supports("field-sizing", "content");
  function grow(field) {
    if (growsByItself || field.tagName !== "TEXTAREA") return;
    field.rows = 1;
    while (field.scrollHeight > field.clientHeight && field.rows < 40) field.rows += 1;
  }

  // ---- The source and the fields point to each other ----

  let pointed = null;

  const within = (bit, first, last) => Number(bit.dataset.first) <= last && Number(bit.dataset.last) >= first;
  const bits = () => byId("source").querySelectorAll("[data-first]");

  function point(holder) {
    if (!holder || holder === pointed) return;
    pointed = holder;
    for (const one of workspace.querySelectorAll(".is-pointed")) one.classList.remove("is-pointed");
    holder.classList.add("is-pointed");
    const first = Number(holder.dataset.first);
    if (!first) return;
    const last = Number(holder.dataset.last);
    const found = [...bits()].filter((bit) => within(bit, first, last));
    if (!found.length) {
      show(first, last);
      return;
    }
    for (const bit of bits()) bit.classList.toggle("is-marked", found.includes(bit));
    roll(found[0]);
  }

  function roll(bit) {
    const source = byId("source");
    const away = bit.getBoundingClientRect().top - source.getBoundingClientRect().top;
    if (away < 60 || away > source.clientHeight - 100) source.scrollTop += away - source.clientHeight / 3;
  }

  function show(first, last) {
    const address = new URL(window.location);
    address.searchParams.set("linjer", `${first}-${last}`);
    address.hash = "";
    htmx.ajax("GET", address.pathname + address.search, { target: "#source", select: "#source", swap: "outerHTML" });
  }

  workspace.addEventListener("focusin", (event) => {
    const holder = event.target.closest(".piece, .doubt");
    if (holder && byId("fields").contains(holder)) point(holder);
  });

  workspace.addEventListener("click", (event) => {
    const place = event.target.closest("a.piece-place, .doubt a.where");
    if (place) {
      event.preventDefault();
      pointed = null;
      point(place.closest(".doubt, .piece"));
      chooseSide("source");
      return;
    }
    const bit = event.target.closest("#source [data-first]");
    if (bit) find(Number(bit.dataset.first), Number(bit.dataset.last));
  });

  // The field's text that the place belongs to: the shortest of those that take in the line.
  function find(first, last) {
    const length = (piece) => piece.dataset.last - piece.dataset.first;
    const [piece] = [...workspace.querySelectorAll(".piece[data-first]")]
      .filter((one) => within(one, first, last))
      .sort((one, other) => length(one) - length(other));
    if (!piece) return;
    chooseSide("fields");
    piece.closest("details")?.setAttribute("open", "");
    piece.scrollIntoView({ block: "center" });
    piece.querySelector(".piece-text").focus({ preventScroll: true });
  }

  // ---- One side at a time, where there is no room for both ----

  const sides = byId("sides");
  workspace.querySelector(".sides-choice").hidden = false;
  function chooseSide(side) {
    sides.dataset.shown = side;
    for (const button of workspace.querySelectorAll(".side-button")) {
      button.setAttribute("aria-pressed", String(button.dataset.side === side));
    }
    const marked = byId("source").querySelector(".is-marked");
    if (phone.matches && side === "source" && marked) marked.scrollIntoView({ block: "center" });
  }
  workspace.querySelector(".sides-choice").addEventListener("click", (event) => {
    const button = event.target.closest(".side-button");
    if (button) chooseSide(button.dataset.side);
  });

  // ---- The doubts, one after another ----

  let doubt = new URLSearchParams(window.location.search).get("tvivl");
  let isBefore = false; // the reader is not at that doubt yet, but next to come to it

  const walk = () => [...workspace.querySelectorAll("#doubts a")];

  function visit(link) {
    if (!link) return;
    const here = byId(`tvivl-${link.dataset.doubt}`);
    doubt = link.dataset.doubt;
    isBefore = false;
    if (!here) {
      window.location.assign(link.href);
      return;
    }
    chooseSide("fields");
    here.closest("details")?.setAttribute("open", "");
    (here.closest(".piece") ?? here.closest(".doubt")).scrollIntoView({ block: "center" });
    here.focus({ preventScroll: true });
  }

  // Where the reader is among the doubts: at the one last visited, else before the first of this page.
  function step(by) {
    const links = walk();
    const at = links.findIndex((link) => link.dataset.doubt === doubt);
    if (at >= 0) visit(links[isBefore && by > 0 ? at : at + by]);
    else {
      const first = Math.max(0, links.findIndex((link) => byId(`tvivl-${link.dataset.doubt}`)));
      visit(links[by > 0 ? first : first - 1]);
    }
  }

  workspace.addEventListener("click", (event) => {
    const link = event.target.closest("#earlier-doubt, #later-doubt");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    step(link.id === "later-doubt" ? 1 : -1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && (event.code === "KeyN" || event.code === "KeyP")) {
      event.preventDefault();
      step(event.code === "KeyN" ? 1 : -1);
    }
    if (event.ctrlKey && event.key === "Enter" && event.target.matches(".piece-form .piece-text")) {
      event.preventDefault();
      event.target.form.querySelector("[data-split]")?.click();
    }
  });

  // ---- A text is divided where the cursor stands ----

  workspace.addEventListener("click", (event) => {
    const button = event.target.closest("[data-split]");
    if (!button) return;
    const field = button.form.elements.text;
    if (field.value.includes("\n")) return;
    const at = field.selectionStart;
    field.value = `${field.value.slice(0, at).trimEnd()}\n${field.value.slice(at).trimStart()}`;
  }, true);

  // ---- A text is dragged to another field ----

  workspace.addEventListener("dragstart", (event) => {
    const piece = event.target.closest?.(".piece");
    if (piece && event.target.matches(".grip")) {
      event.dataTransfer.setData("text/x-piece", piece.dataset.key);
      event.dataTransfer.setDragImage(piece, 0, 0);
    }
  });
  workspace.addEventListener("dragover", (event) => {
    const slot = event.target.closest(".slot");
    if (!slot || !event.dataTransfer.types.includes("text/x-piece")) return;
    event.preventDefault();
    for (const one of workspace.querySelectorAll(".slot.is-over")) one.classList.toggle("is-over", one === slot);
    slot.classList.add("is-over");
  });
  workspace.addEventListener("drop", (event) => {
    const slot = event.target.closest(".slot");
    const key = event.dataTransfer.getData("text/x-piece");
    if (!slot || !key) return;
    event.preventDefault();
    slot.classList.remove("is-over");
    const { form } = workspace.querySelector(`.piece[data-key="${CSS.escape(key)}"] .piece-text`);
    const values = { ...Object.fromEntries(new FormData(form)), do: "move", to: slot.dataset.slot };
    htmx.ajax("POST", form.action, { source: slot, values, swap: "none" });
  });

  // ---- After a change the reader is where the change is ----

  let keysBefore = [];
  let keyAt = null;
  let wasSeen = false;
  let isChanging = false;

  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id !== "fields") return;
    isChanging = true;
    keysBefore = [...workspace.querySelectorAll(".piece")].map((piece) => piece.dataset.key);
    const active = document.activeElement;
    keyAt = active?.closest(".piece")?.dataset.key ?? null;
    wasSeen = detail.requestConfig.parameters.do === "seen";
    if (wasSeen) {
      doubt = nextDoubtAfter(detail.requestConfig.parameters.doubt);
      isBefore = true;
    }
  });

  function nextDoubtAfter(key) {
    const links = walk();
    const at = links.findIndex((link) => link.dataset.doubt === key);
    return links[at + 1]?.dataset.doubt ?? null;
  }

  document.body.addEventListener("htmx:afterSettle", () => {
    if (!isChanging) return;
    isChanging = false;
    texts().forEach(grow);
    restore();
    if (wasSeen) {
      wasSeen = false;
      const next = walk().find((link) => link.dataset.doubt === doubt);
      if (next && byId(`tvivl-${doubt}`)) visit(next);
      else (byId("later-doubt") ?? byId("bar").querySelector("a"))?.focus();
      return;
    }
    const keys = [...workspace.querySelectorAll(".piece")].map((piece) => piece.dataset.key);
    const isHere = (key) => keys.includes(key);
    const added = keys.find((key) => !keysBefore.includes(key));
    const after = keysBefore.slice(keysBefore.indexOf(keyAt)).find(isHere) ?? keys.at(-1);
    const key = added ?? (keyAt && (isHere(keyAt) ? keyAt : after));
    const piece = key && workspace.querySelector(`.piece[data-key="${CSS.escape(key)}"]`);
    piece?.querySelector(".piece-text").focus();
  });

  document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target.id === "source") {
      const marked = byId("source").querySelector(".is-marked");
      if (marked) roll(marked);
    }
    workspace.querySelector("#move select")?.focus();
  });
  workspace.addEventListener("click", (event) => {
    const close = event.target.closest("[data-close-move]");
    if (!close) return;
    event.preventDefault();
    const piece = close.closest(".piece");
    close.closest(".piece-move").replaceChildren();
    piece.querySelector(".piece-text").focus();
  });

  // ---- As the page opens ----

  workspace.classList.add("has-script");
  texts().forEach(grow);
  const marked = byId("source").querySelector(".is-marked");
  if (marked) roll(marked);
  if (doubt && byId(`tvivl-${doubt}`)) visit({ dataset: { doubt } });
  document.addEventListener("DOMContentLoaded", restore); // htmx has taken the forms over by then
})();
