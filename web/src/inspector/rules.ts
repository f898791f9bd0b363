/**
 * What cannot be said of one shot at once: the exclusions of the vocabulary and its rule of silence, judged as
 * `shotlog.vocabulary` judges them (`conflicts.py`, `silence.py`).
 */

import type { Exclusion, FacetShape, Gate } from "../api/schema";
import type { LabelValue } from "../log/values";
import { at } from "./answers";

/** Value of each facet that somebody spoke of; one that is missing is one of which nothing is known. */
export type Values = ReadonlyMap<string, LabelValue>;

export interface Broken {
  rule: string;
  /** Facets whose values do not go together. */
  facets: readonly string[];
  /** Why they do not. */
  because: string;
  /** The same, with what was said, in the ids of the vocabulary. */
  sentence: string;
}

type Facets = ReadonlyMap<string, Pick<FacetShape, "id" | "select">>;
type Condition = string | readonly string[];

const MOMENTS = ["start", "end"] as const;

/** The exclusions that the values of one shot break, in the order of the vocabulary. */
export function conflicts(exclusions: readonly Exclusion[], facets: Facets, values: Values): Broken[] {
  const moments = MOMENTS.map(
    (moment) => new Map([...values].map(([name, value]) => [name, at(value, moment)])),
  );
  return exclusions.map((rule) => broken(rule, facets, moments)).filter((one) => one !== null);
}

function broken(rule: Exclusion, facets: Facets, moments: readonly Values[]): Broken | null {
  for (const now of moments) {
    const holding = ([name, condition]: [string, Condition]) => holds(facets.get(name), condition, now);
    if (!Object.entries(rule.when).every(holding)) continue;
    const wrong = Object.entries(rule.excludes).filter(holding);
    if (wrong.length === 0) continue;
    const involved = [...new Set([...Object.keys(rule.when), ...wrong.map(([name]) => name)])];
    const each = involved.map((name) => `${name} ${said(now.get(name) ?? null)}`).join("; ");
    return {
      rule: rule.id,
      facets: involved,
      because: rule.because,
      sentence: `${rule.because} Said here: ${each}.`,
    };
  }
  return null;
}

function holds(
  facet: Pick<FacetShape, "id" | "select"> | undefined,
  condition: Condition,
  now: Values,
): boolean {
  if (facet === undefined || !now.has(facet.id)) return false;
  const value = now.get(facet.id) ?? null;
  if (condition === "none") {
    const hasTerms = facet.select === "single" || facet.select === "multi";
    return hasTerms ? Array.isArray(value) && value.length === 0 : value === null;
  }
  if (value === null) return false;
  if (facet.select === "number") {
    return typeof value === "number" && typeof condition === "string" && within(value, condition);
  }
  const terms = typeof value === "string" ? [value] : value;
  if (!Array.isArray(terms)) return false;
  return condition === "any" ? terms.length > 0 : terms.some((term: string) => condition.includes(term));
}

function within(number: number, condition: string): boolean {
  const [least = "", most] = condition.split("..");
  const highest = most === undefined ? least : most;
  return Number(least) <= number && (highest === "" || number <= Number(highest));
}

function said(value: LabelValue): string {
  if (value === null) return "cannot tell";
  return Array.isArray(value) ? value.join(", ") || "none" : String(value);
}

/** A term that was not named is absent, is unknown, or is not to be judged at all. */
export type Silence = "no" | "unknown" | "void";

/** What it means that a term was not named, after CameraBench's rules for negatives. */
export function silence(
  gate: Gate,
  facet: string,
  term: string,
  values: Values,
  transitionInside = false,
): Silence {
  if (!gate.governs.includes(facet)) return "unknown";
  const voided = gate.voids.some((one) => one.terms[facet]?.includes(term) && names(one.when, values));
  if (transitionInside || voided) return "void";
  const motion = values.get(gate.facet);
  return typeof motion === "string" && gate.absent_when.includes(motion) ? "no" : "unknown";
}

function names(terms: { [facet: string]: string[] }, values: Values): boolean {
  return Object.entries(terms).some(([facet, ids]) => {
    const value = values.get(facet);
    return Array.isArray(value) && ids.some((id) => value.includes(id));
  });
}

/** Compound movements with the plain ones named beside them that they are made of. */
export function voided(gate: Gate, values: Values): Broken[] {
  return gate.voids
    .filter((one) => names(one.when, values) && names(one.terms, values))
    .map((one) => ({
      rule: `void ${Object.keys(one.when).join(" ")} ${Object.values(one.when).flat().join(" ")}`,
      facets: [...Object.keys(one.when), ...Object.keys(one.terms).filter((id) => values.has(id))],
      because: one.because,
      sentence: one.because,
    }));
}

/** What the rule of silence asks for now; null where nothing is amiss. */
export function unnamed(gate: Gate, values: Values): string | null {
  const motion = values.get(gate.facet);
  if (typeof motion !== "string") return null;
  if (gate.unknown_when.includes(motion)) return "A movement that is not named here counts as unknown.";
  const named = gate.governs.some((facet) => {
    const value = values.get(facet);
    return Array.isArray(value) && value.length > 0;
  });
  if (motion === "none" || named) return "A movement that is not named here counts as absent.";
  return "Every movement must be named here, and none is: what is not named counts as absent.";
}
