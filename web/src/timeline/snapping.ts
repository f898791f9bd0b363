/** Where a dragged boundary may go, and what it sticks to. */

import type { ClipPage } from "../api/schema";

/** Pixels within which it sticks. */
export const STICKS = 8;

/** First and last frame at which the later of two shots may begin: both keep a frame at least. */
export function reachOf(page: ClipPage, boundary: number): { low: number; high: number } {
  const later = page.shots.find((shot) => shot.start === boundary);
  const earlier = page.shots.find((shot) => shot.end === boundary);
  return { low: (earlier?.start ?? boundary) + 1, high: (later?.end ?? boundary) - 1 };
}

/** The nearest of some frames within so many frames; the frame itself where there is none. */
export function snapped(frame: number, to: readonly number[], within: number): number {
  let best = frame;
  let least = within;
  for (const one of to) {
    const far = Math.abs(one - frame);
    if (far <= least) {
      best = one;
      least = far;
    }
  }
  return best;
}

/** The boundary near a pixel, of those that lie between two shots. */
export function boundaryNear(
  page: ClipPage,
  xOfFrame: (frame: number) => number,
  x: number,
  within: number,
): number | null {
  const near = page.shots
    .filter((shot) => shot.start > 0)
    .map((shot) => ({ frame: shot.start, far: Math.abs(xOfFrame(shot.start) - x) }))
    .filter(({ far }) => far <= within)
    .sort((one, other) => one.far - other.far);
  return near[0]?.frame ?? null;
}
