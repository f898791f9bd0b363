/** The history of a shot or a facet as steps: who made what of what. */

import type { Revision } from "../api/schema";

export interface Step {
  /** Its name: the revision, and what it changed. */
  id: string;
  revision: Revision;
  /** What it concerned: a facet, with its frames where it spoke of a part; a shot, a description, a state. */
  what: string;
  /** What stood before, null where nothing did; undefined where that is further back than was loaded. */
  before: Thing | null | undefined;
  after: Thing | null;
}

export type Thing = { [key: string]: unknown };

/**
 * The steps of revisions, newest first.
 *
 * @param revisions Newest first, without gaps.
 * @param whole Whether nothing came before the oldest of them.
 */
export function stepsOf(revisions: readonly Revision[], whole: boolean): Step[] {
  const known = new Map<string, Thing | null>();
  const steps: Step[] = [];
  for (const revision of [...revisions].reverse()) {
    for (const change of revision.changes) {
      const after = change.after ?? null;
      const place = placeOf(change.kind, change.id, after ?? known.get(`id ${change.id}`) ?? null);
      const before = known.has(place) ? (known.get(place) ?? null) : whole ? null : undefined;
      steps.push({
        id: `${revision.number} ${change.kind} ${change.id}`,
        revision,
        what: whatOf(change.kind, after ?? before ?? null),
        before,
        after,
      });
      known.set(place, after);
      if (after !== null) known.set(`id ${change.id}`, after);
    }
  }
  return steps.reverse();
}

/** Where a thing stands: labels replace each other by facet, part and kind of author, others by id. */
function placeOf(kind: string, id: string, thing: Thing | null): string {
  if (kind !== "label" || thing === null) return `${kind} ${id}`;
  const author = thing.author as { kind: string } | undefined;
  return `label ${thing.shot} ${thing.facet} ${thing.start} ${thing.end} ${author?.kind}`;
}

function whatOf(kind: string, thing: Thing | null): string {
  if (kind !== "label" || thing === null) return kind;
  const facet = String(thing.facet);
  const { start, end } = thing as { start?: number | null; end?: number | null };
  return start == null || end == null ? facet : `${facet} ${start}–${end - 1}`;
}
