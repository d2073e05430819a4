// Lets each word of a turn stand by itself, with its seconds, once somebody needs it.

const made = new WeakMap();

// Gives the words of a turn as elements; a page of thousands of turns makes them only where they are used.
export function wordsOf(turn) {
  return parts(turn).words;
}

export function timeOf(turn, word) {
  const { words, times } = parts(turn);
  return times[words.indexOf(word)] ?? [NaN, NaN];
}

export function wordAt(turn, time) {
  const { words, times } = parts(turn);
  let found = null;
  for (let place = 0; place < times.length && times[place][0] <= time + 0.02; place++) found = place;
  return found === null ? null : words[found];
}

// Gives the first and last word, from 0, that somebody has marked in a turn.
export function markedWords(turn) {
  const chosen = getSelection();
  if (chosen.isCollapsed || !chosen.rangeCount) return null;
  if (!chosen.getRangeAt(0).intersectsNode(turn.querySelector(".turn__words"))) return null;
  const { words } = parts(turn, true);
  const range = getSelection().getRangeAt(0);
  const inside = words.map((one, place) => (range.intersectsNode(one) ? place : -1)).filter((place) => place >= 0);
  return inside.length ? [inside[0], inside.at(-1)] : null;
}

function parts(turn, fresh = false) {
  const known = made.get(turn);
  if (known) return known;
  const line = turn.querySelector(".turn__words");
  const zero = Number(turn.dataset.start);
  const times = (line.dataset.times || "").split(" ").filter(Boolean).map((pair) => pair.split("-").map((n) => zero + Number(n) / 100));
  // Standing apart would move the ends of what is marked: keep them by their letters.
  const marked = fresh ? letters(line) : null;
  const words = [];
  for (const node of [...line.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) split(node, words);
    else split(node.firstChild, words);
  }
  if (marked) mark(line, marked);
  const found = { words, times };
  made.set(turn, found);
  return found;
}

function split(node, words) {
  const pieces = document.createDocumentFragment();
  for (const piece of node.textContent.split(/(\s+)/)) {
    if (!piece.trim()) {
      pieces.append(piece);
      continue;
    }
    const word = document.createElement("span");
    word.className = "w";
    word.textContent = piece;
    words.push(word);
    pieces.append(word);
  }
  node.replaceWith(pieces);
}

function letters(line) {
  const range = getSelection().getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(line);
  if (line.contains(range.startContainer)) before.setEnd(range.startContainer, range.startOffset);
  else before.collapse(true);
  const start = before.toString().length;
  const all = line.textContent.length;
  return [start, line.contains(range.endContainer) ? start + range.toString().length : all];
}

function mark(line, [start, end]) {
  const range = document.createRange();
  range.setStart(...spot(line, start, true));
  range.setEnd(...spot(line, end, false));
  const chosen = getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
}

function spot(line, at, opens) {
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (left < node.length || (!opens && left === node.length)) return [node, left];
    left -= node.length;
  }
  return [line, line.childNodes.length];
}
