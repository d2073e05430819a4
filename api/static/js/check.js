// On the page that checks a note: what is pressed answers in place, and a pause in typing checks the words again.
import { say, show } from "./swap.js";

const PAUSE = 500;
// A longer text takes seconds to check: then the button asks, and not each pause.
const LONGEST = 20_000;
let waiting = null;
let asked = null;
let spoken = "";

export function startChecking() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("input", onInput);
  document.addEventListener("dragover", (event) => {
    if (event.target.closest?.("form[data-check]") && event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", onDrop);
}

async function onSubmit(event) {
  const form = event.target.closest("form[data-check]");
  if (!form) return;
  stop();
  const address = event.submitter?.formAction ?? form.action;
  // A file is sent as files are, and one that is taken away is no page; the first check is a page of its own.
  if (address.endsWith("/report") || chosenFile(form) || !document.getElementById("found")) return;
  event.preventDefault();
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form, event.submitter) });
    show(await answer.text(), answer.url, new URL(address).hash);
    document.querySelector("#new, #whose")?.scrollIntoView({ block: "nearest" });
    if (answer.ok) speak(document);
  } catch {
    document.body.removeAttribute("aria-busy");
    say("This did not reach the server. Your words are still here: try again.");
  }
}

function onInput(event) {
  const field = event.target;
  if (document.getElementById("text")?.value.length > LONGEST) return;
  if (!field.matches?.("[data-live]") || !document.getElementById("found") || chosenFile(field.form)) return;
  stop();
  waiting = setTimeout(() => checkAgain(field), PAUSE);
}

async function checkAgain(field) {
  const body = new FormData(field.form);
  body.set("do", "live");
  asked = new AbortController();
  try {
    const answer = await fetch(field.form.action, { method: "POST", body, signal: asked.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("found");
    if (!fresh || !field.isConnected) return;
    keepOpen(document.getElementById("found"), fresh);
    const height = field.getBoundingClientRect().top;
    if (field.id === "new") putAround(field, page);
    else document.getElementById("found").replaceWith(fresh);
    window.scrollBy(0, field.getBoundingClientRect().top - height);
    document.dispatchEvent(new CustomEvent("settled"));
    speak(document);
  } catch {
    // Typing goes on, or the server could not be reached: the next pause asks again, and the button does too.
  }
}

// The sentence that is being written stays as it is, with the cursor in it; all around it is put anew.
function putAround(field, page) {
  const fresh = page.getElementById("new");
  if (!fresh) return;
  document.getElementById("text").value = page.getElementById("text").value;
  for (const name of ["from", "to", "now", "was"]) {
    field.form.elements[name].value = fresh.closest("form").elements[name].value;
  }
  let [live, other] = [field.closest(".doc__row"), fresh.closest(".doc__row")];
  live.querySelector(".doc__margin").replaceWith(other.querySelector(".doc__margin"));
  live.querySelector(".doc__side").replaceWith(other.querySelector(".doc__side"));
  live.id = other.id;
  while (live.id !== "found") {
    const [before, after] = [siblings(other, "previousSibling").reverse(), siblings(other, "nextSibling")];
    for (const old of [...siblings(live, "previousSibling"), ...siblings(live, "nextSibling")]) old.remove();
    live.before(...before);
    live.after(...after);
    [live, other] = [live.parentElement, other.parentElement];
  }
}

function siblings(node, way) {
  const found = [];
  for (let one = node[way]; one; one = one[way]) found.push(one);
  return found;
}

function keepOpen(old, fresh) {
  const open = [...old.querySelectorAll("details")];
  fresh.querySelectorAll("details").forEach((one, place) => (one.open = open[place]?.open ?? one.open));
}

function speak(page) {
  const words = page.querySelector("[data-spoken]")?.textContent ?? "";
  if (words && words !== spoken) say(words);
  spoken = words;
}

function chosenFile(form) {
  return [...form.querySelectorAll("input[type=file]")].some((one) => one.files.length);
}

function stop() {
  clearTimeout(waiting);
  asked?.abort();
}

function onDrop(event) {
  const input = event.target.closest?.("form[data-check]")?.querySelector("#file");
  if (!input || !event.dataTransfer.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  say(`${input.files[0].name} is chosen`);
}
