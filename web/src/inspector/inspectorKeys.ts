/** What keys do in the inspector while no palette is open. */

import type { ShotShape } from "../api/schema";
import { useBegun } from "../app/session";
import { type Handlers, useActions } from "../keys/keymap";
import type { Group } from "./groups";
import { openGroup, pointAt, tell, useInspecting, useSure } from "./inspecting";
import { type About, accept, acceptSure, doubt, notApplicable, repeatLast, takeBack } from "./saying";
import { openSuggestions } from "./standing";
import { explainWhy } from "./why";
import { acceptingAll } from "./wishes";

/** Bind them. */
export function useInspectorKeys(on: About, groups: readonly Group[]): void {
  const { facets } = useBegun();
  const atCursor = (act: (facet: string) => void) => () => {
    const facet = cursorOn(on.shots, groups);
    if (facet !== null) act(facet);
  };
  const opening = groups
    .filter((group) => !isWritten(group))
    .map((group) => [group.action, () => openGroup(group.action, group.facets[0])] as const);
  const writing = groups
    .filter(isWritten)
    .map(
      (group) => [group.action, () => document.getElementById(`said-${group.facets[0]}`)?.focus()] as const,
    );
  useActions({
    ...(Object.fromEntries([...opening, ...writing]) as Handlers),
    "label.transition": () => openGroup("label.transition"),
    "label.accept": () => acceptNext(on, groups),
    "label.acceptSure": () => acceptSure(on, useSure.getState().from),
    "label.repeat": () => repeatLast(on),
    "label.unsure": atCursor((facet) => doubt(on, facet)),
    "label.notApplicable": atCursor((facet) => notApplicable(on, facet)),
    "label.clear": atCursor((id) => {
      const facet = facets.get(id);
      if (facet !== undefined) takeBack(on, facet);
    }),
    "label.why": atCursor((facet) => void explainWhy(on, facet)),
  });
}

/** Take over the suggestion under the cursor, or the first where there is none, and go on to the next. */
function acceptNext(on: About, groups: readonly Group[]): void {
  const open = withSuggestion(on.shots, groups);
  const { cursor } = useInspecting.getState();
  const differs = cursor !== null && acceptingAll(on.shots, cursor).length > 0;
  const facet = differs ? cursor : (open[0] ?? null);
  if (facet === null) tell("No suggestion is left here.");
  else if (accept(on, facet)) pointAt(following(on.shots, groups, facet));
}

/** Whether a group is filled in by writing alone. */
export const isWritten = (group: Group) => group.action === "label.slate" || group.action === "label.note";

/** The facet that keys speak of: the one under the cursor, else the first with an open suggestion. */
export function cursorOn(shots: readonly ShotShape[], groups: readonly Group[]): string | null {
  return useInspecting.getState().cursor ?? withSuggestion(shots, groups)[0] ?? null;
}

/** The facets with open suggestions, in the order in which they stand. */
function withSuggestion(shots: readonly ShotShape[], groups: readonly Group[]): string[] {
  const open = new Set(shots.flatMap((shot) => openSuggestions(shot).map((one) => one.facet)));
  return groups.flatMap((group) => group.facets).filter((facet) => open.has(facet));
}

/** The facet with an open suggestion after another one, from the top again after the last. */
export function following(
  shots: readonly ShotShape[],
  groups: readonly Group[],
  facet: string,
): string | null {
  const order = groups.flatMap((group) => group.facets);
  const open = withSuggestion(shots, groups).filter((one) => one !== facet);
  return open.find((one) => order.indexOf(one) > order.indexOf(facet)) ?? open[0] ?? null;
}
