/** Keys of the terms of a group: digits first, then letters as they lie beneath the fingers. */

import type { FacetShape } from "../api/schema";

const DIGITS = "1234567890";
const LETTERS = "qwertyuiopasdfghjklzxcvbnm";

export interface Choice {
  facet: FacetShape;
  term: string;
  /** The key that chooses it; null where keys have run out. */
  key: string | null;
}

/** All terms of some facets with their keys; digits stay free for a number that is typed. */
export function choicesOf(facets: readonly FacetShape[]): Choice[] {
  const keys = [...(facets.some((one) => one.select === "number") ? "" : DIGITS), ...LETTERS];
  return facets
    .flatMap((facet) => facet.terms.map((term) => ({ facet, term: term.id })))
    .map((choice, place) => ({ ...choice, key: keys[place] ?? null }));
}

/** The key of a press as choices have it, whatever shift makes of it; null for all others. */
export function keyOf(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">,
): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) return digit;
  const key = event.key.toLowerCase();
  return LETTERS.includes(key) && key.length === 1 ? key : null;
}

/** Whether what somebody types means a term: its beginning, or that of a word in its label or other names. */
export function fits(facet: FacetShape, id: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const term = facet.terms.find((one) => one.id === id);
  if (wanted === "" || term === undefined) return wanted === "";
  const names = [term.id.replaceAll("_", " "), term.label, ...term.aliases].map((one) => one.toLowerCase());
  return names.some((name) => name.startsWith(wanted) || name.includes(` ${wanted}`));
}
