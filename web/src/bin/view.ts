/** How the bin is looked at: what is listed, how, by what order; kept by the browser. */

import { create } from "zustand";

export type Listed = "clips" | "shots";
export type Manner = "cards" | "rows";

export interface View {
  listed: Listed;
  manner: Manner;
  query: string;
  /** A column of the list; with a minus sign before it, descending. */
  sort: Record<Listed, string>;
  /** Columns that are shown, in their order. */
  columns: Record<Listed, readonly string[]>;
}

const FIRST: View = {
  listed: "clips",
  manner: "cards",
  query: "",
  sort: { clips: "clip", shots: "clip" },
  columns: {
    clips: ["name", "length", "rate", "timecode", "reel", "shots", "progress", "captions", "score"],
    shots: [
      "name",
      "number",
      "in",
      "out",
      "length",
      "progress",
      "shot_size",
      "camera_movement",
      "people_count",
    ],
  },
};

const KEPT = "shotlog bin";

function kept(): View {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<View>), query: "" };
  } catch {
    return FIRST; // whatever stands there was not written by us
  }
}

export const useView = create<View>(kept);

useView.subscribe((view) => localStorage.setItem(KEPT, JSON.stringify(view)));

/** Look at the bin otherwise. */
export function look(change: Partial<View>): void {
  useView.setState(change);
}

/** Sort by a column; by the same once more: the other way round. */
export function sortBy(listed: Listed, column: string): void {
  useView.setState(({ sort }) => ({
    sort: { ...sort, [listed]: sort[listed] === column ? `-${column}` : column },
  }));
}

/** Show a column, or leave it out. */
export function toggleColumn(listed: Listed, column: string): void {
  useView.setState(({ columns }) => {
    const shown = columns[listed];
    const next = shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column];
    return { columns: { ...columns, [listed]: next } };
  });
}

/** Move a column so many places to the right. */
export function moveColumn(listed: Listed, column: string, by: number): void {
  useView.setState(({ columns }) => ({
    columns: { ...columns, [listed]: moved(columns[listed], column, by) },
  }));
}

/** A list with one of its entries so many places further. */
export function moved<Entry>(list: readonly Entry[], entry: Entry, by: number): readonly Entry[] {
  const from = list.indexOf(entry);
  const to = Math.max(0, Math.min(list.length - 1, from + by));
  const rest = list.filter((one) => one !== entry);
  return from < 0 ? list : [...rest.slice(0, to), entry, ...rest.slice(to)];
}
