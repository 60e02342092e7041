// The place that the reader was sent to see: in the middle of the window, also once the pictures have come.
(() => {
  const mark = document.querySelector(".source-whole .is-marked");
  if (!mark) return;
  const roll = () => mark.scrollIntoView({ block: "center" });
  roll();
  window.addEventListener("load", roll, { once: true });
})();
