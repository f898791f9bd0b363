/**
 * Texts with marks: spans count Unicode code points and are half-open, as the server counts them, while
 * JavaScript counts UTF-16 units.
 */

import type { EditShape } from "../api/schema";

/** A text by its code points. */
export type Points = readonly string[];

/** The code points of a text. */
export function points(text: string): Points {
  return Array.from(text);
}

/** A stretch of a text and which marks it bears. */
export interface Stretch {
  text: string;
  /** Numbers of the marks that cover it, the shortest last. */
  marks: readonly number[];
}

/** A text cut at the edges of its marks. */
export function stretches(text: string, spans: readonly (readonly number[])[]): Stretch[] {
  const all = points(text);
  const edges = [...new Set([0, all.length, ...spans.flat()])].sort((one, other) => one - other);
  const covering = (start: number, end: number) =>
    spans
      .map(([from = 0, to = 0], mark) => ({ from, to, mark }))
      .filter(({ from, to }) => from <= start && end <= to && from < to)
      .sort((one, other) => other.to - other.from - (one.to - one.from))
      .map(({ mark }) => mark);
  return edges.slice(1).map((end, place) => {
    const start = edges[place] ?? 0;
    return { text: all.slice(start, end).join(""), marks: covering(start, end) };
  });
}

/** A piece of a text whose changes are shown: as it was, taken out, or put in. */
export interface Piece {
  kind: "kept" | "removed" | "added";
  text: string;
}

/** The edits that can all be made: by place, without those that overlap an earlier one. */
export function compatible(edits: readonly EditShape[]): EditShape[] {
  let done = 0;
  const kept: EditShape[] = [];
  const byPlace = [...edits].sort((one, other) => start(one) - start(other) || end(one) - end(other));
  for (const edit of byPlace) {
    if (start(edit) < done) continue;
    kept.push(edit);
    done = end(edit);
  }
  return kept;
}

const start = (edit: EditShape) => edit.span[0] as number;
const end = (edit: EditShape) => edit.span[1] as number;

/** A text with edits, as pieces. */
export function changed(text: string, edits: readonly EditShape[]): Piece[] {
  const all = points(text);
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of compatible(edits)) {
    pieces.push({ kind: "kept", text: all.slice(at, start(edit)).join("") });
    pieces.push({ kind: "removed", text: all.slice(start(edit), end(edit)).join("") });
    pieces.push({ kind: "added", text: edit.words });
    at = end(edit);
  }
  pieces.push({ kind: "kept", text: all.slice(at).join("") });
  return pieces.filter((piece) => piece.text !== "");
}

/** The text that pieces make. */
export function made(pieces: readonly Piece[]): string {
  return pieces
    .filter((piece) => piece.kind !== "removed")
    .map((piece) => piece.text)
    .join("");
}
