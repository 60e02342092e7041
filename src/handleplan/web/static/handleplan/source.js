// The place that the reader was sent to see, where the address has no "#" to lead there.
(() => {
  const mark = document.querySelector(".source-mark");
  if (mark && !window.location.hash) {
    mark.scrollIntoView({ block: "center" });
  }
})();
