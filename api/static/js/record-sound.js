// Records from the microphone into the store, second by second, and says how it sounds meanwhile.
import { frameOf, judge } from "./record-judge.js";
import { keepChunk } from "./record-store.js";

const EVERY = 1000;
const BITS = 48_000;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const LOOKS = 100;
const RECENT = 100;
const MINUTE = 600;

export const able = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder && window.indexedDB);

// One run of the recorder: a part of a take. `changed` is called when more is kept, `failed` when it can't go on.
export class Sound {
  constructor(take, { changed, heard, failed }) {
    this.take = take;
    this.tell = { changed, heard, failed };
    this.number = take.parts.length;
    this.keeping = Promise.resolve();
  }

  async start() {
    // Voices across a table are what is wanted: nothing may take the far ones for noise.
    const audio = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };
    this.stream = await navigator.mediaDevices.getUserMedia({ audio });
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.recorder = new MediaRecorder(this.stream, { mimeType, audioBitsPerSecond: BITS });
    this.part = { type: this.recorder.mimeType || mimeType, bytes: 0, seconds: 0, done: false, url: null, sent: 0 };
    this.take.parts.push(this.part);
    this.recorder.ondataavailable = (event) => this.keep(event.data);
    this.recorder.onerror = () => this.stop().then(() => this.tell.failed("The microphone stopped. What was said is kept."));
    this.stream.getTracks()[0].onended = () => {
      if (this.recorder.state !== "inactive") this.recorder.onerror();
    };
    this.recorder.start(EVERY);
    this.began = performance.now();
    this.watch();
  }

  get state() {
    return this.recorder?.state ?? "inactive";
  }

  // Seconds of this part; time while paused does not count.
  get seconds() {
    return this.before() + (this.state === "recording" ? (performance.now() - this.began) / 1000 : 0);
  }

  before() {
    return this.passed ?? 0;
  }

  pause() {
    this.passed = this.seconds;
    this.recorder.pause();
    this.recorder.requestData();
  }

  goOn() {
    this.began = performance.now();
    this.recorder.resume();
  }

  // Asks for what the recorder holds, when the page may be about to go.
  flush() {
    if (this.state !== "inactive") this.recorder.requestData();
  }

  async stop() {
    if (this.state !== "inactive") {
      this.passed = this.seconds;
      const stopped = new Promise((resolve) => this.recorder.addEventListener("stop", resolve, { once: true }));
      this.recorder.stop();
      await stopped;
    }
    clearInterval(this.looking);
    this.context?.close();
    this.stream?.getTracks().forEach((track) => track.stop());
    await this.keeping;
  }

  // Chunks are kept one after another, so that their order is the order of the sound.
  keep(data) {
    if (!data.size) return;
    const seconds = this.seconds;
    this.keeping = this.keeping.then(async () => {
      // After a gap nothing may follow, or the file could not be read.
      if (this.broken) return;
      const offset = this.part.bytes;
      const bytes = await data.arrayBuffer();
      this.part.bytes += bytes.byteLength;
      this.part.seconds = seconds;
      try {
        await keepChunk(this.take, this.number, offset, bytes);
      } catch {
        this.part.bytes = offset;
        this.broken ??= this.stop().then(() => this.tell.failed("This device is full: recording has stopped. What was said before is kept. Send it, or make room."));
        return;
      }
      this.tell.changed();
    });
  }

  watch() {
    this.context = new AudioContext();
    this.context.resume();
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 2048;
    this.context.createMediaStreamSource(this.stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const frames = [];
    this.looking = setInterval(() => {
      if (this.state !== "recording") return;
      analyser.getFloatTimeDomainData(samples);
      frames.push(frameOf(samples, this.context.sampleRate));
      if (frames.length > MINUTE) frames.shift();
      const now = frames[frames.length - 1];
      this.tell.heard(now.loud, judge(frames.slice(-RECENT), frames));
    }, LOOKS);
  }
}
