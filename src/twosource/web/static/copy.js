// A button that copies a part of the page as rich text. Without this script the part can be selected.
"use strict";

(function () {
  function clone(part) {
    const copy = part.cloneNode(true);
    // Links lead to this desk alone: in a mail they would lead nowhere.
    for (const link of copy.querySelectorAll("a")) link.replaceWith(link.textContent);
    for (const element of copy.querySelectorAll("*")) element.removeAttribute("class");
    return copy;
  }

  function select(part) {
    const range = document.createRange();
    range.selectNodeContents(part);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function write(part) {
    if (!navigator.clipboard || typeof ClipboardItem === "undefined") {
      return Promise.reject(new Error("no clipboard"));
    }
    const html = new Blob([clone(part).innerHTML], { type: "text/html" });
    const plain = new Blob([part.innerText], { type: "text/plain" });
    return navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    const part = document.getElementById(button.dataset.copy);
    const place = document.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", function () {
      write(part).then(
        function () { place.textContent = "Copied."; },
        function () { select(part); place.textContent = "Selected: copy it with the keyboard."; }
      );
    });
  }
})();
