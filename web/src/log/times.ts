/** Frames of a clip as people read them: timecode where it has some, else frame numbers. */

import type { ClipShape } from "../api/schema";
import { type Counting, label } from "../time/timecode";

/** How a clip's timecode counts; null where labels would mislead (a variable rate). */
export function countingOf(clip: ClipShape): Counting | null {
  return clip.timecode_base === null ? null : { base: clip.timecode_base, drop: clip.drop_frame };
}

/** The timecode of a frame, or its number. */
export function timeOf(clip: ClipShape, frame: number): string {
  const counting = countingOf(clip);
  return counting === null ? `f ${frame}` : label(clip.first_label + frame, counting);
}

/** A length in frames, as seconds and frames where there is timecode. */
export function lengthOf(clip: ClipShape, frames: number): string {
  const base = clip.timecode_base;
  if (base === null) return `${frames} f`;
  const seconds = Math.floor(frames / base);
  const rest = String(frames % base).padStart(2, "0");
  return seconds < 60
    ? `${seconds}:${rest}`
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}:${rest}`;
}

/** A rate as people say it: `23.976`, `25`. */
export function rateOf(clip: ClipShape): string {
  const [numerator, denominator] = clip.rate as [number, number];
  if (denominator === 1) return String(numerator);
  const rate = numerator / denominator;
  return `${rate.toFixed(rate < 24 ? 3 : 2)}${clip.drop_frame ? " DF" : ""}`;
}
