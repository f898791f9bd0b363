/** How shots meet: which ways can lie at a boundary, and over which frames. */

import type { ShotShape, Transition } from "../api/schema";

export type Way = Transition["kind"];
export type Edge = "in" | "out";

const INSIDE: readonly Way[] = ["cut", "dissolve", "fade_in", "fade_out", "dip", "wipe"];

/** The ways in which a shot can begin or end; at the ends of a clip there are others. */
export function waysAt(shot: ShotShape, edge: Edge, frames: number): readonly Way[] {
  if (edge === "in" && shot.start === 0) return ["start", "fade_in"];
  if (edge === "out" && shot.end === frames) return ["end", "fade_out"];
  return INSIDE;
}

const USUAL = 12;
/** Frames of a transition until somebody says how long it is. */

/**
 * The frames of a way at the boundary `at`, kept within the two shots that meet there.
 *
 * @param marked The marked range, which is taken where it can be.
 * @param reach First frame of the earlier shot, and the first after the later one.
 */
export function framesOf(
  way: Way,
  at: number,
  reach: { start: number; end: number },
  marked: { start: number; end: number } | null,
): { start: number; end: number } {
  if (way === "cut" || way === "start" || way === "end") return { start: at, end: at };
  if (marked !== null && fits(way, at, reach, marked)) return marked;
  const half = USUAL / 2;
  const start = way === "fade_in" ? at : way === "fade_out" ? at - USUAL : at - half;
  return { start: Math.max(reach.start, start), end: Math.min(reach.end, Math.max(start + USUAL, at)) };
}

function fits(
  way: Way,
  at: number,
  reach: { start: number; end: number },
  marked: { start: number; end: number },
): boolean {
  const inside = reach.start <= marked.start && marked.start < marked.end && marked.end <= reach.end;
  const across = way === "fade_in" || way === "fade_out" || (marked.start <= at && at <= marked.end);
  return inside && across;
}
