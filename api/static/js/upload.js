// Shows how much of a recording has been sent, takes one that is dropped, and keeps the form when something is wrong.
import { say } from "./swap.js";

export function startUpload() {
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  wire(form);
}

function wire(form) {
  const input = form.querySelector("input[type=file]");
  const zone = form.querySelector("[data-drop]");
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, input);
  });
}

function send(form, input) {
  const button = form.querySelector("[data-upload-send]");
  const state = form.querySelector("[data-upload-state]");
  const bar = state.querySelector("progress");
  const words = state.querySelector("span");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    const percent = Math.round((event.loaded / event.total) * 100);
    bar.value = percent;
    words.textContent = percent < 100 ? `Sending: ${percent}%` : "Sent. Making sure that it is safe…";
  });
  request.addEventListener("load", () => {
    if (request.status < 300 && !request.responseURL.endsWith("/recordings")) return location.assign(request.responseURL);
    const main = request.response?.getElementById("main-content");
    if (!main) return stopped("Something went wrong. The recording is still on your device: try again.");
    document.title = request.response.title;
    document.getElementById("main-content").replaceWith(document.adoptNode(main));
    const again = document.querySelector("form[data-upload]");
    if (!again) return;
    // The file that was chosen is kept, so that a slip in a field does not mean choosing it again.
    if (!again.querySelector("#recording-error")) {
      input.setAttribute("aria-describedby", "recording-hint");
      again.querySelector("input[type=file]").replaceWith(input);
    }
    wire(again);
    const summary = document.querySelector(".govuk-error-summary");
    summary?.setAttribute("tabindex", "-1");
    summary?.focus();
  });
  request.addEventListener("error", () => stopped("The connection broke. The recording is still on your device: try again."));
  function stopped(sentence) {
    button.disabled = false;
    words.textContent = sentence;
    say(sentence);
  }
  button.disabled = true;
  state.hidden = !input.files.length;
  request.send(new FormData(form));
}
