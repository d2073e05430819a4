// The record page: one button, what it hears, what is safe where, and the visit's details.
import { Details, show } from "./record-form.js";
import { SAYS as HEARS } from "./record-judge.js";
import { safeWords, secondsOf, showKept } from "./record-kept.js";
import { Bell, Delivery } from "./record-send.js";
import { able, Sound } from "./record-sound.js";
import { keepTake, told } from "./record-store.js";

const LEAST_ROOM = 50 * 2 ** 20;
const PRESS = { before: "Start recording", recording: "Pause", paused: "Go on" };

class Recorder {
  constructor(root) {
    this.root = root;
    this.details = new Details(root);
    this.bell = new Bell();
    this.find = (name) => root.querySelector(`[data-${name}]`);
    this.on("press", () => this.press());
    this.on("mark", () => this.mark());
    this.on("finish", () => this.finish());
    this.on("more", () => this.begin());
    this.details.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.details.form.addEventListener("change", () => this.keepForm());
    addEventListener("beforeunload", (event) => {
      if (!this.live) return;
      this.sound.flush();
      event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => {
      if (this.live) document.hidden ? this.sound.flush() : this.stayAwake();
    });
    setInterval(() => this.tick(), 250);
    this.stage("before");
  }

  on(name, act) {
    this.find(name).addEventListener("click", act);
  }

  get live() {
    return ["recording", "paused"].includes(this.sound?.state);
  }

  stage(name) {
    this.now = this.root.dataset.stage = name;
    this.root.querySelectorAll("[data-shown]").forEach((one) => {
      one.hidden = !one.dataset.shown.split(" ").includes(name);
    });
    if (PRESS[name]) this.find("press-words").textContent = PRESS[name];
  }

  press() {
    if (this.now === "before") return this.begin();
    if (this.now === "recording") {
      this.sound.pause();
      this.sleep();
      this.hear(0, "", "Paused.");
      return this.stage("paused");
    }
    this.sound.goOn();
    this.stayAwake();
    return this.stage("recording");
  }

  // Starts a recording, or a further part of one.
  async begin() {
    const missing = this.details.missing();
    this.details.tell(missing);
    if (Object.keys(missing).length) return;
    const room = await navigator.storage?.estimate?.();
    if (room && room.quota - room.usage < LEAST_ROOM) return this.unable("This device is full: make room, then try again.");
    navigator.storage?.persist?.();
    this.take ??= await newTake();
    if (!(await this.mine())) return this.unable("This recording is open in another tab. Go on there.");
    this.take.finished = false;
    this.take.form = this.details.typed();
    this.sound = new Sound(this.take, {
      changed: () => this.changed(),
      heard: (loud, word) => this.hear(loud, word),
      failed: (sentence) => this.finish(sentence),
    });
    try {
      await this.sound.start();
    } catch {
      return this.unable("The microphone can’t be used. Allow it for this page in your browser, then try again.");
    }
    this.unable("");
    this.stage("recording");
    this.find("press").focus();
    this.stayAwake();
    this.deliver();
  }

  mark() {
    const seconds = this.sound.seconds;
    this.take.marks.push({ part: this.sound.number, seconds, at: this.soFar() });
    keepTake(this.take);
    this.showMarks();
    this.find("heard").textContent = `Marked at ${clock(this.soFar())}.`;
  }

  showMarks() {
    const rows = this.take.marks.map((mark) => {
      const row = document.createElement("li");
      row.textContent = clock(mark.at);
      const out = document.createElement("button");
      Object.assign(out, { type: "button", className: "plain", textContent: "Take out" });
      out.insertAdjacentHTML("beforeend", `<span class="govuk-visually-hidden"> the mark at ${clock(mark.at)}</span>`);
      out.addEventListener("click", () => {
        this.take.marks = this.take.marks.filter((one) => one !== mark);
        keepTake(this.take);
        this.showMarks();
        this.find("mark").focus();
      });
      row.append(" ", out);
      return row;
    });
    this.find("marks").replaceChildren(...rows);
  }

  async finish(problem = "") {
    await this.sound.stop();
    this.sound.part.done = true;
    this.sleep();
    await keepTake(this.take);
    this.bell.ring();
    this.review();
    if (typeof problem === "string" && problem) this.unable(problem);
  }

  review() {
    this.stage("finished");
    this.tick();
    this.find("finished-title").focus();
  }

  // Sends what there is, and makes a recording of it once the details are right and all of it has arrived.
  async send() {
    if (this.now !== "finished") return;
    Object.assign(this.take, { form: this.details.typed(), finished: true });
    await keepTake(this.take);
    this.details.tell({});
    this.stage("sending");
    this.bell.ring();
    const delivered = await this.deliver();
    const answer = delivered ? await this.delivery.file() : { errors: {} };
    this.delivering = undefined;
    if (answer.recording) return location.assign(`/recordings/${answer.recording}`);
    this.stage("finished");
    if (answer.error) this.held(answer.error);
    if (answer.errors?.recording && !answer.again) return this.send();
    this.details.tell(answer.errors ?? {});
  }

  deliver() {
    if (!this.delivering) {
      this.delivery = new Delivery(this.take, this.bell, (sentence) => this.held(sentence));
      this.delivering = this.delivery.run();
    }
    return this.delivering;
  }

  // Takes up a recording that was left on the device; the recorder that made it is gone, so its parts have ended.
  async open(take) {
    this.take = take;
    if (!(await this.mine())) {
      this.take = undefined;
      this.unable("This recording is open in another tab. Go on there.");
      return false;
    }
    for (const part of take.parts) part.done = true;
    await keepTake(take);
    this.details.fill(take.form);
    this.showMarks();
    this.find("kept").hidden = true;
    return true;
  }

  // Holds the recording for this tab alone, until the tab is closed.
  mine() {
    if (!navigator.locks || this.owned === this.take.id) return true;
    return new Promise((resolve) => {
      navigator.locks.request(`heard-take-${this.take.id}`, { ifAvailable: true }, (lock) => {
        if (lock) this.owned = this.take.id;
        resolve(Boolean(lock));
        return lock ? new Promise(() => {}) : undefined;
      });
    });
  }

  changed() {
    this.bell.ring();
    this.tick();
  }

  tick() {
    if (!this.take) return;
    this.find("time").textContent = clock(this.soFar());
    this.find("safe").textContent = safeWords(this.take);
  }

  soFar() {
    const before = this.take.parts.filter((part) => part !== this.sound?.part || !this.live);
    return before.reduce((sum, part) => sum + part.seconds, 0) + (this.live ? this.sound.seconds : 0);
  }

  hear(loud, word, words = HEARS[word]) {
    this.find("level").style.setProperty("--level", Math.max(0, Math.min(1, (loud + 65) / 65)));
    this.find("level").dataset.word = word;
    // Said only when it changes, so that a screen reader is not talked over.
    if (words && this.find("heard").textContent !== words) this.find("heard").textContent = words;
  }

  held(sentence) {
    if (this.find("held").textContent !== sentence) show(this.find("held"), sentence);
  }

  unable(sentence) {
    show(this.find("unable"), sentence);
  }

  keepForm() {
    if (!this.take) return;
    this.take.form = this.details.typed();
    keepTake(this.take);
  }

  async stayAwake() {
    this.awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
  }

  sleep() {
    this.awake?.release();
  }
}

async function newTake() {
  const began = new Date();
  const name = `Recording ${began.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })} ${began.toTimeString().slice(0, 5).replace(":", ".")}`;
  return { id: crypto.randomUUID(), owner: await told("user"), name, began: began.toISOString(), form: [], marks: [], parts: [], finished: false };
}

function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (value) => String(value).padStart(2, "0");
  const minutes = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${minutes}` : minutes;
}

async function start() {
  const root = document.querySelector("[data-record]");
  if (!root) return;
  if (!able()) {
    show(
      root.querySelector("[data-unable]"),
      "This browser can’t record here. Record with your phone’s own recorder, then add the recording. (Recording needs an address that begins with https.)",
    );
    root.querySelector("[data-record-form]").hidden = true;
    return;
  }
  navigator.serviceWorker?.register("/record-worker.js", { scope: "/record" }).catch(() => {});
  const { askSession } = await import("./sending.js");
  const { tell } = await import("./record-store.js");
  const recorder = new Recorder(root);
  const session = await askSession();
  if (session) await tell("user", session.user);
  const acts = {
    goOn: async (take) => (await recorder.open(take)) && recorder.begin(),
    send: async (take) => (await recorder.open(take)) && recorder.review(),
  };
  const kept = await showKept(root, acts);
  const waiting = kept.find((take) => take.finished && secondsOf(take));
  if (waiting && session && (await recorder.open(waiting))) {
    recorder.review();
    recorder.send();
  }
}

start();
