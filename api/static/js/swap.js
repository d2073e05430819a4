// Puts the answer to a form or link in place of the page's main part, so that the player goes on and nothing jumps.

import { startWaiting } from "./busy.js";

let shown = location.pathname + location.search;
let saving = false;

export function startSwapping() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.href.baseVal ?? link.href);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-swap]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    go(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
  });
  // A jump within the page is no new page: loading it again would lose what has been typed.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload();
  });
  const at = new URLSearchParams(location.search).get("at");
  if (at && !location.hash) document.getElementById(at)?.scrollIntoView({ block: "center" });
  poll();
}

export async function go(address, options = {}) {
  // A second press while the first is being kept would be refused as coming from an older page.
  if (saving) return;
  saving = Boolean(options.method);
  const waiting = startWaiting(saving);
  let answer;
  let html;
  try {
    answer = await fetch(address, options);
    html = await answer.text();
  } catch {
    return waiting.fail("This did not reach the server. Your words are still here: try again.");
  } finally {
    saving = false;
  }
  waiting.end();
  const hash = new URL(address, location.href).hash;
  show(html, answer.url, options.method ? null : hash);
}

export function show(html, address, hash) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.getElementById("main-content");
  if (!main) return location.assign(address);
  const here = document.activeElement?.id;
  const down = document.querySelector(".two__side")?.scrollTop;
  document.getElementById("main-content").replaceWith(main);
  document.title = page.title;
  document.body.removeAttribute("aria-busy");
  const url = new URL(address, location.href);
  const at = hash?.slice(1) || url.searchParams.get("at");
  url.searchParams.delete("done");
  history.pushState({}, "", url.pathname + url.search + (at ? `#${at}` : ""));
  shown = url.pathname + url.search;
  document.dispatchEvent(new CustomEvent("swapped"));
  const errors = main.querySelector(".govuk-error-summary");
  const first = main.querySelector("[data-focus]");
  const done = main.querySelector(".done");
  const side = main.querySelector(".two__side");
  if (side && down) side.scrollTop = down;
  const statement = at && main.querySelector(`[data-statement="${CSS.escape(at)}"]`);
  if (errors) {
    errors.tabIndex = -1;
    errors.focus();
  } else if (first) {
    first.focus();
    first.setSelectionRange?.(first.value.length, first.value.length);
  } else if (statement) {
    statement.focus({ preventScroll: true });
    statement.scrollIntoView({ block: "nearest" });
  } else if (at) {
    document.getElementById(at)?.scrollIntoView({ block: "nearest" });
  } else if (here && document.getElementById(here)) {
    document.getElementById(here).focus();
  } else if (done) {
    // What was pressed is gone: the next Tab goes on from the words that say what was done.
    done.tabIndex = -1;
    done.focus({ preventScroll: true });
  }
  document.dispatchEvent(new CustomEvent("settled"));
  if (done) say(done.textContent);
}

export function say(words) {
  const announce = document.getElementById("announce");
  if (!announce) return;
  announce.textContent = "";
  setTimeout(() => (announce.textContent = words), 50);
}

function poll() {
  const part = document.querySelector("[data-poll]");
  if (!part) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.pathname);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const before = document.querySelector("h1")?.textContent;
      const after = page.querySelector("h1")?.textContent;
      if (page.querySelector("[data-poll]")) {
        for (const selector of [".percent", ".steps", ".heard-now__words"]) {
          const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
          if (old && fresh) old.replaceWith(fresh);
        }
      } else {
        document.getElementById("main-content").replaceWith(page.getElementById("main-content"));
        document.title = page.title;
        if (before !== after) say(after);
      }
    } catch {
      // The next look may find the server again.
    }
    poll();
  }, Number(part.dataset.poll));
}
