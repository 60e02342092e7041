// Everything works without this file: it only adds comfort.
(() => {
  DKFDS.init();

  // What is folded away on the screen is not lost on paper.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => {
    closed.forEach((details) => { details.open = false; });
  });
})();
