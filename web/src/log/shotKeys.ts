/** What keys do to shots: go from one to the next, split, merge, trim, and say that they are done. */

import type { ClipPage, ShotShape } from "../api/schema";
import { editMarker } from "../inspector/markerEditing";
import { useActions } from "../keys/keymap";
import { play, seek, usePlayhead } from "../player/playhead";
import { newId } from "../sync/names";
import { ask } from "../sync/outbox";
import { shotAt, useClip } from "./clip";
import { askWhy } from "./returning";
import { chosenShots, goToShot, useTaken } from "./selection";

/** Bind them. */
export function useShotKeys(): void {
  useActions({
    "shot.previous": () => goToShot(-1),
    "shot.next": () => goToShot(1),
    "shot.extendUp": () => goToShot(-1, true),
    "shot.extendDown": () => goToShot(1, true),
    "shot.split": () => here((page, _shot, frame) => splitAt(page, frame)),
    "shot.merge": () => here((page, shot) => mergeAt(page, shot.start)),
    "shot.startHere": () => here((page, shot, frame) => moveBoundary(page, shot.start, frame)),
    "shot.endHere": () => here((page, shot, frame) => moveBoundary(page, shot.end, frame + 1)),
    "shot.logged": () => here((page) => logged(page)),
    "shot.approve": () => here((page) => decide(page, "approved")),
    "shot.return": () => here(() => askWhy(true)),
    "shot.marker": () => here((page, _shot, frame) => setMarker(page, frame)),
  });
}

function here(act: (page: ClipPage, shot: ShotShape, frame: number) => void): void {
  const { page } = useClip.getState();
  const { frame } = usePlayhead.getState();
  const shot = page === null ? undefined : shotAt(page, frame);
  if (page !== null && shot !== undefined) act(page, shot, frame);
}

/** Let a new shot begin at a frame; nothing happens where one does. */
export function splitAt(page: ClipPage, frame: number): void {
  if (shotAt(page, frame)?.start !== frame) void ask({ kind: "cut", clip: page.clip.sha256, frame });
}

/** Merge the shot that begins at a frame with the one before it. */
export function mergeAt(page: ClipPage, frame: number): void {
  if (frame > 0) void ask({ kind: "join", clip: page.clip.sha256, frame });
}

/** Move the boundary at a frame to another. */
export function moveBoundary(page: ClipPage, frame: number, to: number): void {
  const inside = frame > 0 && frame < page.clip.frames;
  if (inside && to !== frame) void ask({ kind: "move", clip: page.clip.sha256, frame, to });
}

/** Say how far the chosen shots have come. */
export function decide(page: ClipPage, progress: "logged" | "approved" | "returned" | null, note = ""): void {
  const shots = chosenShots().map((shot) => shot.id);
  if (shots.length > 0) void ask({ kind: "decide", clip: page.clip.sha256, shots, progress, note });
}

/** Say that the chosen shots are logged, and go to the next that is open. */
function logged(page: ClipPage): void {
  const done = chosenShots();
  decide(page, "logged");
  const after = done.at(-1)?.end ?? 0;
  const isOpen = (shot: ShotShape) => shot.decision === null || shot.decision.progress === "returned";
  const next = page.shots.find((shot) => shot.start >= after && isOpen(shot));
  useTaken.setState({ taken: new Set() });
  if (next !== undefined) seek(next.start);
  else play(0);
}

/** Set a marker at the playhead, or over the marked range, and ask for its words. */
function setMarker(page: ClipPage, frame: number): void {
  const { in: first, out: after } = usePlayhead.getState();
  const range = first !== null && after !== null ? [first, after] : [frame, frame + 1];
  const id = newId();
  const [start = frame, end = frame + 1] = range;
  void ask(
    { kind: "marker", clip: page.clip.sha256, id, start, end, colour: "green", name: "", note: "" },
    `marker ${id}`,
  );
  editMarker(id);
}
