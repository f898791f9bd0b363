/** What people say of each stretch of a shot: of the whole, and of every part that they spoke of. */

import type { Exclusion, FacetShape, Gate, LabelShape } from "../api/schema";
import type { LabelValue } from "../log/values";
import { at, endsOf } from "./answers";
import { type Broken, conflicts, voided } from "./rules";

export interface Words {
  exclusions: readonly Exclusion[];
  facets: ReadonlyMap<string, FacetShape>;
  gate: Gate;
}

export type Spoken = Pick<LabelShape, "facet" | "value" | "start" | "end" | "by" | "certainty">;

interface Range {
  start: number;
  end: number;
}

/** The rules that what people say of a shot breaks, each once. */
export function breaks(words: Words, shot: Range, labels: readonly Spoken[]): Broken[] {
  const found = new Map<string, Broken>();
  for (const part of [null, ...partsOf(labels)]) {
    const values = valuesAt(words.facets, shot, labels, part);
    for (const one of [...conflicts(words.exclusions, words.facets, values), ...voided(words.gate, values)]) {
      if (!found.has(one.rule)) found.set(one.rule, one);
    }
  }
  return [...found.values()];
}

const counts = (label: Spoken) => label.by.kind === "person" && label.certainty !== "not_applicable";

function partsOf(labels: readonly Spoken[]): Range[] {
  const parts = labels
    .filter(counts)
    .flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
  return [...new Map(parts.map((part) => [`${part.start} ${part.end}`, part])).values()];
}

/**
 * What people say of a stretch, by facet.
 *
 * @param part The stretch; null for the whole shot without its parts. In a part, the terms of several facets
 *   stand beside those of the whole and of parts that overlap it; of values that differ at the ends of the
 *   shot only those count whose end lies in the part.
 */
export function valuesAt(
  facets: ReadonlyMap<string, FacetShape>,
  shot: Range,
  labels: readonly Spoken[],
  part: Range | null,
): Map<string, LabelValue> {
  const values = new Map<string, LabelValue>();
  for (const label of labels.filter((one) => counts(one) && one.start === null)) {
    const value = part === null ? label.value : inPart(label.value, shot, part);
    if (value !== undefined) values.set(label.facet, value);
  }
  if (part === null) return values;
  for (const label of labels.filter(counts)) {
    if (label.start === null || label.end === null) continue;
    if (label.start >= part.end || label.end <= part.start) continue;
    const { facet, value } = label;
    const before = values.get(facet);
    const several = facets.get(facet)?.select === "multi" && Array.isArray(before) && Array.isArray(value);
    values.set(facet, several ? [...new Set([...before, ...value])] : value);
  }
  return values;
}

function inPart(value: LabelValue, shot: Range, part: Range): LabelValue | undefined {
  if (endsOf(value) === null) return value;
  const first = part.start === shot.start;
  const last = part.end === shot.end;
  if (first && last) return value;
  return first ? at(value, "start") : last ? at(value, "end") : undefined;
}

/** The rules that are broken after a change and were not before it. */
export function newlyBroken(
  words: Words,
  shot: Range & { labels: readonly Spoken[] },
  after: readonly Spoken[],
): Broken[] {
  const now = breaks(words, shot, after);
  if (now.length === 0) return now;
  const before = new Set(breaks(words, shot, shot.labels).map((one) => one.rule));
  return now.filter((one) => !before.has(one.rule));
}
