// Says on My work that a recording waits on this device, so that none is forgotten on a phone.
import { secondsOf } from "./record-kept.js";
import { allTakes, told } from "./record-store.js";

async function start() {
  const place = document.querySelector("[data-waiting]");
  if (!place || !window.indexedDB) return;
  const user = await told("user");
  const own = (await allTakes()).filter((take) => secondsOf(take) > 0 && (!take.owner || take.owner === user));
  if (!own.length) return;
  const one = own.length === 1;
  const link = document.createElement("a");
  Object.assign(link, { href: "/record", className: "govuk-link", textContent: one ? "Send it" : "Send them" });
  place.append(`${one ? "A recording is" : `${own.length} recordings are`} on this device and not yet in Heard. `, link);
  place.hidden = false;
}

start();
