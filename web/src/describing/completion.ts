/** The words of the vocabulary that what somebody types is the beginning of. */

import type { FacetShape } from "../api/schema";

export interface Offer {
  /** What would be written. */
  words: string;
  /** The term that it stands for, where it is another of its names. */
  stands: string;
  facet: string;
  /** How many UTF-16 units before the caret it takes the place of. */
  instead: number;
}

export interface Word {
  words: string;
  stands: string;
  facet: string;
}

/** Facets whose terms do not occur in descriptions. */
const APART: ReadonlySet<string> = new Set(["caption", "slate"]);

/** All words that can be offered. */
export function wordsOf(facets: Iterable<FacetShape>): Word[] {
  const words: Word[] = [];
  for (const facet of facets) {
    if (APART.has(facet.area)) continue;
    for (const term of facet.terms) {
      if (term.id.startsWith("NA_")) continue;
      for (const name of [term.label, ...term.aliases])
        words.push({ words: name, stands: term.label, facet: facet.label });
    }
  }
  return words;
}

const MOST = 7;
const LEAST_TYPED = 3;

/** What can be offered for a text that is typed up to the caret, the longest beginning first. */
export function offers(words: readonly Word[], before: string): Offer[] {
  const found = new Map<string, Offer>();
  for (const tail of tails(before)) {
    const typed = tail.toLowerCase();
    for (const word of words) {
      const name = word.words.toLowerCase();
      if (name === typed || !name.startsWith(typed) || found.has(name)) continue;
      found.set(name, { ...word, words: cased(word.words, tail), instead: tail.length });
    }
  }
  return [...found.values()].slice(0, MOST);
}

/** The last few words before the caret: four of them, three, two, one. */
function tails(before: string): string[] {
  const line = /[\p{L}\p{N}'’ -]*$/u.exec(before)?.[0] ?? "";
  const starts = [...line.matchAll(/(?<=^|[ -])[\p{L}\p{N}]/gu)].map((match) => match.index);
  return starts
    .slice(-4)
    .map((start) => line.slice(start))
    .filter((tail) => tail.length >= LEAST_TYPED && /\S$/.test(tail));
}

/** Words with a capital where what was typed begins with one. */
function cased(words: string, typed: string): string {
  const first = typed.charAt(0);
  return first !== first.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
