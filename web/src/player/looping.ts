import { shotAt, useClip } from "../log/clip";
import { goRound, usePlayhead } from "./playhead";

/** Go round in the marked range where the playhead is in one, else in its shot; once more: play on. */
export function turnLoop(): void {
  const { loop } = usePlayhead.getState();
  goRound(loop === null ? rangeHere() : null);
}

function rangeHere(): { start: number; end: number } | null {
  const { frame, in: start, out: end } = usePlayhead.getState();
  if (start !== null && end !== null && frame >= start && frame < end) return { start, end };
  const { page } = useClip.getState();
  const shot = page === null ? undefined : shotAt(page, frame);
  return shot === undefined ? null : { start: shot.start, end: shot.end };
}
