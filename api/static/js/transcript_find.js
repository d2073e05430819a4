// Finds words among the turns, marks them, and leads from one to the next.

let found = [];
let at = -1;

export function startFinding(list) {
  const form = document.querySelector("form[data-find]");
  if (!form) return;
  const field = form.elements.find;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look(list, form, field.value, true);
  });
  field.addEventListener("input", () => look(list, form, field.value, false));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    look(list, form, "", false);
    field.blur();
  });
  for (const button of form.querySelectorAll("[data-find-step]")) {
    button.addEventListener("click", () => step(form, Number(button.dataset.findStep)));
  }
}

let wanted = "";

function look(list, form, words, go) {
  const term = words.trim().toLowerCase().replace(/\s+/g, " ");
  if (term !== wanted || !go) {
    wanted = term;
    found = term ? places(list, term) : [];
    at = -1;
    paint();
    for (const one of list.querySelectorAll(".turn--found")) one.classList.remove("turn--found");
  }
  const said = form.querySelector("[data-find-said]");
  form.querySelector("[data-find-steps]").hidden = found.length < 2;
  said.textContent = !term ? "" : found.length ? `${found.length} found` : "Not found";
  if (go && found.length) step(form, 1);
}

function places(list, term) {
  const all = [];
  for (const line of list.querySelectorAll(".turn__words")) {
    const nodes = [];
    let text = "";
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".govuk-visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      nodes.push([node, text.length]);
      text += node.textContent;
    }
    const low = text.toLowerCase();
    for (let place = low.indexOf(term); place >= 0; place = low.indexOf(term, place + term.length)) {
      const range = document.createRange();
      range.setStart(...spot(nodes, place));
      range.setEnd(...spot(nodes, place + term.length - 1, 1));
      all.push({ range, turn: line.closest(".turn") });
    }
  }
  return all;
}

function spot(nodes, place, more = 0) {
  const [node, start] = nodes.findLast(([, begin]) => begin <= place);
  return [node, place - start + more];
}

function step(form, way) {
  if (!found.length) return;
  at = at < 0 ? (way > 0 ? 0 : found.length - 1) : (at + way + found.length) % found.length;
  const { turn } = found[at];
  document.querySelector(".turn--found")?.classList.remove("turn--found");
  turn.classList.add("turn--found");
  turn.scrollIntoView({ block: "center" });
  paint();
  form.querySelector("[data-find-said]").textContent = `${at + 1} of ${found.length}, ${turn.dataset.who}`;
}

// Browsers without highlights still show the turn.
function paint() {
  if (!CSS.highlights) return;
  CSS.highlights.set("found", new Highlight(...found.map((one) => one.range)));
  CSS.highlights.set("found-here", new Highlight(...(found[at] ? [found[at].range] : [])));
}
