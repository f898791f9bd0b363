/**
 * The clip that is open: what the log has of it, with the changes that are still on their way put on top.
 */

import { create } from "zustand";
import { api, got } from "../api/client";
import type { Asked, ClipPage, Done, LabelShape, ShotShape } from "../api/schema";
import { onHappened } from "../sync/events";
import type { Waiting } from "../sync/kept";
import { type Deed, onDone, shows, useOutbox } from "../sync/outbox";
import { applied } from "./applied";

interface OpenClip {
  /** What the log has; null while nothing is open. */
  base: ClipPage | null;
  /** The same with what waits to be sent: this is what pages show. */
  page: ClipPage | null;
  /** Why nothing can be shown. */
  error: Error | null;
}

export const useClip = create<OpenClip>(() => ({ base: null, page: null, error: null }));

/** What reshapes a clip so that only the server can say what comes of it. */
const RESHAPING: ReadonlySet<Deed["kind"]> = new Set(["cut", "join", "move", "transition", "undo", "redo"]);

function speaksOf(deed: Deed, sha256: string): boolean {
  return !("clip" in deed) || deed.clip === sha256;
}

function withWaiting(base: ClipPage, waiting: readonly Waiting[], author: string): ClipPage {
  return waiting
    .filter((one) => speaksOf(one.asked.deed, base.clip.sha256))
    .reduce((page, one) => applied(page, one.asked.deed, author), base);
}

let author = "";

function settle(base: ClipPage): void {
  useClip.setState({ base, page: withWaiting(base, useOutbox.getState().waiting, author), error: null });
}

/** Open a clip, or load the open one again. */
export async function open(sha256: string): Promise<void> {
  if (useClip.getState().base?.clip.sha256 !== sha256)
    useClip.setState({ base: null, page: null, error: null });
  try {
    const base = await got<ClipPage>(api.GET("/api/clips/{clip}", { params: { path: { clip: sha256 } } }));
    shows(base.newest);
    settle(base);
  } catch (error) {
    useClip.setState({ error: error as Error });
  }
}

/** Keep the open clip in step with the queue, the log and other people; call once. */
export function keepInStep(me: string): void {
  author = me;
  useOutbox.subscribe((now, before) => {
    const { base } = useClip.getState();
    if (base !== null && now.waiting !== before.waiting) settle(base);
  });
  onDone((asked: Asked, done: Done) => {
    const { base } = useClip.getState();
    if (base === null || !speaksOf(asked.deed, base.clip.sha256)) return;
    if (RESHAPING.has(asked.deed.kind)) void open(base.clip.sha256);
    else useClip.setState({ base: { ...applied(base, asked.deed, author), newest: done.newest } });
  });
  onHappened((happened) => {
    const sha256 = useClip.getState().base?.clip.sha256;
    if (sha256 !== undefined && happened.clips.includes(sha256)) void open(sha256);
  });
}

/** The shot that holds a frame. */
export function shotAt(page: ClipPage, frame: number): ShotShape | undefined {
  let low = 0;
  let high = page.shots.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((page.shots[middle]?.start ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  return page.shots[low];
}

/** What is shown of one facet of a whole shot: a person's newest word, else a machine's. */
export function shown(shot: ShotShape, facet: string): LabelShape | undefined {
  return said(shot, facet, "person") ?? said(shot, facet, "machine");
}

/** The newest word of people or machines on one facet of a whole shot. */
export function said(shot: ShotShape, facet: string, by: "person" | "machine"): LabelShape | undefined {
  return shot.labels.findLast((one) => one.facet === facet && one.start === null && one.by.kind === by);
}
