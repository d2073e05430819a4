// Sends a file, or a recording that still grows, in pieces that go on after any break; each piece carries its hash.
import "../tus-4.3.1.min.js";

const tus = window.tus;
const WAITS = [0, 1000, 3000, 5000, 10000, 20000];
const AGAIN = new Set([409, 423, 429, 460]);

// Who is signed in and the token of their session; null where nobody is, undefined where there is no connection.
export async function askSession() {
  try {
    const answer = await fetch("/api/v1/session", { cache: "no-store" });
    if (answer.ok) return await answer.json();
    return answer.status === 401 || answer.status === 403 ? null : undefined;
  } catch {
    return undefined;
  }
}

// Options for tus that hold for all that is sent; `token` gives the session's token at the time, `broken` is told when a
// connection broke and is tried again.
export function options(token, broken, more) {
  return {
    endpoint: "/api/v1/uploads",
    retryDelays: WAITS,
    httpStack: new HashedStack(),
    onBeforeRequest: (request) => request.setHeader("X-Form-Token", token()),
    onShouldRetry: (error) => {
      const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
      if (status === 0) broken();
      return status === 0 || status >= 500 ? status !== 507 : AGAIN.has(status);
    },
    ...more,
  };
}

export function newUpload(source, chosen) {
  return new tus.Upload(source, chosen);
}

// Keeps where a file was sent to, so that it goes on after the page was closed. Only a hash stands for the file:
// its name may be a child's.
export class Places {
  constructor() {
    this.prefix = "heard-upload-";
  }

  async fingerprint(file) {
    if (!window.crypto?.subtle) return null;
    return sha256(new TextEncoder().encode([file.name, file.type, file.size, file.lastModified].join("|")));
  }

  async findAllUploads() {
    return [];
  }

  async findUploadsByFingerprint(print) {
    const uploadUrl = print && localStorage.getItem(this.prefix + print);
    return uploadUrl ? [{ uploadUrl, urlStorageKey: this.prefix + print, size: null, metadata: {}, creationTime: "" }] : [];
  }

  async removeUpload(key) {
    localStorage.removeItem(key);
  }

  async addUpload(print, upload) {
    localStorage.setItem(this.prefix + print, upload.uploadUrl);
    return this.prefix + print;
  }

  async forget(file) {
    localStorage.removeItem(this.prefix + (await this.fingerprint(file)));
  }
}

export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The part of an upload's address that names it in forms.
export function idOf(url) {
  return new URL(url, location.href).pathname.split("/").pop();
}

// Adds the hash of each piece as it is sent; without a secure connection browsers can't hash, and TCP must do.
class HashedStack {
  constructor() {
    this.plain = new tus.DefaultHttpStack({});
  }

  createRequest(method, url) {
    const request = this.plain.createRequest(method, url);
    const send = request.send.bind(request);
    request.send = async (body) => {
      if (body && window.crypto?.subtle) {
        const digest = await crypto.subtle.digest("SHA-256", await body.arrayBuffer());
        request.setHeader("Upload-Checksum", `sha256 ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`);
      }
      return send(body);
    };
    return request;
  }

  getName() {
    return "HashedStack";
  }
}
