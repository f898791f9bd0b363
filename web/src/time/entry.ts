/** What people type to go somewhere. */

import type { ClipShape } from "../api/schema";
import { countingOf } from "../log/times";
import { type Counting, frames, label } from "./timecode";

/**
 * The frame that somebody means who stands at another: a timecode, `f123` for a frame's number, or with a
 * sign an offset in frames (`+12`) or timecode (`-1:00`). Null where it says nothing.
 */
export function frameMeant(text: string, clip: ClipShape, at: number): number | null {
  const said = text.trim();
  const number = /^f\s*(\d+)$/i.exec(said)?.[1];
  if (number !== undefined) return Number(number);
  const sign = /^[+−-]/.test(said) ? (said.startsWith("+") ? 1 : -1) : 0;
  const by = sign === 0 ? null : offset(said.slice(1).trim(), clip);
  if (sign !== 0) return by === null ? null : at + sign * by;
  const counting = countingOf(clip);
  if (counting === null) return /^\d+$/.test(said) ? Number(said) : null;
  return absolute(said, clip, counting, at);
}

/** What is left out before is as where one stands: `507` at 01:02:33:10 means 01:02:05:07. */
function absolute(said: string, clip: ClipShape, counting: Counting, at: number): number | null {
  const typed = /^\d+$/.test(said)
    ? said
    : said
        .split(/[:;.,]/)
        .map((part) => part.padStart(2, "0"))
        .join("");
  const here = label(clip.first_label + at, counting).replace(/\D/g, "");
  const whole = typed.length < here.length ? here.slice(0, -typed.length) + typed : said;
  const found = said === "" ? null : frames(whole, counting);
  return found === null ? null : found - clip.first_label;
}

function offset(said: string, clip: ClipShape): number | null {
  const counting = countingOf(clip);
  if (/^\d+$/.test(said) && (counting === null || said.length < 3)) return Number(said);
  if (counting === null) return null;
  // A minute that drop-frame has no label for is as long as one that it has.
  return frames(said, counting) ?? frames(said, { ...counting, drop: false });
}
