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

// Facets stand open where there is room; the strip of a page around a number is cut to its real size
// on a phone, where a whole line would be too small to read.
const wide = window.matchMedia("(min-width: 62.01rem)");
const POINT = 1.15; // pixels
function fit(root) {
  for (const details of root.querySelectorAll("details[data-wide]")) {
    if (wide.matches) details.open = true;
  }
  for (const sheet of root.querySelectorAll("svg[data-middle]")) {
    sheet.dataset.whole ??= sheet.getAttribute("viewBox");
    const [left, top, width, height] = sheet.dataset.whole.split(" ").map(Number);
    const shown = Math.min(width, (sheet.clientWidth || 300) / POINT);
    const start = Math.min(Math.max(sheet.dataset.middle - shown / 2, left), left + width - shown);
    sheet.setAttribute("viewBox", [start.toFixed(1), top, shown.toFixed(1), height].join(" "));
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
