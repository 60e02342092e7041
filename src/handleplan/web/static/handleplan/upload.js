// Several files at once, each with its own progress and its own sentence. Without this file the form sends them all.
(() => {
  const form = document.getElementById("upload");
  const drop = document.getElementById("drop");
  const input = document.getElementById("files");
  const list = document.getElementById("sent");
  const status = document.getElementById("sent-status");
  const waiting = [];
  let isSending = false;

  form.classList.add("has-script");

  function row(file) {
    const item = document.createElement("li");
    item.className = "sent-file";
    const name = document.createElement("span");
    name.className = "sent-name";
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", `${form.dataset.sending} ${file.name}`);
    const said = document.createElement("span");
    said.className = "sent-said";
    item.append(name, bar, said);
    list.prepend(item);
    list.hidden = false;
    return { item, bar, said, name };
  }

  function end(shown, file, kind, message, address) {
    shown.bar.remove();
    shown.item.classList.add(`is-${kind}`);
    shown.said.textContent = message;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = file.name;
      shown.name.replaceChildren(link);
    }
    status.textContent = `${file.name}: ${message}`;
  }

  function answerIn(request) {
    if (request.status === 401) return { message: request.responseText };
    try {
      return JSON.parse(request.responseText);
    } catch {
      return {}; // a page for people, from a server in trouble
    }
  }

  function send(file, shown) {
    const data = new FormData(form);
    data.delete("files");
    data.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("load", () => {
      const answer = answerIn(request);
      if (request.status === 200) {
        end(shown, file, answer.is_new ? "done" : "known", answer.message, answer.address);
        htmx.trigger(document.body, "sent");
      } else {
        end(shown, file, "error", answer.message || form.dataset.failed);
      }
    });
    request.addEventListener("error", () => end(shown, file, "error", form.dataset.noConnection));
    request.addEventListener("loadend", () => { isSending = false; next(); });
    isSending = true;
    request.send(data);
  }

  // One after another: together they would not be there sooner.
  function next() {
    if (isSending || !waiting.length) return;
    const { file, shown } = waiting.shift();
    send(file, shown);
  }

  function take(files) {
    for (const file of files) {
      const shown = row(file);
      if (file.size > Number(form.dataset.mostBytes)) {
        end(shown, file, "error", form.dataset.tooLarge);
      } else {
        waiting.push({ file, shown });
      }
    }
    next();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take([...input.files]);
    input.value = "";
  });

  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
})();
