/** J, K and L: each press of J or L goes faster its way; with K held, one frame. */

import { play, seek, setPace, step, usePlayhead } from "./playhead";

const SPEEDS = [1, 2, 4, 8];

/** Speeds at which playing may begin. */
export const PACES = [0.25, 0.5, 0.75, 1, 1.5, 2, 4] as const;

/** The speed after one more press towards `way`; the other way it begins anew. */
export function faster(speed: number, way: 1 | -1): number {
  if (Math.sign(speed) !== way) return way;
  return way * (SPEEDS.find((one) => one > Math.abs(speed)) ?? (SPEEDS.at(-1) as number));
}

/** The pace so many places further in the list. */
export function paceAfter(pace: number, by: 1 | -1): number {
  const others = by > 0 ? PACES.find((one) => one > pace) : PACES.findLast((one) => one < pace);
  return others ?? pace;
}

let held: string | null = null;

function letGo(event: KeyboardEvent): void {
  if (event.code === held) forget();
}

function forget(): void {
  held = null;
  window.removeEventListener("keyup", letGo);
  window.removeEventListener("blur", forget);
}

/** Stand, and go by single frames as long as this key is held. */
export function stand(event: KeyboardEvent): void {
  if (event.repeat) return;
  held = event.code;
  window.addEventListener("keyup", letGo);
  window.addEventListener("blur", forget);
  const { speed, frame } = usePlayhead.getState();
  if (speed !== 0) seek(frame);
}

/** J or L. */
export function shuttle(event: KeyboardEvent, way: 1 | -1): void {
  if (held !== null) step(way);
  else if (!event.repeat) play(faster(usePlayhead.getState().speed, way));
}

/** Play at the pace that is set, or stand. */
export function toggle(): void {
  const { speed, pace, frame } = usePlayhead.getState();
  if (speed === 0) play(pace);
  else seek(frame);
}

/** Play slower or faster. */
export function changePace(by: 1 | -1): void {
  setPace(paceAfter(usePlayhead.getState().pace, by));
}
