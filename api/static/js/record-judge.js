// Says in words how well the microphone hears, from levels alone; docs/recording.md explains each threshold.
//
// A frame is { loud, peak, voiced }: its loudness and peak in dB below full scale, and whether somebody's voice is in it.

export const SILENT = -65; // below this nothing reaches the microphone, not even a room
export const QUIET = -45; // speech below this is lost in the recorder's own noise
export const FAR = -34; // speech between QUIET and this, with little between it and the room, is far away
export const CLEAR = 14; // dB that speech should stand above the room
export const SPREAD = 8; // dB between loud and soft frames, below which nobody is speaking
export const FULL = -0.2; // a peak above this is cut off
export const UNEVEN = 12; // dB by which some stretches of speech are fainter than others where somebody sits too far away
const LIKE = 0.7; // how like itself a voice is, one period later
const STRETCH = 20; // frames that are judged as one stretch: two seconds

export const SAYS = {
  waiting: "Listening…",
  nothing: "I hear nothing. Is the microphone covered, or switched off?",
  clipping: "Too loud, and it breaks up. Move this device a little away.",
  quiet: "Too quiet. Put this device on the table between you.",
  far: "Too far away, or too much noise. Move closer, or turn the noise off.",
  uneven: "I hear one of you less well. Move this device nearer to them.",
  well: "I can hear you well.",
};

// Judges the last ten seconds of frames, and whether speech was even over the last minute.
export function judge(recent, minute) {
  if (recent.length < 20) return "waiting";
  const loud = recent.map((frame) => frame.loud).sort((a, b) => a - b);
  const level = at(loud, 0.9);
  const room = at(loud, 0.1);
  if (level < SILENT) return "nothing";
  if (recent.filter((frame) => frame.peak > FULL).length >= 3) return "clipping";
  if (level - room < SPREAD && level < FAR) return "waiting";
  if (level < QUIET) return "quiet";
  if (level < FAR && level - room < CLEAR) return "far";
  if (level - room < SPREAD) return "waiting";
  return uneven(minute) ? "uneven" : "well";
}

// Says whether a quarter of the stretches of speech are faint, and far fainter than the loudest quarter.
export function uneven(frames) {
  const levels = [];
  for (let n = 0; n + STRETCH <= frames.length; n += STRETCH) {
    const voiced = frames.slice(n, n + STRETCH).filter((frame) => frame.voiced).map((frame) => frame.loud);
    if (voiced.length >= 4) levels.push(at(voiced.sort((a, b) => a - b), 0.8));
  }
  if (levels.length < 8) return false;
  levels.sort((a, b) => a - b);
  const faint = at(levels, 0.2);
  return faint < FAR && at(levels, 0.8) - faint > UNEVEN;
}

// Measures a stretch of samples (-1 to 1).
export function frameOf(samples, rate) {
  let sum = 0;
  let peak = 0;
  for (const sample of samples) {
    sum += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  const loud = decibels(Math.sqrt(sum / samples.length));
  return { loud, peak: decibels(peak), voiced: loud > SILENT && repeats(samples, rate) };
}

// Says whether sound repeats itself 75 to 400 times a second, as a voice does and a room does not.
function repeats(samples, rate) {
  const step = Math.max(1, Math.floor(rate / 8000));
  const short = [];
  for (let n = 0; n + step <= samples.length; n += step) {
    let sum = 0;
    for (let k = 0; k < step; k += 1) sum += samples[n + k];
    short.push(sum / step);
  }
  const slow = rate / step;
  const longest = Math.min(Math.floor(slow / 75), Math.floor(short.length / 2));
  const length = short.length - longest;
  for (let lag = Math.floor(slow / 400); lag <= longest; lag += 1) {
    let same = 0;
    let one = 1e-9;
    let other = 1e-9;
    for (let n = 0; n < length; n += 1) {
      same += short[n] * short[n + lag];
      one += short[n] ** 2;
      other += short[n + lag] ** 2;
    }
    if (same / Math.sqrt(one * other) > LIKE) return true;
  }
  return false;
}

function decibels(value) {
  return 20 * Math.log10(Math.max(value, 1e-6));
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
