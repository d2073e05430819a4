// On the transcript: words follow the sound, a press on a word plays it, and keys lead from one place to the next.
import { play } from "./listen.js";
import { say } from "./swap.js";
import { startChanging } from "./transcript_change.js";
import { startFinding } from "./transcript_find.js";
import { timeOf, wordAt, wordsOf } from "./transcript_words.js";

const list = document.getElementById("said");
const audio = document.getElementById("audio");
const OFF = "heard-said-keys-off";
const BACK = 3;
// A reader who scrolls wants to stay there for a while, also where the sound goes on.
const LEFT_ALONE = 5000;

let turns = [];
let starts = [];
let now = null;
let here = null;
let scrolled = 0;
let frame = 0;

if (list) {
  for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;
  // A phone has no such keys: the list stays shut there.
  if (matchMedia("(max-width: 999px)").matches) document.querySelector("details.keys")?.removeAttribute("open");
  collect();
  startFinding(list);
  startChanging(list, changed);
  list.addEventListener("click", onPress);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-unsure]");
    if (button) unsure(Number(button.dataset.unsure));
  });
  document.addEventListener("keydown", onKey);
  recall();
  if (audio) follow();
}

function collect() {
  turns = [...list.querySelectorAll(".turn")];
  starts = turns.map((one) => (one.dataset.start === "" ? Infinity : Number(one.dataset.start)));
}

function changed() {
  now = null;
  collect();
}

// ---- the sound

function follow() {
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => (scrolled = Date.now()), { passive: true });
  audio.addEventListener("play", tick);
  audio.addEventListener("seeked", () => mark(audio.currentTime));
  audio.addEventListener("pause", () => cancelAnimationFrame(frame));
}

function tick() {
  mark(audio.currentTime);
  if (!audio.paused) frame = requestAnimationFrame(tick);
}

function mark(time) {
  const turn = turnAt(time);
  if (turn !== now?.turn) {
    now?.turn.classList.remove("turn--now");
    now?.word?.classList.remove("w--now");
    now = turn ? { turn, word: null } : null;
    turn?.classList.add("turn--now");
    const who = document.getElementById("said-who");
    if (who) who.textContent = turn ? `${turn.dataset.who} is speaking` : "";
    if (turn && !audio.paused) intoView(turn);
  }
  if (!now) return;
  const word = wordAt(now.turn, time);
  if (word === now.word) return;
  now.word?.classList.remove("w--now");
  word?.classList.add("w--now");
  now.word = word;
}

function turnAt(time) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= time + 0.05) low = middle;
    else high = middle - 1;
  }
  const turn = turns[low];
  return turn && starts[low] <= time + 0.05 && time < Number(turn.dataset.end) + 0.3 ? turn : null;
}

function intoView(turn) {
  if (!document.getElementById("said-follow")?.checked || Date.now() - scrolled < LEFT_ALONE) return;
  if (document.activeElement?.closest?.("form")) return;
  const box = turn.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight - 120) turn.scrollIntoView({ block: "center" });
}

// ---- pressing a word

function onPress(event) {
  const words = event.target.closest(".turn__words");
  if (!words || !audio || event.ctrlKey || event.metaKey || !getSelection().isCollapsed) return;
  const turn = words.closest(".turn");
  wordsOf(turn);
  // The press may have come before the words stood by themselves: then the place decides.
  const spot = document.elementFromPoint(event.clientX, event.clientY)?.closest(".w");
  if (spot) hear(turn, spot, false);
}

function hear(turn, word, alone) {
  here?.classList.remove("w--at");
  here = word;
  word.classList.add("w--at");
  const [start, end] = timeOf(turn, word);
  if (!audio || !Number.isFinite(start)) return;
  play(audio, start, alone ? end : NaN);
}

// ---- keys and steps

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !document.getElementById("said-keys")?.checked) return;
  const field = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (field) return;
  const pressed = event.target.closest?.("a, button, summary, audio, input");
  const act = {
    " ": () => !pressed && toggle(),
    b: () => back(),
    n: () => unsure(1),
    p: () => unsure(-1),
    t: () => turn(1),
    r: () => turn(-1),
    w: () => word(1),
    q: () => word(-1),
    e: () => (current()?.querySelector("[data-change]")?.click(), true),
    "/": () => (document.getElementById("find").focus(), true),
  }[event.key.toLowerCase()];
  if (act && act() !== false) event.preventDefault();
}

function toggle() {
  if (!audio) return false;
  if (audio.paused) audio.play().catch(() => {});
  else audio.pause();
}

function back() {
  if (!audio) return false;
  audio.currentTime = Math.max(0, audio.currentTime - BACK);
  say("Back 3 seconds");
}

function current() {
  return here?.closest(".turn") ?? document.activeElement?.closest?.(".turn") ?? now?.turn ?? turns[0] ?? null;
}

function turn(way) {
  const from = turns.indexOf(current());
  const started = here || now || document.activeElement?.closest?.(".turn");
  const next = turns[started ? Math.min(turns.length - 1, Math.max(0, from + way)) : 0];
  if (!next) return false;
  here?.classList.remove("w--at");
  here = null;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  if (audio && next.dataset.start !== "") play(audio, Number(next.dataset.start), Number(next.dataset.end));
}

function word(way) {
  let at = current();
  if (!at) return false;
  let words = wordsOf(at);
  let place = here && words.includes(here) ? words.indexOf(here) + way : now?.word && words.includes(now.word) ? words.indexOf(now.word) + way : 0;
  if (place < 0 || place >= words.length) {
    at = turns[turns.indexOf(at) + way];
    if (!at) return false;
    words = wordsOf(at);
    place = way > 0 ? 0 : words.length - 1;
  }
  if (!words.length) return false;
  show(at, words[place]);
  say(words[place].textContent);
  hear(at, words[place], true);
}

function unsure(way) {
  const all = [...list.querySelectorAll(".unsure--matters")];
  if (!all.length) return say("No unsure words that matter are left");
  const place = here ?? document.activeElement?.closest?.(".turn");
  let next = all.findIndex((one) => one.contains(here));
  if (next >= 0) next = (next + way + all.length) % all.length;
  else if (place) {
    const after = all.findIndex((one) => place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    next = way > 0 ? Math.max(0, after) : (after < 0 ? all.length - 1 : (after - 1 + all.length) % all.length);
  } else next = way > 0 ? 0 : all.length - 1;
  const turn = all[next].closest(".turn");
  wordsOf(turn);
  const mark = all[next].querySelector(".w") ?? all[next];
  show(turn, mark);
  hear(turn, mark, false);
  const [start, end] = timeOf(turn, mark);
  // A word alone is hard to know: some sound around it is played too.
  if (audio && Number.isFinite(start)) play(audio, Math.max(0, start - 1.2), end + 1);
  const said = document.querySelector("[data-unsure-said]");
  const why = all[next].dataset.why ? `, ${all[next].dataset.why}` : "";
  if (said) said.textContent = `${next + 1} of ${all.length}: “${mark.textContent.trim()}”${why}`;
}

function show(turn, spot) {
  turn.tabIndex = -1;
  turn.focus({ preventScroll: true });
  spot.scrollIntoView({ block: "center" });
  scrolled = Date.now();
}

function recall() {
  const box = document.getElementById("said-keys");
  if (!box) return;
  try {
    box.checked = !localStorage.getItem(OFF);
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  } catch {
    // Where nothing may be kept the choice lasts as long as the page.
  }
}
