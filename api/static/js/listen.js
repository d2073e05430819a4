// Plays the seconds that a sentence rests on, in one player, and says who is speaking.

let stopAt = null;
let button = null;

export function startListening() {
  const audio = document.getElementById("audio");
  if (!audio) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-play]");
    if (!link) return;
    event.preventDefault();
    if (button === link && !audio.paused) return audio.pause();
    button?.classList.remove("play--on");
    button = link;
    play(audio, Number(link.dataset.play), Number(link.dataset.stop));
  });
  audio.addEventListener("timeupdate", () => {
    if (stopAt !== null && audio.currentTime >= stopAt) {
      stopAt = null;
      audio.pause();
    }
    nameSpeaker(audio.currentTime);
  });
  audio.addEventListener("play", () => button?.classList.add("play--on"));
  audio.addEventListener("pause", () => button?.classList.remove("play--on"));
  audio.addEventListener("seeking", () => {
    if (stopAt !== null && (audio.currentTime > stopAt + 0.5 || audio.currentTime < stopAt - 600)) stopAt = null;
  });
}

export function play(audio, start, end) {
  stopAt = Number.isFinite(end) && end > start ? end + 0.15 : null;
  const begin = () => {
    audio.currentTime = Math.max(0, start - 0.1);
    audio.play().catch(() => {});
  };
  if (audio.readyState >= 1) begin();
  else {
    audio.addEventListener("loadedmetadata", begin, { once: true });
    audio.load();
  }
}

function nameSpeaker(time) {
  const place = document.getElementById("player-who");
  if (!place) return;
  const turns = document.querySelectorAll("#turns li");
  const turn = [...turns].find((one) => Number(one.dataset.start) <= time && time < Number(one.dataset.end));
  const words = turn ? `${turn.dataset.who} is speaking` : "";
  if (place.textContent !== words) place.textContent = words;
}
