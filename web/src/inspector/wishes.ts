/** What keys and presses make into labels: plain functions from what stands to what shall be said. */

import type { LabelShape, ShotShape } from "../api/schema";
import { said } from "../log/clip";
import type { Deed } from "../sync/outbox";
import type { Broken } from "./rules";
import { openSuggestions, suggestionFor } from "./standing";
import { newlyBroken, type Spoken, type Words } from "./stretches";

type Of<Kind extends Deed["kind"]> = Extract<Deed, { kind: Kind }>;
export type Said = Of<"label">["labels"][number];
export type Unsaid = Of<"unlabel">["labels"][number];

/** Taking a machine's label over as one's own word. */
export function accepting(shot: ShotShape, label: LabelShape): Said {
  const { facet, value, start, end, id } = label;
  return { shot: shot.id, facet, value, start, end, certainty: "sure", accepts: id };
}

/** What taking over the suggestions on a facet says of shots: of each shot its own, parts included. */
export function acceptingAll(shots: readonly ShotShape[], facet: string): Said[] {
  return shots.flatMap((shot) => {
    const whole = suggestionFor(shot, facet);
    const open = openSuggestions(shot, facet);
    const labels = open.length > 0 ? open : whole === undefined ? [] : [whole];
    return labels.map((label) => accepting(shot, label));
  });
}

/** What taking over all sure suggestions says, where no person has spoken; the surest first. */
export function acceptingSure(shot: ShotShape, from: number): Said[] {
  return openSuggestions(shot)
    .filter((one) => one.confidence >= from)
    .sort((one, other) => other.confidence - one.confidence)
    .map((label) => accepting(shot, label));
}

/** Facets that are said of one shot alone, and never repeated. */
const ALONE: ReadonlySet<string> = new Set(["note", "on_screen_text"]);

/**
 * What repeating the labels of a shot says of another: what people said of the whole of it and nobody of the
 * other. What they only took over from a measurement gives way to the other's own.
 */
export function repeating(from: ShotShape, to: ShotShape): Said[] {
  const facets = new Set(from.labels.map((one) => one.facet));
  return [...facets].flatMap((facet) => {
    const label = said(from, facet, "person");
    if (
      label === undefined ||
      ALONE.has(facet) ||
      to.labels.some((one) => one.facet === facet && one.by.kind === "person")
    )
      return [];
    if (label.accepted !== null && said(to, facet, "machine") !== undefined) return [];
    return [
      {
        shot: to.id,
        facet,
        value: label.value,
        start: null,
        end: null,
        certainty: label.certainty,
        accepts: null,
      },
    ];
  });
}

/** Being unsure of a facet: of what one said, else of what is suggested, else of everything. */
export function doubting(shots: readonly ShotShape[], facet: string): Said[] {
  return shots.map((shot) => {
    const label = said(shot, facet, "person") ?? said(shot, facet, "machine");
    const accepts = label === undefined ? null : label.by.kind === "machine" ? label.id : label.accepted;
    const value = label?.value ?? null;
    return { shot: shot.id, facet, value, start: null, end: null, certainty: "unsure", accepts };
  });
}

/** One's own words on a facet, of whole shots and of parts. */
export function takingBack(shots: readonly ShotShape[], facet: string, me: string): Unsaid[] {
  return shots.flatMap((shot) =>
    shot.labels
      .filter((one) => one.facet === facet && one.by.kind === "person" && one.by.name === me)
      .map(({ start, end }) => ({ shot: shot.id, facet, start, end })),
  );
}

/** The labels of a shot after more is said of it. */
export function after(labels: readonly Spoken[], said: readonly Said[]): Spoken[] {
  return said.reduce<Spoken[]>(
    (now, one) => [
      ...now.filter((label) => label.by.kind === "machine" || !isAbout(label, one)),
      {
        facet: one.facet,
        value: one.value,
        start: one.start ?? null,
        end: one.end ?? null,
        by: { name: "", kind: "person" },
        certainty: one.certainty ?? "sure",
      },
    ],
    [...labels],
  );
}

const isAbout = (label: Spoken, said: Said) =>
  label.facet === said.facet && label.start === (said.start ?? null) && label.end === (said.end ?? null);

/** The rules that saying something more of a shot would break. */
export function wouldBreak(words: Words, shot: ShotShape, said: readonly Said[]): Broken[] {
  return newlyBroken(words, shot, after(shot.labels, said));
}

/** As much of what is wished, in its order, as no rule forbids, and the rules that forbid the rest. */
export function allowed(
  words: Words,
  shot: ShotShape,
  wished: readonly Said[],
): { said: Said[]; broken: Broken[] } {
  const taken: Said[] = [];
  const broken: Broken[] = [];
  for (const one of wished) {
    const wrong = wouldBreak(words, shot, [...taken, one]);
    if (wrong.length === 0) taken.push(one);
    else broken.push(...wrong);
  }
  return { said: taken, broken };
}

/** One of each kind of shots of which people say the same: what a rule forbids one, it forbids its like. */
export function representatives(shots: readonly ShotShape[]): ShotShape[] {
  if (shots.length < 2) return [...shots];
  const kinds = new Map(shots.map((shot) => [spokenOf(shot), shot]));
  return [...kinds.values()];
}

function spokenOf({ start, labels }: ShotShape): string {
  const people = labels.filter((one) => one.by.kind === "person");
  const told = people.map((one) => [
    one.facet,
    one.value,
    one.certainty,
    one.start === null ? null : [one.start - start, one.end],
  ]);
  return JSON.stringify(told);
}
