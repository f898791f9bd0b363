/** What stands of a facet for all chosen shots together. */

import type { LabelShape, ShotShape } from "../api/schema";
import { said } from "../log/clip";
import { same } from "./answers";

export interface Standing {
  /** What people say, where it is the same of all. */
  label: LabelShape | undefined;
  /** Whether people say different things of the shots, or of some nothing. */
  mixed: boolean;
  /** What a machine suggests and nobody has said, where it is the same for all. */
  suggestion: LabelShape | undefined;
  /** How many shots have a suggestion of their own that differs from the others'. */
  suggested: number;
}

/** What stands of a facet of whole shots. */
export function standing(shots: readonly ShotShape[], facet: string): Standing {
  const people = shots.map((shot) => said(shot, facet, "person"));
  const machines = shots.map((shot) => suggestionFor(shot, facet));
  const some = machines.filter((one) => one !== undefined);
  return {
    label: alike(people),
    mixed: people.some((one) => one !== undefined) && alike(people) === undefined,
    suggestion: some.length === shots.length ? alike(machines) : undefined,
    suggested: some.length,
  };
}

/** A machine's word on a facet of a whole shot, as long as nobody said the same. */
export function suggestionFor(shot: ShotShape, facet: string): LabelShape | undefined {
  const machine = said(shot, facet, "machine");
  const person = said(shot, facet, "person");
  if (machine === undefined || (person !== undefined && same(machine.value, person.value))) return undefined;
  return machine;
}

/** What a machine suggests and no person has spoken of: of a whole shot, and of its parts. */
export function openSuggestions(shot: ShotShape, facet?: string): LabelShape[] {
  const spoken = new Set(shot.labels.filter((one) => one.by.kind === "person").map((one) => one.facet));
  return shot.labels.filter(
    (one) =>
      one.by.kind === "machine" && !spoken.has(one.facet) && (facet === undefined || one.facet === facet),
  );
}

/** Labels of parts of shots on a facet, by first frame. */
export function partsOf(
  shots: readonly ShotShape[],
  facet: string,
): { shot: ShotShape; label: LabelShape }[] {
  return shots
    .flatMap((shot) =>
      shot.labels
        .filter((one) => one.facet === facet && one.start !== null)
        .map((label) => ({ shot, label })),
    )
    .sort((one, other) => (one.label.start ?? 0) - (other.label.start ?? 0));
}

function alike(labels: readonly (LabelShape | undefined)[]): LabelShape | undefined {
  const [first] = labels;
  const all = labels.every(
    (one) => one !== undefined && same(one.value, first?.value) && one.certainty === first?.certainty,
  );
  if (!all || first === undefined) return undefined;
  return { ...first, confidence: Math.min(...labels.map((one) => one?.confidence ?? 1)) };
}
