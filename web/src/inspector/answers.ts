/** Values of labels, and what choosing a term makes of them; canonical as the log keeps them. */

import type { FacetShape, TermShape } from "../api/schema";
import type { LabelValue } from "../log/values";

/** What of a shot an answer is for, where its ends may differ. */
export type Moment = "whole" | "start" | "end";

interface Ends {
  start: LabelValue;
  end: LabelValue;
}

/** The two ends of a value where they differ. */
export function endsOf(value: LabelValue | undefined): Ends | null {
  const differs = typeof value === "object" && value !== null && !Array.isArray(value);
  return differs ? (value as unknown as Ends) : null;
}

/** What a value says of one moment. */
export function at(value: LabelValue, moment: "start" | "end"): LabelValue {
  const ends = endsOf(value);
  return ends === null ? value : (ends[moment] ?? null);
}

/** Whether two values say the same. */
export function same(one: LabelValue | undefined, other: LabelValue | undefined): boolean {
  const ends = endsOf(one);
  const others = endsOf(other);
  if (one !== undefined && other !== undefined && (ends !== null || others !== null)) {
    const alike = (moment: "start" | "end") => plainlySame(at(one, moment), at(other, moment));
    return alike("start") && alike("end");
  }
  return plainlySame(one, other);
}

const plainlySame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Terms that a value holds at some moment. */
export function termsIn(value: LabelValue | undefined): string[] {
  const ends = endsOf(value);
  if (ends !== null) return [...new Set([...termsIn(ends.start), ...termsIn(ends.end)])];
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? [value] : [];
}

/**
 * The value after a term was chosen.
 *
 * @param before What was said; undefined where nothing was.
 * @param moment `whole` replaces a single term, or what is said of both ends.
 * @param puts Whether one of several terms is put in or taken out; by itself it changes.
 */
export function choosing(
  facet: FacetShape,
  before: LabelValue | undefined,
  term: string,
  moment: Moment,
  puts = !holds(before, term, moment),
): LabelValue {
  const next = (terms: readonly string[]) =>
    facet.select === "multi" ? changed(facet, terms, term, puts) : term;
  if (moment === "whole") return next(termsIn(before));
  const here = before === undefined ? null : at(before, moment);
  const there = before === undefined ? null : at(before, moment === "start" ? "end" : "start");
  const chosen = next(termsIn(here));
  if (plainlySame(chosen, there)) return chosen;
  return moment === "start" ? { start: chosen, end: there } : { start: there, end: chosen };
}

/** Whether a value holds a term at a moment. */
export function holds(value: LabelValue | undefined, term: string, moment: Moment): boolean {
  const here = value === undefined || moment === "whole" ? value : at(value, moment);
  return termsIn(here).includes(term);
}

function changed(facet: FacetShape, terms: readonly string[], term: string, puts: boolean): string[] {
  const next = terms.filter((one) => one !== term);
  if (puts) next.push(term);
  return facet.terms.map((one) => one.id).filter((id) => next.includes(id));
}

/** A term as chips show it: by its abbreviation where it has one. */
export function short(term: TermShape): string {
  return /^[A-Z]{2,5}$/.test(term.id) ? term.id : term.label;
}

/** A value as people read it, in the words of its facet. */
export function inWords(facet: FacetShape, value: LabelValue | undefined): string {
  const ends = endsOf(value);
  if (ends !== null) return `${inWords(facet, ends.start)} → ${inWords(facet, ends.end)}`;
  if (value === null || value === undefined)
    return facet.select === "text" ? "certainly none" : "cannot tell";
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((one) => inWords(facet, one)).join(", ");
  const term = facet.terms.find((one) => one.id === value);
  return term === undefined ? String(value) : short(term);
}
