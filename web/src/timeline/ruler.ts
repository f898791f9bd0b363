/** Where the ruler has its marks: at whole seconds of timecode, or at frames when it shows few. */

import type { ClipShape } from "../api/schema";
import { countingOf, timeOf } from "../log/times";
import { type Counting, framesADay, label } from "../time/timecode";
import type { View } from "./view";

export interface Tick {
  frame: number;
  /** Timecode or number; null for a mark between two that have one. */
  text: string | null;
}

/** Pixels from one label to the next, at least. */
const ROOM = 104;
/** Marks between two labels. */
const PARTS = 5;

const STEPS_IN_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** The marks of a view of so many pixels. */
export function ticks(view: View, width: number, clip: ClipShape): Tick[] {
  const counting = countingOf(clip);
  const least = ROOM * view.perPixel;
  const last = Math.min(clip.frames - 1, view.start + width * view.perPixel);
  if (counting === null || least <= counting.base / 2)
    return atFrames(view.start, last, frameStep(least), clip);
  const step = STEPS_IN_SECONDS.find((one) => one * counting.base >= least) ?? 7200;
  return atSeconds(view.start, last, step, clip, counting);
}

/** 1, 2, 5, 10, 20, 50 ... frames. */
function frameStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= least) ?? power;
}

function atFrames(from: number, to: number, step: number, clip: ClipShape): Tick[] {
  const made: Tick[] = [];
  const part = Math.max(1, step / PARTS);
  for (let frame = Math.floor(from / step) * step; frame <= to; frame += part) {
    const whole = Math.round(frame);
    made.push({ frame: whole, text: whole % step === 0 ? timeOf(clip, whole) : null });
  }
  return made;
}

function atSeconds(from: number, to: number, step: number, clip: ClipShape, counting: Counting): Tick[] {
  const made: Tick[] = [];
  const parts = step % PARTS === 0 ? PARTS : step === 1 ? 1 : 2;
  const first = secondsAt(clip.first_label + Math.floor(from), counting);
  for (let second = Math.floor(first / step) * step; ; second += step / parts) {
    const frame = frameOfSecond(second, counting) - clip.first_label;
    if (frame > to) return made;
    made.push({ frame, text: second % step === 0 ? label(clip.first_label + frame, counting) : null });
  }
}

const secondsAt = (frames: number, counting: Counting) => {
  const [hours = 0, minutes = 0, seconds = 0] = label(frames, counting).split(/[:;]/).map(Number);
  const day = Math.floor(frames / framesADay(counting)) * 24;
  return ((day + hours) * 60 + minutes) * 60 + seconds;
};

/** The first frame whose label has this second: drop-frame begins most minutes with a later label. */
function frameOfSecond(second: number, { base, drop }: Counting): number {
  const minutes = Math.floor(second / 60);
  const skipped = drop ? (base / 15) * (minutes - Math.floor(minutes / 10)) : 0;
  const first = drop && second % 60 === 0 && minutes % 10 !== 0 ? base / 15 : 0;
  return second * base + first - skipped;
}
