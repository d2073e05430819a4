// Says in words how well the microphone hears, from levels alone; docs/recording.md explains each threshold.
//
// A frame is { loud, peak, pitch }: its loudness and peak in dB below full scale, and its pitch in Hz where it has one.

export const SILENT = -65; // below this nothing reaches the microphone, not even a room
export const QUIET = -45; // speech below this is lost in the recorder's own noise
export const FAR = -34; // speech between QUIET and this, with little between it and the room, is far away
export const CLEAR = 14; // dB that speech should stand above the room
export const SPREAD = 8; // dB between loud and soft frames, below which nobody is speaking
export const FULL = -0.2; // a peak above this is cut off
export const APART = 1.3; // two voices differ in pitch by this much or more: about five semitones

export const SAYS = {
  waiting: "Listening…",
  nothing: "I hear nothing. Is the microphone covered, or switched off?",
  clipping: "Too loud, and it breaks up. Move this device a little away.",
  quiet: "Too quiet. Put this device on the table between you.",
  far: "Too far away, or too much noise. Move closer, or turn the noise off.",
  one: "I can hear you well.",
  both: "I can hear you both.",
};

// Judges the last ten seconds of frames; voices are told apart over the last minute.
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
  return voices(minute) > 1 ? "both" : "one";
}

// Counts one voice or two by pitch: two, where clear frames fall into two groups well apart, neither of them small.
export function voices(frames) {
  const pitches = frames.filter((frame) => frame.pitch && frame.loud > QUIET).map((frame) => Math.log2(frame.pitch));
  if (pitches.length < 40) return 1;
  let low = Math.min(...pitches);
  let high = Math.max(...pitches);
  let near = [];
  let away = [];
  for (let round = 0; round < 8; round += 1) {
    near = pitches.filter((one) => Math.abs(one - low) <= Math.abs(one - high));
    away = pitches.filter((one) => Math.abs(one - low) > Math.abs(one - high));
    if (!near.length || !away.length) return 1;
    low = mean(near);
    high = mean(away);
  }
  const small = Math.min(near.length, away.length) < pitches.length * 0.15;
  const within = Math.max(spread(near, low), spread(away, high));
  return !small && high - low > Math.log2(APART) && high - low > 2.5 * within ? 2 : 1;
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
  return { loud, peak: decibels(peak), pitch: loud > QUIET ? pitchOf(samples, rate) : 0 };
}

// Finds the pitch between 75 and 400 Hz at which the sound repeats itself; 0 where it does not.
export function pitchOf(samples, rate) {
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
  let best = 0;
  let bestLag = 0;
  for (let lag = Math.floor(slow / 400); lag <= longest; lag += 1) {
    let same = 0;
    let one = 1e-9;
    let other = 1e-9;
    for (let n = 0; n < length; n += 1) {
      same += short[n] * short[n + lag];
      one += short[n] ** 2;
      other += short[n + lag] ** 2;
    }
    const likeness = same / Math.sqrt(one * other);
    // A longer lag that is hardly better is twice the same period.
    if (likeness > best + 0.03) {
      best = likeness;
      bestLag = lag;
    }
  }
  return best > 0.7 ? slow / bestLag : 0;
}

function decibels(value) {
  return 20 * Math.log10(Math.max(value, 1e-6));
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function mean(values) {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function spread(values, middle) {
  return Math.sqrt(mean(values.map((one) => (one - middle) ** 2)));
}
