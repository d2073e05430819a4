// Says that something is going on where an answer takes longer than a blink, and what went wrong where none came.

const SLOW = 400;
const VERY_SLOW = 6000;

export function startWaiting(saving) {
  hide();
  document.body.setAttribute("aria-busy", "true");
  const fields = saving ? [...document.querySelectorAll("form[data-lines] textarea:not([readonly])")] : [];
  // What is typed while the words are being kept would be lost with the old page.
  for (const field of fields) field.readOnly = true;
  const timers = [
    setTimeout(() => tell(saving ? "Saving, and checking again…" : "Loading…"), SLOW),
    setTimeout(() => tell(saving ? "Still saving. Your words are on this page." : "Still loading…"), VERY_SLOW),
  ];
  const stop = () => {
    timers.forEach(clearTimeout);
    for (const field of fields) field.readOnly = false;
    document.body.removeAttribute("aria-busy");
    hide();
  };
  return {
    end: stop,
    fail(words) {
      stop();
      tell(words, true);
    },
  };
}

function tell(words, wrong = false) {
  const shown = document.getElementById("busy") ?? document.body.appendChild(document.createElement("div"));
  shown.id = "busy";
  shown.className = wrong ? "busy busy--wrong" : "busy";
  shown.setAttribute("role", "status");
  // The place has to be there before its words are, for screen readers to say them.
  setTimeout(() => (shown.textContent = words), 50);
}

function hide() {
  document.getElementById("busy")?.remove();
}
