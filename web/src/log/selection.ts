/** Which shots are chosen: the one at the playhead, and those taken to it. */

import { create } from "zustand";
import type { ClipPage, ShotShape } from "../api/schema";
import { seek, usePlayhead } from "../player/playhead";
import { shotAt, useClip } from "./clip";

/** Ids of shots taken to the one at the playhead; empty most of the time. */
export const useTaken = create<{ taken: ReadonlySet<string> }>(() => ({ taken: new Set() }));

/** The shot at the playhead. */
export function useCurrentShot(): ShotShape | undefined {
  const page = useClip((now) => now.page);
  // The shot, not the frame: what uses this is drawn again when another shot begins, not sixty times a second.
  return usePlayhead((now) => (page === null ? undefined : shotAt(page, now.frame)));
}

/** All chosen shots, in order: changes in the inspector are for all of them. */
export function useChosenShots(): ShotShape[] {
  const page = useClip((now) => now.page);
  const current = useCurrentShot();
  const taken = useTaken((now) => now.taken);
  return chosen(page, current, taken);
}

/** The same, asked for once. */
export function chosenShots(): ShotShape[] {
  const { page } = useClip.getState();
  const current = page === null ? undefined : shotAt(page, usePlayhead.getState().frame);
  return chosen(page, current, useTaken.getState().taken);
}

function chosen(
  page: ClipPage | null,
  current: ShotShape | undefined,
  taken: ReadonlySet<string>,
): ShotShape[] {
  if (page === null) return [];
  if (taken.size === 0) return current === undefined ? [] : [current];
  return page.shots.filter((shot) => shot === current || taken.has(shot.id));
}

/** Choose one shot, and stand at its first frame. */
export function choose(shot: ShotShape): void {
  useTaken.setState({ taken: new Set() });
  seek(shot.start);
}

/** Take a shot to those chosen, or leave it out again. */
export function take(shot: ShotShape): void {
  useTaken.setState(({ taken }) => {
    const next = new Set(taken);
    if (!next.delete(shot.id)) next.add(shot.id);
    return { taken: next };
  });
}

/** Go to the shot so many places further; `extend` takes it to those chosen. */
export function goToShot(by: number, extend = false): void {
  const { page } = useClip.getState();
  if (page === null) return;
  const { frame } = usePlayhead.getState();
  const current = shotAt(page, frame);
  if (current === undefined) return;
  // As in editing systems, up goes to the beginning of this shot first.
  const back = by < 0 && frame > current.start && !extend ? 1 : 0;
  const place = Math.max(0, Math.min(page.shots.length - 1, current.number - 1 + by + back));
  const shot = page.shots[place];
  if (shot === undefined) return;
  if (extend) useTaken.setState(({ taken }) => ({ taken: new Set([...taken, current.id, shot.id]) }));
  else useTaken.setState({ taken: new Set() });
  seek(shot.start);
}
