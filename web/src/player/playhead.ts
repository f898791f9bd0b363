/**
 * Where the playhead is, and what it is asked to do. Frames are counted from 0; ranges are half-open.
 *
 * The timeline, the inspector and the keys ask for frames here; the player shows them and says which one
 * really is on the screen.
 */

import { create } from "zustand";

interface Playhead {
  /** Frame that is asked for: everything on the page speaks of this one. */
  frame: number;
  /** Frame that the screen shows, as the browser confirms; null while none is. */
  painted: number | null;
  /** Frames of the clip. */
  frames: number;
  /** Speed of playing in shares of the clip's own, negative backwards; 0 stands. */
  speed: number;
  /** Speed at which playing begins, in shares of the clip's own. */
  pace: number;
  /** Marked range: its first frame, and the first after it. */
  in: number | null;
  out: number | null;
  /** Range that playing goes round in; null plays on. */
  loop: { start: number; end: number } | null;
}

export const usePlayhead = create<Playhead>(() => ({
  frame: 0,
  painted: null,
  frames: 1,
  speed: 0,
  pace: 1,
  in: null,
  out: null,
  loop: null,
}));

const clamped = (frame: number, frames: number) => Math.max(0, Math.min(frames - 1, Math.round(frame)));

/** Begin with a clip of so many frames, at one of them. */
export function load(frames: number, frame = 0): void {
  usePlayhead.setState({
    frame: clamped(frame, frames),
    painted: null,
    frames,
    speed: 0,
    in: null,
    out: null,
    loop: null,
  });
}

/** Stand at a frame. */
export function seek(frame: number): void {
  usePlayhead.setState((now) => ({ frame: clamped(frame, now.frames), speed: 0 }));
}

/** Stand so many frames further. */
export function step(by: number): void {
  seek(usePlayhead.getState().frame + by);
}

/** Play at a speed, 0 to stand. */
export function play(speed: number): void {
  usePlayhead.setState({ speed });
}

/** Note which frame the screen shows, null while it shows none; while it plays, all else follows. */
export function showing(painted: number | null): void {
  usePlayhead.setState((now) => {
    const follows = now.speed !== 0 && painted !== null && !isPast(painted, now.loop);
    if (painted === now.painted && (!follows || painted === now.frame)) return now;
    return follows ? { painted, frame: painted } : { painted };
  });
}

/** A browser may show a frame or two beyond the range before it goes round. */
const isPast = (frame: number, loop: Playhead["loop"]) =>
  loop !== null && (frame < loop.start || frame >= loop.end);

/** Begin at another speed from now on; what plays goes on at it. */
export function setPace(pace: number): void {
  usePlayhead.setState(({ speed }) => (speed > 0 ? { pace, speed: pace } : { pace }));
}

/** Mark the range's first frame, or its last (which is kept as the frame after it); null takes it back. */
export function mark(edge: "in" | "out", frame: number | null): void {
  if (edge === "in") {
    usePlayhead.setState((now) => ({
      in: frame,
      out: frame !== null && (now.out ?? frame) <= frame ? null : now.out,
    }));
  } else {
    const after = frame === null ? null : frame + 1;
    usePlayhead.setState((now) => ({
      out: after,
      in: after !== null && (now.in ?? 0) >= after ? null : now.in,
    }));
  }
}

/** Go round in a range, or play on. */
export function goRound(loop: { start: number; end: number } | null): void {
  usePlayhead.setState({ loop });
}
