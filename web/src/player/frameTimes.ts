/** When the proxy shows each frame. Nothing is worked out from a rate: frames may be unevenly spaced. */

export interface FrameTimes {
  /** Ticks at which each frame appears, and one more: when the last one ends. */
  ticks: Float64Array;
  /** Seconds in a tick, as a fraction. */
  timeBase: readonly [number, number];
}

/** How many frames there are. */
export const frameCount = ({ ticks }: FrameTimes): number => ticks.length - 1;

/** Seconds of a time in ticks. */
export function seconds({ timeBase: [above, below] }: FrameTimes, ticks: number): number {
  return (ticks * above) / below;
}

const tickOf = ({ ticks }: FrameTimes, place: number) => ticks[place] ?? 0;

/** The frame that is shown at a time in seconds; the first or last one beyond the ends. */
export function frameAtTime(times: FrameTimes, time: number): number {
  const [above, below] = times.timeBase;
  // Browsers tell times in whole microseconds: a frame counts as shown a little before its tick.
  const tick = (time + 2e-6) * (below / above);
  let low = 0;
  let high = frameCount(times) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tickOf(times, middle) <= tick) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where to seek for a frame, in seconds: between its time and the next, never at an edge, where rounding
 * would decide which of the two is shown.
 *
 * @param share Where between them, 0..1.
 */
export function aimAt(times: FrameTimes, frame: number, share = 0.5): number {
  const from = tickOf(times, frame);
  return seconds(times, from + share * (tickOf(times, frame + 1) - from));
}

/** Seconds at which a frame appears; at the number of frames, when the last one ends. */
export function appearsAt(times: FrameTimes, frame: number): number {
  return seconds(times, tickOf(times, frame));
}
