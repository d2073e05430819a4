// Lists what is on this device and not yet in Heard, and lets its owner go on, send it or delete it.
import { allTakes, dropTake, told } from "./record-store.js";

export async function showKept(root, { goOn, send, busy }) {
  const place = root.querySelector("[data-kept]");
  const list = place.querySelector("[data-kept-list]");
  const user = await told("user");
  const takes = (await allTakes()).filter((take) => take.id !== busy && secondsOf(take) > 0);
  const own = takes.filter((take) => !take.owner || !user || take.owner === user);
  const again = () => showKept(root, { goOn, send, busy });
  list.replaceChildren(...own.map((take) => row(take, goOn, send, again)));
  if (takes.length > own.length) list.append(others(takes.length - own.length));
  place.hidden = !takes.length;
  return own;
}

export function secondsOf(take) {
  return take.parts.reduce((sum, part) => sum + part.seconds, 0);
}

export function sentOf(take) {
  return take.parts.reduce((sum, part) => sum + (part.bytes ? (part.seconds * part.sent) / part.bytes : 0), 0);
}

// Says what is safe where: "14 minutes on this device, 12 of them in Heard".
export function safeWords(take) {
  const all = secondsOf(take);
  const sent = sentOf(take);
  const here = `${lengthWords(all)} safe on this device`;
  if (sent < 1) return `${here}, nothing sent yet.`;
  return all - sent < 1 ? `${here}, all of it sent, not yet added.` : `${here}, ${lengthWords(sent)} sent.`;
}

export function lengthWords(seconds) {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} ${whole === 1 ? "second" : "seconds"}`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  const hours = Math.floor(minutes / 60);
  return `${hours} ${hours === 1 ? "hour" : "hours"} ${minutes % 60} minutes`;
}

function row(take, goOn, send, again) {
  const item = document.createElement("li");
  item.className = "kept__row";
  const when = new Date(take.began).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const words = document.createElement("p");
  words.innerHTML = "<strong></strong><br><span></span>";
  words.firstChild.textContent = `Recorded on ${when}`;
  words.lastChild.textContent = safeWords(take);
  const buttons = document.createElement("div");
  buttons.className = "rowbuttons";
  buttons.append(
    button(`Send it`, when, "small", () => send(take)),
    button("Go on recording", when, "small small--quiet", () => goOn(take)),
    button("Delete from this device", when, "small small--warn", () => ask(take, buttons, again)),
  );
  item.append(words, buttons);
  return item;
}

function ask(take, buttons, again) {
  const words = document.createElement("p");
  words.textContent = "Nobody can get it back. Delete it?";
  const keep = button("Keep it", "", "small small--quiet", again);
  buttons.replaceChildren(words, button("Yes, delete it", "", "small small--warn", () => dropTake(take.id).then(again)), keep);
  keep.focus();
}

function others(count) {
  const item = document.createElement("li");
  item.className = "kept__row";
  item.textContent = `${count} by somebody else: they must sign in here to send ${count === 1 ? "it" : "them"}.`;
  return item;
}

function button(words, of, look, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = words;
  if (of) made.insertAdjacentHTML("beforeend", `<span class="govuk-visually-hidden"></span>`);
  if (of) made.lastChild.textContent = ` (recorded on ${of})`;
  made.addEventListener("click", press);
  return made;
}
