// Keys of the desk. Pages work without this; it only spares the mouse.
"use strict";

const typing = (el) => el.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  const wanted = event.key === "/" ? document.querySelector("[data-ask]")
    : document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input, textarea")) {
    wanted.focus();
    if (wanted.select) wanted.select();
  } else {
    wanted.click();
  }
});

// A form that was sent is not sent twice.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.once === undefined) return;
  if (event.target.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-print]");
  if (button) window.print();
});

// Facets stand open where there is room. A strip of a page that is wider than there is room for shows
// its number first, and is moved sideways by hand or by keyboard.
const wide = window.matchMedia("(min-width: 62.01rem)");
function fit(root) {
  for (const details of root.querySelectorAll("details[data-wide]")) {
    if (wide.matches) details.open = true;
  }
  for (const strip of root.querySelectorAll(".strip")) {
    const moves = strip.scrollWidth > strip.clientWidth + 1;
    for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", strip.dataset.label]]) {
      if (moves) strip.setAttribute(name, value);
      else strip.removeAttribute(name);
    }
    strip.scrollLeft = strip.dataset.middle * strip.scrollWidth - strip.clientWidth / 2;
  }
}
fit(document);
window.addEventListener("resize", () => fit(document));
document.addEventListener("toggle", (event) => fit(event.target), true);
document.addEventListener("htmx:load", (event) => fit(event.target.parentNode || document));

// A file may be dropped anywhere on a page that takes one.
const drop = document.querySelector("[data-drop]");
if (drop) {
  const over = (on) => document.body.classList.toggle("dropping", on);
  document.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    drop.files = event.dataTransfer.files;
    drop.form.requestSubmit();
  });
}
