// On the note page: Enter ends a sentence and starts the next, the panel stays in sight, and pressing a sentence plays it.
import { play } from "./listen.js";
import { go } from "./swap.js";

export function startNote() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onPress);
  document.addEventListener("settled", placePanel);
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("load", () => requestAnimationFrame(placePanel));
  placePanel();
  openTarget();
}

// A link to a sentence that is folded up opens it, so that what was typed beside it stays.
function openTarget() {
  const folded = document.getElementById(location.hash.slice(1))?.querySelector("details.reviewed");
  if (!folded) return;
  folded.open = true;
  folded.querySelector("summary").focus();
}

function onKey(event) {
  const area = event.target.closest?.("form[data-lines] textarea");
  if (area && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(area.form));
    if (!area.value.trim()) return;
    body.set("then", "next");
    go(area.form.action, { method: "POST", body });
  }
  if (event.key === "Escape") {
    const close = document.querySelector("form[data-lines] a[data-swap], .beside__close a");
    if (close) close.click();
  }
}

function onPress(event) {
  const statement = event.target.closest("[data-hear]");
  const audio = document.getElementById("audio");
  if (!statement || !audio || event.ctrlKey || event.metaKey) return;
  play(audio, Number(statement.dataset.hear), Number(statement.dataset.hearEnd));
}

function placePanel() {
  const side = document.querySelector(".three__side");
  const panel = document.querySelector(".beside");
  if (!side || !panel || !window.matchMedia("(min-width: 1000px)").matches) return;
  // The panel stands beside its sentence, or higher where it would run under the player, and never above the text.
  const statement = panel.closest(".statement");
  const three = document.querySelector(".three");
  const room = window.innerHeight - 80;
  const wanted = statement.getBoundingClientRect().top;
  const seen = wanted > 0 && wanted < room;
  const height = wanted + panel.offsetHeight > room ? Math.max(12, room - panel.offsetHeight) : wanted;
  const top = (seen ? height : wanted) - three.getBoundingClientRect().top;
  panel.style.top = `${Math.max(0, top)}px`;
  three.style.minHeight = `${Math.max(0, top) + panel.offsetHeight + 20}px`;
  side.hidden = true;
}
