// Opens the record page without signal. It keeps that page, with nobody's name on it, and what the page is drawn with:
// never another page, and never an answer that holds words of a case.
const KEPT = self.KEPT;
const NAME = `heard-record-${KEPT.version}`;
const PATIENCE = 4000;

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate" && address.pathname === "/record") event.respondWith(orKept(request, KEPT.page));
  else if (KEPT.files.includes(address.pathname)) event.respondWith(orKept(request, address.pathname));
});

async function keep() {
  const cache = await caches.open(NAME);
  for (const path of [KEPT.page, ...KEPT.files]) {
    const answer = await fetch(path, { cache: "reload", redirect: "error" });
    if (!answer.ok) throw new Error(`${path} was not kept`);
    await cache.put(path, answer);
  }
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("heard-record-") && name !== NAME).map((name) => caches.delete(name)));
}

// The answer of the network, or what is kept where there is none, or where it takes too long to wait for at a door.
async function orKept(request, path) {
  const kept = () => caches.open(NAME).then((cache) => cache.match(path));
  const asked = fetch(request);
  try {
    const answer = await Promise.race([asked, late()]);
    return answer.status >= 500 ? ((await kept()) ?? answer) : answer;
  } catch {
    return (await kept()) ?? asked;
  }
}

function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}
