// On a checked document: next and previous finding, by button or by key. It imports nothing, since it is also set into
// files that stand alone.
(() => {
  const OFF = "heard-keys-off";
  document.documentElement.classList.add("js-on");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    const way = { n: 1, p: -1 }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (!document.getElementById("keys")?.checked) return;
    event.preventDefault();
    step(way);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "keys") keep(!event.target.checked);
    if (event.target.name !== "show") return;
    choose();
    say(visible().length ? `${visible().length} shown` : "None shown");
  });
  document.addEventListener("settled", recall);
  document.addEventListener("DOMContentLoaded", recall);
  recall();

  // Browsers that know :has choose by style alone.
  function choose() {
    if (CSS.supports("selector(:has(*))")) return;
    const ticked = (name) => document.getElementById(`show-${name}`)?.checked ?? true;
    for (const one of document.querySelectorAll("[data-finding]")) {
      one.toggleAttribute("data-off", !(ticked(one.dataset.severity) && ticked(one.dataset.group)));
    }
  }

  // Keys are for reading: in a field, a list or an open menu they are letters. A ticked box is no field for letters.
  function typing(target) {
    if (target.matches?.("input[type=checkbox], input[type=radio], button")) return false;
    return Boolean(target.closest?.("input, textarea, select, [contenteditable]"));
  }

  function visible() {
    return [...document.querySelectorAll("[data-finding]")].filter((one) => one.getClientRects().length);
  }

  function step(way) {
    const all = visible();
    if (!all.length) return say("Nothing is shown to go to");
    const here = all.findIndex((one) => one.contains(document.activeElement));
    const next = here >= 0 ? (here + way + all.length) % all.length : nearest(all, way);
    const finding = all[next];
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "center" });
    say(`${next + 1} of ${all.length}: ${finding.querySelector(".doc__name").textContent.trim()}`, `${next + 1} of ${all.length}`);
  }

  // From anywhere else the next finding is the first one below where the reader is.
  function nearest(all, way) {
    const place = document.activeElement;
    if (!place || place === document.body || place.closest("[data-step]")) {
      const last = all.findIndex((one) => one.id === shown);
      return last >= 0 ? (last + way + all.length) % all.length : way > 0 ? 0 : all.length - 1;
    }
    const after = all.findIndex((one) => place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (way > 0) return Math.max(after, 0);
    return (after < 0 ? all.length - 1 : after - 1 + all.length) % all.length;
  }

  let shown = "";
  document.addEventListener("focusin", (event) => {
    shown = event.target.closest?.("[data-finding]")?.id ?? shown;
  });

  function say(words, short = words) {
    const place = document.querySelector("[data-place]");
    if (!place) return;
    place.textContent = "";
    const seen = document.createElement("span");
    seen.ariaHidden = "true";
    seen.textContent = short;
    const read = document.createElement("span");
    read.className = "govuk-visually-hidden";
    setTimeout(() => {
      read.textContent = words;
      place.replaceChildren(seen, read);
    }, 50);
  }

  function keep(off) {
    try {
      off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF);
    } catch {
      // A file opened from disk may keep nothing: then the choice lasts as long as the page.
    }
  }

  function recall() {
    const box = document.getElementById("keys");
    try {
      if (box && localStorage.getItem(OFF)) box.checked = false;
    } catch {
      // As above.
    }
  }
})();
