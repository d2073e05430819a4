// Opens the form that changes a turn beneath it, and puts only what changed anew, so that the sound goes on.
import { say } from "./swap.js";
import { markedWords } from "./transcript_words.js";

export function startChanging(list, changed) {
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-change]");
    const close = event.target.closest("[data-close]");
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(link || close)) return;
    event.preventDefault();
    if (close) shut(close.closest("li"));
    else open(link);
  });
  // Pressing the button would take away the marks on the words that it is meant for.
  list.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-change]") && !getSelection().isCollapsed) event.preventDefault();
  });
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.submitter, list, changed);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#change")) shut(event.target.closest("li"));
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.undone")) return;
    event.preventDefault();
    send(event.target, event.submitter, list, changed);
  });
}

async function open(link) {
  const row = link.closest("li");
  const marked = row.matches(".turn") ? markedWords(row) : null;
  const page = await ask(link.href);
  const form = page?.getElementById("change");
  if (!form) return;
  document.getElementById("change")?.remove();
  row.append(document.adoptNode(form));
  // The sound is in the page already: what would be a player of its own is the turn's own button.
  const fields = form.querySelector("form").elements;
  if (marked && fields.first) {
    [fields.first.value, fields.last.value] = marked;
    fields.voice.focus();
  } else fields.text.focus();
  form.scrollIntoView({ block: "nearest" });
}

function shut(row) {
  document.getElementById("change")?.remove();
  (row?.querySelector("[data-change]") ?? document.body).focus();
}

async function send(form, button, list, changed) {
  const body = new URLSearchParams(new FormData(form, button));
  body.set("here", "1");
  const page = await ask(form.action, { method: "POST", body });
  if (!page) return;
  const done = page.getElementById("changed");
  const again = page.getElementById("change");
  if (!done && again && page.querySelector(".govuk-error-summary")) {
    document.getElementById("change")?.replaceWith(document.adoptNode(again));
    document.getElementById("text-error")?.setAttribute("tabindex", "-1");
    document.getElementById("text-error")?.focus();
    return;
  }
  if (!done) return location.assign(page.location ?? location.pathname);
  put(page, done, list);
  refresh(page);
  changed();
  const row = document.getElementById(done.dataset.at);
  row?.querySelector("[data-change]")?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
  say(done.textContent);
}

function put(page, done, list) {
  document.getElementById("change")?.remove();
  for (const key of done.dataset.gone.split(" ").filter(Boolean)) document.getElementById(key)?.remove();
  for (const fresh of [...page.querySelectorAll("ol > li")]) {
    const row = document.adoptNode(fresh);
    const old = document.getElementById(row.id);
    const above = document.getElementById(row.dataset.above);
    if (old) old.replaceWith(row);
    else if (above) above.after(row);
    else list.prepend(row);
    for (const missed of list.querySelectorAll(".missed")) {
      const at = Number(missed.dataset.missed);
      if (at >= Number(row.dataset.start) && at < Number(row.dataset.end)) missed.remove();
    }
  }
  list.dataset.version = done.dataset.version;
}

// What stands beside the turns (undo, versions, how many words are unsure) comes with the answer.
function refresh(page) {
  const [old, side] = [document.querySelector(".talk__tools"), page.querySelector(".talk__tools")];
  if (!side || !old) return;
  for (const one of side.querySelectorAll("[data-needs-script]")) one.hidden = false;
  for (const part of [".unsures", ".undone", ".talk__links"]) {
    const [was, fresh] = [old.querySelector(part), side.querySelector(part)];
    if (was && fresh) was.replaceWith(fresh);
    else if (fresh) old.querySelector(".talk__links").before(fresh);
    else was?.remove();
  }
}

async function ask(address, options) {
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const problem = answer.ok || page.getElementById("change") ? "" : page.querySelector("main")?.textContent.trim().replace(/\s+/g, " ");
    if (problem) say(problem);
    if (problem) note(problem);
    else if (answer.redirected && options) location.assign(answer.url);
    else return page;
  } catch {
    say("This did not reach the server. Your words are still here: try again.");
    note("This did not reach the server. Your words are still here: try again.");
  } finally {
    document.body.removeAttribute("aria-busy");
  }
  return null;
}

function note(words) {
  const form = document.getElementById("change");
  if (!form) return;
  const line = form.querySelector(".govuk-error-message") ?? document.createElement("p");
  line.className = "govuk-error-message";
  line.textContent = words;
  form.prepend(line);
}
