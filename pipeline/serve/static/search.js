// Search on a static site: all claims are in index.js, and are looked through here.
"use strict";

(() => {
  const MOST = 60;
  const MARKS = { contradicts: "✗", explained: "≠", consistent: "≈", agrees: "=" };
  const { documents, claims } = window.KAMERCIJFERS;
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const texts = claims.map((c) => plain(`${c[0]} ${c[1]} ${c[2]} ${c[3]} ${documents[c[4]][0]} ${documents[c[4]][1]}`));
  const box = document.getElementById("vraag");
  const out = document.getElementById("treffers");
  const state = document.getElementById("stand");

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const score = (claim, words) => {
    const number = plain(claim[0]).split(" ");
    const measure = plain(claim[1]);
    let sum = claim[7] ? 1 : 0;
    for (const word of words) {
      if (number.includes(word)) sum += 6;
      if (measure.includes(word)) sum += 3;
      if (claim[2].includes(word)) sum += 3;
    }
    return sum;
  };

  const show = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    out.replaceChildren();
    if (!words.length) { state.textContent = ""; return; }
    const found = [];
    for (let i = 0; i < texts.length; i += 1) {
      if (words.every((word) => texts[i].includes(word))) found.push([score(claims[i], words), i]);
    }
    found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    state.textContent = found.length ? `${found.length} treffers` : "Niets gevonden. Probeer één woord minder.";
    for (const [, i] of found.slice(0, MOST)) {
      const claim = claims[i];
      const hit = make("article", "hit");
      const value = make("a", "value", claim[0]);
      value.href = claim[6];
      const body = make("div");
      body.append(make("h2", "", `${claim[1]} ${claim[2]}`.trim()), make("blockquote", "", claim[3]));
      const from = make("p", "from quiet", `${MARKS[claim[7]] || ""} `);
      const home = make("a", "", documents[claim[4]][0]);
      home.href = documents[claim[4]][2];
      from.append(home, `, p. ${claim[5]}`);
      hit.append(value, body, from);
      out.append(hit);
    }
  };

  box.value = new URLSearchParams(window.location.search).get("q") || "";
  box.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  let waiting;
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  show();
})();
