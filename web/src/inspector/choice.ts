/** What choosing an answer says of shots, or of their marked parts. */

import type { FacetShape, LabelShape, ShotShape } from "../api/schema";
import { said as standingWord } from "../log/clip";
import type { LabelValue } from "../log/values";
import { usePlayhead } from "../player/playhead";
import { choosing, holds, type Moment, same } from "./answers";
import type { Said } from "./wishes";

/** The part of a shot that the marked range covers, for facets that may speak of parts. */
export function markedPart(shot: ShotShape, facet: FacetShape): { start: number; end: number } | null {
  const { in: first, out: last } = usePlayhead.getState();
  if (facet.temporal !== "interval" || first === null || last === null) return null;
  const start = Math.max(shot.start, first);
  const end = Math.min(shot.end, last);
  return start < end && !(start === shot.start && end === shot.end) ? { start, end } : null;
}

/**
 * What choosing a term says of the shots, or of their marked parts where that is meant.
 *
 * One of several terms is put in or taken out of all shots alike, as it is of the first.
 */
export function chosen(shots: readonly ShotShape[], facet: FacetShape, term: string, moment: Moment): Said[] {
  const before = shots.map((shot) => wordBefore(shot, facet, moment));
  const puts = !holds(before[0], term, moment);
  return shots.map((shot, number) => ({
    ...about(shot, facet, markedPart(shot, facet)),
    value: choosing(facet, before[number], term, moment, puts),
  }));
}

/** What stands before a term is chosen; an end is chosen beside what is suggested for the other. */
function wordBefore(shot: ShotShape, facet: FacetShape, moment: Moment): LabelValue | undefined {
  const said = wordOf(shot, facet);
  if (said !== undefined || moment === "whole" || markedPart(shot, facet) !== null) return said?.value;
  return standingWord(shot, facet.id, "machine")?.value;
}

/** What a person said of a shot, or of its marked part where that is meant. */
export function wordOf(shot: ShotShape, facet: FacetShape): LabelShape | undefined {
  const part = markedPart(shot, facet);
  if (part === null) return standingWord(shot, facet.id, "person");
  return shot.labels.findLast(
    (one) =>
      one.facet === facet.id && one.by.kind === "person" && one.start === part.start && one.end === part.end,
  );
}

/** What people said of all the shots, or of their marked parts; undefined where that differs or is nothing. */
export function spokenOf(shots: readonly ShotShape[], facet: FacetShape): LabelValue | undefined {
  const [first, ...others] = shots.map((shot) => wordOf(shot, facet)?.value);
  return others.every((one) => same(one, first)) ? first : undefined;
}

/** What a whole answer says of the shots. */
export function answering(shots: readonly ShotShape[], facet: FacetShape, value: LabelValue): Said[] {
  return shots.map((shot) => ({ ...about(shot, facet, markedPart(shot, facet)), value }));
}

const about = (shot: ShotShape, facet: FacetShape, part: { start: number; end: number } | null) => ({
  shot: shot.id,
  facet: facet.id,
  start: part?.start ?? null,
  end: part?.end ?? null,
  certainty: "sure" as const,
  accepts: null,
});
