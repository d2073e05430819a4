// Keeps recordings on the device, second by second, until the server has all of them.
//
// A take is one visit: its form, its marks and its parts. A part is one run of the recorder, as chunks by their offset.

const NAME = "heard-recordings";

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("takes", { keyPath: "id" });
      request.result.createObjectStore("chunks", { keyPath: ["take", "part", "offset"] });
      request.result.createObjectStore("told");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

// Runs requests in one transaction and waits until it is on disk.
async function within(stores, mode, ask) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const request = ask(transaction);
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
  });
}

export const keepTake = (take) => within(["takes"], "readwrite", (tx) => tx.objectStore("takes").put(take));
export const takeOf = (id) => within(["takes"], "readonly", (tx) => tx.objectStore("takes").get(id));
export const allTakes = () => within(["takes"], "readonly", (tx) => tx.objectStore("takes").getAll());

// Who was signed in last, for when the page is opened without signal.
export const tell = (key, value) => within(["told"], "readwrite", (tx) => tx.objectStore("told").put(value, key));
export const told = (key) => within(["told"], "readonly", (tx) => tx.objectStore("told").get(key));

// Keeps a chunk and what it changes in its take, both or neither.
export function keepChunk(take, part, offset, bytes) {
  return within(["takes", "chunks"], "readwrite", (tx) => {
    tx.objectStore("chunks").put({ take: take.id, part, offset, bytes });
    return tx.objectStore("takes").put(take);
  });
}

// Reads the bytes of a part from `start` up to `end`.
export async function bytesOf(take, part, start, end) {
  const upTo = IDBKeyRange.bound([take, part, 0], [take, part, start]);
  const cursor = await within(["chunks"], "readonly", (tx) => tx.objectStore("chunks").openKeyCursor(upTo, "prev"));
  if (!cursor) return new Blob([]);
  const first = cursor.key[2];
  const range = IDBKeyRange.bound([take, part, first], [take, part, end], false, true);
  const rows = await within(["chunks"], "readonly", (tx) => tx.objectStore("chunks").getAll(range));
  return new Blob(rows.map((row) => row.bytes)).slice(start - first, end - first);
}

export function dropTake(id) {
  return within(["takes", "chunks"], "readwrite", (tx) => {
    tx.objectStore("chunks").delete(IDBKeyRange.bound([id, 0, 0], [id, Infinity, Infinity]));
    return tx.objectStore("takes").delete(id);
  });
}
