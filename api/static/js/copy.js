// Copies text, or text with its headings, for pasting into the case system.
import { say } from "./swap.js";

export function startCopying() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy-from], [data-copy-rich]");
    if (button) copy(button);
  });
  document.addEventListener("settled", reveal);
  reveal();
}

function reveal() {
  for (const button of document.querySelectorAll("[data-copy-from], [data-copy-rich]")) button.hidden = false;
}

async function copy(button) {
  const plainFrom = document.getElementById(button.dataset.copyFrom ?? button.dataset.copyPlain);
  const plain = plainFrom.value;
  const rich = document.getElementById(button.dataset.copyRich ?? "")?.innerHTML;
  try {
    if (rich && window.ClipboardItem) {
      const items = { "text/html": new Blob([rich], { type: "text/html" }), "text/plain": new Blob([plain], { type: "text/plain" }) };
      await navigator.clipboard.write([new ClipboardItem(items)]);
    } else {
      await navigator.clipboard.writeText(plain);
    }
    done(button, "Copied");
  } catch {
    // Without leave to write to the clipboard the words are chosen, ready for Ctrl and C.
    plainFrom.focus();
    plainFrom.select();
    done(button, "Press Ctrl and C");
  }
}

function done(button, words) {
  const before = button.dataset.words ?? button.textContent;
  button.dataset.words = before;
  button.textContent = words;
  say(words);
  setTimeout(() => (button.textContent = before), 2500);
}
