// Marks beside text: what is hovered or focused on one side is shown on the other; j and k walk.
"use strict";

(function () {
  const lit = new Set();

  function clear() {
    for (const element of lit) element.classList.remove("lit");
    lit.clear();
  }

  function light(numbers) {
    clear();
    for (const number of numbers) {
      const card = document.getElementById("s" + number);
      if (card) add(card);
      for (const part of document.querySelectorAll('[data-in~="' + number + '"]')) add(part);
    }
  }

  function add(element) {
    element.classList.add("lit");
    lit.add(element);
  }

  function numbersOf(target) {
    const card = target.closest("[data-saying]");
    if (card) return [card.dataset.saying];
    const ref = target.closest("a.ref");
    if (ref) return [ref.id.slice(1)];
    const part = target.closest("[data-in]");
    // The innermost saying begins last, so its number is the highest.
    return part && part.dataset.in ? part.dataset.in.split(" ").slice(-1) : null;
  }

  function show(event) {
    const numbers = numbersOf(event.target);
    if (numbers) light(numbers);
    else if (event.type === "mouseover") {
      const focused = document.activeElement && numbersOf(document.activeElement);
      if (focused) light(focused);
      else clear();
    }
  }

  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);

  // Rows: j and k walk, a accepts, r rejects, e opens the forms. Each works on the row in focus.
  function rows() {
    const cards = document.querySelectorAll("[data-row]");
    return Array.from(cards).filter(function (row) { return row.offsetParent !== null; });
  }

  function hear(words) {
    const place = document.getElementById("hear");
    if (place) place.textContent = words;
  }

  function reach(row, quiet) {
    if (!quiet) hear("");
    row.focus({ preventScroll: true });
    const words = row.dataset.saying && document.getElementById("t" + row.dataset.saying);
    (words || row).scrollIntoView({ block: "center" });
  }

  function walk(step) {
    const all = rows();
    if (!all.length) return false;
    const held = document.activeElement && document.activeElement.closest("[data-row]");
    const at = all.indexOf(held);
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
    reach(all[Math.min(all.length - 1, Math.max(0, next))]);
    return true;
  }

  function press(key) {
    if (!rows().length) return false;
    const row = document.activeElement && document.activeElement.closest("[data-row]");
    const found = row && row.querySelector('[data-key="' + key + '"]');
    if (found) found.click();
    else hear(row ? "There is nothing to do that with." : "Choose a row first: j or k.");
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat && "are".includes(event.key)) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const step = { j: 1, k: -1 }[event.key];
    const done = step ? walk(step) : ["a", "r", "e"].includes(event.key) && press(event.key);
    if (done) event.preventDefault();
  });

  // Words that are selected in the text of an article go into the field that asks for them.
  const selected = document.querySelector("[data-selected]");
  const text = document.querySelector(".reading");
  if (selected && text) {
    document.addEventListener("selectionchange", function () {
      const held = window.getSelection();
      const words = held.toString().trim();
      const inside = held.anchorNode && text.contains(held.anchorNode) && text.contains(held.focusNode);
      if (words && inside && !held.anchorNode.parentElement.closest(".sayings")) selected.value = words;
    });
  }

  // After a form: say what was done, and go on at the row that the address names.
  const done = document.getElementById("done");
  if (done) {
    window.setTimeout(function () { hear(done.textContent); }, 200);
    const all = rows();
    const named = location.hash && document.getElementById(location.hash.slice(1));
    if (named && named.matches("[data-row]")) reach(named, true);
    else if (/^#row\d+$/.test(location.hash) && all.length) reach(all[all.length - 1], true);
  }
})();

// The tour stands open until it has been closed once; a browser that keeps nothing keeps it closed.
(function () {
  const tour = document.querySelector("[data-tour]");
  if (!tour) return;
  try {
    tour.open = localStorage.getItem("tour") !== "seen";
    tour.addEventListener("toggle", function () {
      if (!tour.open) localStorage.setItem("tour", "seen");
    });
  } catch (error) {
    tour.open = false;
  }
})();
