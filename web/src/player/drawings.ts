/** Drawings on frames: kept by this tab as long as it is open, and shown where they were drawn. */

import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

/** A point of the picture: shares of its width and height, 0..1. */
export type Point = readonly [number, number];

export interface Stroke {
  kind: "line" | "arrow";
  points: readonly Point[];
}

interface Drawings {
  /** Strokes by clip and frame. */
  strokes: Readonly<Record<string, readonly Stroke[]>>;
  /** Whether the pointer draws. */
  drawing: boolean;
  kind: Stroke["kind"];
}

export const useDrawings = create<Drawings>()(
  persist((): Drawings => ({ strokes: {}, drawing: false, kind: "line" }), {
    name: "shotlog drawings",
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ strokes }) => ({ strokes }) as Drawings,
  }),
);

const keyOf = (clip: string, frame: number) => `${clip} ${frame}`;

const NONE: readonly Stroke[] = [];

/** What is drawn on a frame. */
export function strokesOn({ strokes }: Drawings, clip: string, frame: number): readonly Stroke[] {
  return strokes[keyOf(clip, frame)] ?? NONE;
}

/** Change what is drawn on a frame. */
export function redraw(
  clip: string,
  frame: number,
  change: (strokes: readonly Stroke[]) => readonly Stroke[],
): void {
  useDrawings.setState((now) => ({
    strokes: { ...now.strokes, [keyOf(clip, frame)]: change(strokesOn(now, clip, frame)) },
  }));
}

/** Begin to draw, or end it. */
export function turnDrawing(): void {
  useDrawings.setState(({ drawing }) => ({ drawing: !drawing }));
}

/** A stroke as an SVG path in a box of `width` by `height`. */
export function pathOf({ kind, points }: Stroke, width: number, height: number): string {
  const at = points.map(([x, y]) => [x * width, y * height] as const);
  const first = at[0];
  const last = at.at(-1);
  if (first === undefined || last === undefined) return "";
  if (kind === "arrow") return `M${spelt(first)}L${spelt(last)}${headOf(first, last)}`;
  return `M${at.map(spelt).join("L")}`;
}

const HEAD = 16;
const SPREAD = Math.PI / 7;

function headOf(from: Point, to: Point): string {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wings = [angle + SPREAD, angle - SPREAD].map(
    (towards) => [to[0] - HEAD * Math.cos(towards), to[1] - HEAD * Math.sin(towards)] as const,
  );
  return wings.map((wing) => `M${spelt(to)}L${spelt(wing)}`).join("");
}

const spelt = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
