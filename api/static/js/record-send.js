// Sends what is kept on the device, while it grows too, until the server has all of it; then asks for the recording.
import { askSession, idOf, newUpload, options, sha256 } from "./sending.js";
import { bytesOf, dropTake, keepTake, tell } from "./record-store.js";

const PIECE = 2 ** 20;
const ENOUGH = 48 * 1024;
const LOOK_AGAIN = 10_000;
const LOST = new Set([404, 410]);

export const SAYS = {
  offline: "No signal. It is safe on this device, and is sent when there is signal.",
  signedOut: "Sign in again in another tab to send this. It is safe on this device.",
  other: "Somebody else recorded this: they must sign in to send it.",
};

// Rings when a take has changed; whoever waits goes on.
export class Bell {
  constructor() {
    this.waiting = [];
  }

  ring() {
    this.waiting.splice(0).forEach((wake) => wake());
  }

  heard() {
    return new Promise((wake) => this.waiting.push(wake));
  }
}

// Sends the parts of one take in order. `bell` rings when the take changes; `say` is told what holds it up, or "".
export class Delivery {
  constructor(take, bell, say) {
    this.take = take;
    this.bell = bell;
    this.say = say;
  }

  // Sends until the take is finished and all of it is there; false where it can't go on.
  async run() {
    for (let number = 0; ; number += 1) {
      while (number >= this.take.parts.length) {
        if (this.take.finished) return true;
        await this.bell.heard();
      }
      if (!(await this.sendPart(number))) return false;
    }
  }

  async sendPart(number) {
    for (;;) {
      if (this.stopped || !(await this.signedIn())) return false;
      try {
        await this.once(number);
        this.say("");
        return true;
      } catch (error) {
        const status = error.originalResponse?.getStatus() ?? 0;
        const told = status > 403 && status !== 460 ? reason(error) : "";
        this.say(told || SAYS.offline);
        if (status === 413) return false;
        await quiet();
      }
    }
  }

  async signedIn() {
    for (;;) {
      if (this.stopped) return false;
      const session = await askSession();
      if (session) {
        this.token = session.form_token;
        this.take.owner ??= session.user;
        await tell("user", session.user);
        if (session.user === this.take.owner) return true;
        this.say(SAYS.other);
        return false;
      }
      this.say(session === null ? SAYS.signedOut : SAYS.offline);
      await quiet();
    }
  }

  once(number) {
    const part = this.take.parts[number];
    return new Promise((resolve, reject) => {
      this.upload = newUpload(
        part,
        options(() => this.token, () => this.say(SAYS.offline), {
          uploadUrl: part.url,
          uploadLengthDeferred: true,
          chunkSize: PIECE,
          storeFingerprintForResuming: false,
          fingerprint: async () => null,
          fileReader: { openFile: async () => new Growing(this.take.id, number, part, this.bell) },
          metadata: { filename: `${this.take.name}.${part.type.includes("mp4") ? "m4a" : "webm"}` },
          onUploadUrlAvailable: () => {
            part.url = this.upload.url;
            keepTake(this.take);
          },
          onChunkComplete: (_, sent) => {
            part.sent = sent;
            keepTake(this.take);
            this.say("");
          },
          onSuccess: () => {
            part.sent = part.bytes;
            resolve();
          },
          onError: reject,
        }),
      );
      this.upload.start();
    });
  }

  stop() {
    this.stopped = true;
    this.upload?.abort();
    this.bell.ring();
  }

  // Asks for a recording of all parts: gives its id, or what is wrong by field. Only then the device may forget it.
  async file() {
    const { take } = this;
    const fields = new FormData();
    for (const [name, value] of take.form) fields.append(name, value);
    fields.append("form_token", this.token);
    for (const [number, part] of take.parts.entries()) {
      const bytes = await (await bytesOf(take.id, number, 0, part.bytes)).arrayBuffer();
      fields.append("upload", idOf(part.url));
      fields.append("upload_sha256", await sha256(bytes));
    }
    for (const mark of take.marks) fields.append("mark", `${mark.part}:${mark.seconds.toFixed(1)}`);
    const answer = await fetch("/api/v1/recordings", { method: "POST", body: fields }).catch(() => null);
    const said = await answer?.json().catch(() => null);
    if (answer?.ok && said?.recording) {
      await dropTake(take.id);
      return { recording: said.recording };
    }
    if (said?.errors?.recording && (LOST.has(answer.status) || !take.sentAgain)) await this.startAgain();
    return { errors: said?.errors ?? {}, error: said?.error ?? (answer ? "" : SAYS.offline), again: take.sentAgain };
  }

  // The server lost or mistook what was sent: all is still on the device, and is sent from its beginning.
  async startAgain() {
    for (const part of this.take.parts) Object.assign(part, { url: null, sent: 0 });
    this.take.sentAgain = true;
    await keepTake(this.take);
  }
}

// What tus reads from: a part that may still grow.
class Growing {
  constructor(take, number, part, bell) {
    Object.assign(this, { take, number, part, bell, size: null });
  }

  async slice(start, end) {
    while (!this.part.done && this.part.bytes < start + ENOUGH) await this.bell.heard();
    const stop = Math.min(end, this.part.bytes);
    const done = this.part.done && stop === this.part.bytes;
    return { value: await bytesOf(this.take, this.number, start, stop), done };
  }

  close() {}
}

function reason(error) {
  try {
    return JSON.parse(error.originalResponse.getBody()).error;
  } catch {
    return "";
  }
}

// Waits until there may be signal again.
function quiet() {
  return new Promise((resolve) => {
    const wait = setTimeout(go, LOOK_AGAIN);
    function go() {
      clearTimeout(wait);
      removeEventListener("online", go);
      resolve();
    }
    addEventListener("online", go);
  });
}
