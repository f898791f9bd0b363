/**
 * Timecode at the edge: labels of frames, made from whole numbers only (SMPTE ST 12-1).
 *
 * A label is a count of frames since 00:00:00:00 at a whole number of frames a second (`base`). Drop-frame
 * skips the labels 0 and 1 (0 to 3 at 60) of each minute but every tenth; no frame is dropped.
 */

export interface Counting {
  /** Frames that timecode counts a second: 24 at 23.976. */
  base: number;
  /** Whether labels are drop-frame. */
  drop: boolean;
}

/** Frames of 24 hours. */
export function framesADay({ base, drop }: Counting): number {
  return 24 * 60 * 60 * base - (drop ? 24 * 54 * (base / 15) : 0);
}

/** The number that a label would spell if no label were skipped. */
function withSkipped(frames: number, { base, drop }: Counting): number {
  if (!drop) return frames;
  const skipped = base / 15;
  const inTen = 10 * 60 * base - 9 * skipped;
  const inOne = 60 * base - skipped;
  const tens = Math.floor(frames / inTen);
  const rest = frames % inTen;
  const minutes = rest < skipped ? 0 : Math.floor((rest - skipped) / inOne);
  return frames + skipped * (9 * tens + minutes);
}

const two = (number: number) => String(number).padStart(2, "0");

/** The label of a frame, `frames` after 00:00:00:00: `01:00:00:00`, or `01:00:00;00` for drop-frame. */
export function label(frames: number, counting: Counting): string {
  const day = framesADay(counting);
  const spelt = withSkipped(((frames % day) + day) % day, counting);
  const { base, drop } = counting;
  const seconds = Math.floor(spelt / base);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  return `${parts.join(":")}${drop ? ";" : ":"}${String(spelt % base).padStart(base > 100 ? 3 : 2, "0")}`;
}

/**
 * Frames from 00:00:00:00 to a label; null where it is none, or drop-frame skips it.
 *
 * Digits alone are read from the right, two each: `1507` is fifteen seconds and seven frames.
 */
export function frames(text: string, counting: Counting): number | null {
  const parts = partsOf(text.trim());
  if (parts === null) return null;
  const [hours, minutes, seconds, rest] = parts;
  const { base, drop } = counting;
  if (hours > 23 || minutes > 59 || seconds > 59 || rest >= base) return null;
  const skipped = drop ? base / 15 : 0;
  if (drop && seconds === 0 && rest < skipped && minutes % 10 !== 0) return null;
  const passed = 60 * hours + minutes;
  return (60 * passed + seconds) * base + rest - skipped * (passed - Math.floor(passed / 10));
}

function partsOf(text: string): [number, number, number, number] | null {
  const pieces = /^\d{1,9}$/.test(text)
    ? (text
        .padStart(8, "0")
        .match(/(\d+)(\d\d)(\d\d)(\d\d)$/)
        ?.slice(1) ?? null)
    : /^\d{1,3}([:;.,]\d{1,3}){1,3}$/.test(text)
      ? text.split(/[:;.,]/)
      : null;
  if (pieces === null) return null;
  const numbers = pieces.map(Number);
  while (numbers.length < 4) numbers.unshift(0);
  return numbers as [number, number, number, number];
}
