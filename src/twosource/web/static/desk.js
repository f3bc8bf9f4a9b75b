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

  document.addEventListener("keydown", function (event) {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const cards = Array.from(document.querySelectorAll("[data-saying]"));
    if (!cards.length) return;
    const held = document.activeElement && document.activeElement.closest("[data-saying]");
    const at = cards.indexOf(held);
    const next = at < 0 ? (step > 0 ? 0 : cards.length - 1) : at + step;
    const card = cards[Math.min(cards.length - 1, Math.max(0, next))];
    card.focus({ preventScroll: true });
    const words = document.getElementById("t" + card.dataset.saying);
    (words || card).scrollIntoView({ block: "center" });
    event.preventDefault();
  });
})();
