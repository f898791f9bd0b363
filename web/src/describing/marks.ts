/** Which words of a section stand on which ground: claims by verdict, flaws of wording. */

import type { CheckedShape } from "../api/schema";
import { lengthOf, type Place } from "./parts";

type Span = readonly [number, number];

/** A mark over some of a text; offsets count Unicode code points. */
export interface Mark {
  span: Span;
  /** The verdict on a claim, or `flaw`. */
  kind: "supported" | "contradicted" | "cannot_tell" | "flaw";
}

/** A run of text with the same marks over all of it. */
export interface Run {
  text: string;
  kinds: readonly Mark["kind"][];
}

/** The marks of a checked text, carried over to what was made of it since. */
export function marksOf(checked: CheckedShape, now: string): Mark[] {
  const marks: Mark[] = [
    ...checked.claims.map((one): Mark => ({ span: one.span, kind: one.ruling })),
    ...checked.flaws.map((one): Mark => ({ span: one.span, kind: "flaw" })),
  ];
  if (checked.text === now) return marks;
  const change = changeOf(Array.from(checked.text), Array.from(now));
  return marks.flatMap((mark) => {
    const span = carried(mark.span, change);
    return span === null ? [] : [{ ...mark, span }];
  });
}

interface Change {
  /** Code points before that which changed. */
  before: number;
  /** First unchanged code point after it, in the old text. */
  after: number;
  /** By how much those moved. */
  by: number;
}

function changeOf(old: readonly string[], now: readonly string[]): Change {
  const shorter = Math.min(old.length, now.length);
  let before = 0;
  while (before < shorter && old[before] === now[before]) before += 1;
  let behind = 0;
  while (behind < shorter - before && old.at(-1 - behind) === now.at(-1 - behind)) behind += 1;
  return { before, after: old.length - behind, by: now.length - old.length };
}

/** Where words stand after a change elsewhere; null where they were changed themselves. */
function carried([start, end]: Span, { before, after, by }: Change): Span | null {
  if (end <= before) return [start, end];
  return start >= after ? [start + by, end + by] : null;
}

/** A section as it is written, in runs of the same marks. */
export function runsOf(written: string, place: Place | undefined, marks: readonly Mark[]): Run[] {
  if (place === undefined) return [{ text: written, kinds: [] }];
  const points = Array.from(written);
  const by = place.lead - place.start;
  const here = marks
    .filter(({ span: [start, end] }) => start < place.end && end > place.start)
    .map(({ span: [start, end], kind }) => ({
      start: Math.max(0, start + by),
      end: Math.min(points.length, end + by),
      kind,
    }));
  const edges = [...new Set([0, points.length, ...here.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((end, number) => {
    const start = edges[number] ?? 0;
    const kinds = here.filter((one) => one.start <= start && end <= one.end).map((one) => one.kind);
    return { text: points.slice(start, end).join(""), kinds: [...new Set(kinds)] };
  });
}

/** Offset in UTF-16 units, as fields count, of an offset in code points. */
export function unitsAt(text: string, points: number): number {
  return Array.from(text).slice(0, points).join("").length;
}

/** Words and characters of a text, and its claims by verdict. */
export function countsOf(text: string, checked: CheckedShape | null) {
  const of = (ruling: Mark["kind"]) => checked?.claims.filter((one) => one.ruling === ruling).length ?? 0;
  return {
    characters: lengthOf(text),
    claims: checked?.claims.length ?? 0,
    supported: of("supported"),
    contradicted: of("contradicted"),
    cannotTell: of("cannot_tell"),
  };
}
