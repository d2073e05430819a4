// Sends a recording as soon as it is chosen, while the form is filled in; goes on after a break; takes a dropped file.
import { askSession, idOf, newUpload, options, Places } from "./sending.js";
import { say } from "./swap.js";

const PIECE = 2 * 2 ** 20;
const LOOK_AGAIN = 10_000;
const BROKEN = "No connection. What is sent is safe: this goes on by itself when the connection is back.";
const places = new Places();

export function startUpload() {
  const form = document.querySelector("form[data-upload]");
  if (form) wire(form, new Sending(form));
}

// One file on its way; the form may be drawn anew around it.
class Sending {
  constructor(form) {
    this.form = form;
    this.token = form.elements.form_token.value;
  }

  begin(file) {
    this.upload?.abort();
    clearTimeout(this.wait);
    this.file = file;
    this.done = false;
    this.problem = "";
    this.upload = newUpload(
      file,
      options(() => this.token, () => this.tell(BROKEN), {
        chunkSize: PIECE,
        metadata: { filename: file.name },
        urlStorage: places,
        fingerprint: (chosen) => places.fingerprint(chosen),
        onProgress: (sent, all) => this.show(Math.floor((sent / all) * 100)),
        onSuccess: () => this.finished(),
        onError: (error) => this.broke(error),
      }),
    );
    const { upload } = this;
    upload.findPreviousUploads().then((before) => {
      if (before.length) upload.resumeFromPreviousUpload(before[0]);
      if (upload === this.upload) upload.start();
    });
  }

  show(percent) {
    const state = this.form.querySelector("[data-upload-state]");
    state.hidden = false;
    state.querySelector("progress").value = percent;
    state.querySelector("span").textContent = percent < 100 ? `Sending: ${percent}%` : "All of it is sent.";
  }

  finished() {
    this.done = true;
    this.show(100);
    if (this.wanted) send(this.form, this);
  }

  async broke(error) {
    const status = error.originalResponse?.getStatus();
    if (status === 401 || status === 403) return this.renew();
    const said = status && reason(error);
    this.tell(said || BROKEN);
    if (said) return this.free(said);
    this.wait = setTimeout(() => this.upload.start(), LOOK_AGAIN);
  }

  async renew() {
    const session = await askSession();
    if (session && session.form_token !== this.token) {
      this.token = session.form_token;
      this.form.elements.form_token.value = this.token;
      return this.upload.start();
    }
    this.tell("Sign in again in another tab. What is sent is safe: then this goes on.");
    this.wait = setTimeout(() => this.renew(), LOOK_AGAIN);
  }

  // The file itself was refused: nothing of it is gone on with.
  forget() {
    this.upload?.abort();
    if (this.file) places.forget(this.file);
    this.upload = this.file = undefined;
    this.done = false;
  }

  free(problem) {
    this.problem = problem;
    this.wanted = false;
    this.form.querySelector("[data-upload-send]").disabled = false;
  }

  tell(sentence) {
    const state = this.form.querySelector("[data-upload-state]");
    state.hidden = false;
    state.querySelector("span").textContent = sentence;
    say(sentence);
  }
}

function reason(error) {
  try {
    return JSON.parse(error.originalResponse.getBody()).error;
  } catch {
    return "";
  }
}

function wire(form, sending) {
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-drop]");
  sending.form = form;
  input.addEventListener("change", () => input.files.length && sending.begin(input.files[0]));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    sending.begin(input.files[0]);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector("[data-upload-send]").disabled = true;
    sending.wanted = true;
    if (sending.problem && input.files.length) sending.begin(input.files[0]);
    else if (!sending.upload || sending.done) send(form, sending);
  });
}

function send(form, sending) {
  sending.wanted = false;
  const fields = new FormData(form);
  if (sending.done) {
    fields.delete("recording");
    fields.append("upload", idOf(sending.upload.url));
  }
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.addEventListener("load", () => {
    if (request.status < 300 && !request.responseURL.endsWith("/recordings")) {
      if (sending.file) places.forget(sending.file);
      return location.assign(request.responseURL);
    }
    const main = request.response?.getElementById("main-content");
    if (!main) return stopped("Something went wrong. The recording is still on your device: try again.");
    document.title = request.response.title;
    redraw(document.adoptNode(main), sending);
  });
  request.addEventListener("error", () => stopped("The connection broke. What is sent is safe: press the button again."));
  function stopped(sentence) {
    form.querySelector("[data-upload-send]").disabled = false;
    sending.tell(sentence);
  }
  request.send(fields);
}

// Shows the form with what is wrong; the file that was chosen and sent stays, so that a slip does not mean sending it again.
function redraw(main, sending) {
  const input = sending.form.querySelector("input[type=file]");
  document.getElementById("main-content").replaceWith(main);
  const again = document.querySelector("form[data-upload]");
  if (!again) return;
  if (again.querySelector("#recording-error")) {
    sending.forget();
  } else {
    input.setAttribute("aria-describedby", "recording-hint");
    again.querySelector("input[type=file]").replaceWith(input);
  }
  wire(again, sending);
  if (sending.done) sending.show(100);
  const summary = document.querySelector(".govuk-error-summary");
  summary?.setAttribute("tabindex", "-1");
  summary?.focus();
}
