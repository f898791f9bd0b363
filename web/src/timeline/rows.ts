/** The rows above the lanes, from the top down. */

import type { ClipPage } from "../api/schema";
import type { Band } from "./paint/scene";

export type RowName = "ruler" | "shots" | "strip" | "sound" | "captions";

export interface Row extends Band {
  name: RowName;
}

const HEIGHTS: Record<RowName, number> = { ruler: 22, shots: 20, strip: 44, sound: 26, captions: 14 };

/** Those that a clip has something for. */
export function rowsOf(page: ClipPage): Row[] {
  const names: RowName[] = ["ruler", "shots", "strip"];
  if (page.clip.has_sound) names.push("sound");
  if (page.captions.length > 0) names.push("captions");
  let top = 0;
  return names.map((name) => {
    const row = { name, top, height: HEIGHTS[name] };
    top += row.height;
    return row;
  });
}

/** How high they are together. */
export const heightOf = (rows: readonly Band[]): number => rows.reduce((sum, row) => sum + row.height, 0);

/** The row at a height. */
export const rowAt = (rows: readonly Row[], y: number): Row | undefined =>
  rows.find((row) => y >= row.top && y < row.top + row.height);
