/** Where the timeline looks, and what is being dragged on it. */

import { create } from "zustand";
import type { Film } from "./Film";
import { around, bounded, closer, moved, type Room, revealing, type View, whole } from "./view";

/** A boundary on its way: the first frame of the later shot as it was, and as it would be. */
export interface Drag {
  from: number;
  to: number;
  /** Whether it was let go, and the log is yet to say what comes of it. */
  asked: boolean;
}

interface Timeline {
  view: View;
  room: Room;
  drag: Drag | null;
  /** Pictures of the open clip, and how many times some have come. */
  film: Film | null;
  come: number;
}

const ROOM: Room = { frames: 1, width: 1 };

export const useTimeline = create<Timeline>(() => ({
  view: whole(ROOM),
  room: ROOM,
  drag: null,
  film: null,
  come: 0,
}));

/** Tell everybody who draws that pictures have come. */
export function picturesCame(): void {
  useTimeline.setState(({ come }) => ({ come: come + 1 }));
}

/** Begin with all of a clip of so many frames. */
export function lookAtAll(frames: number): void {
  useTimeline.setState(({ room: { width } }) => {
    const room = { frames, width };
    return { room, view: whole(room), drag: null };
  });
}

/** The timeline got another width: what it shows stays, all of a clip stays all of it. */
export function setWidth(width: number): void {
  useTimeline.setState(({ view, room: before }) => {
    const room = { frames: before.frames, width };
    const perPixel = (view.perPixel * before.width) / Math.max(1, width);
    return { room, view: bounded({ start: view.start, perPixel }, room) };
  });
}

/** Those who draw are told only when another view is shown. */
function look(change: (view: View, room: Room) => View): void {
  useTimeline.setState((now) => {
    const view = change(now.view, now.room);
    return view === now.view ? now : { view };
  });
}

/** Closer by so many times (further below 1), about a pixel; about the middle without one. */
export function lookCloser(times: number, x?: number): void {
  look((view, room) => closer(view, times, x ?? room.width / 2, room));
}

/** Move by pixels. */
export const lookAside = (pixels: number): void => look((view, room) => moved(view, pixels, room));

/** Show a view as far as there is anything to see. */
export const lookFrom = (view: View): void => look((_, room) => bounded(view, room));

/** Show a range. */
export const lookAt = (range: { start: number; end: number }): void => look((_, room) => around(range, room));

/** Show everything. */
export const lookAtWhole = (): void => look((_, room) => whole(room));

/** Turn to the page that holds a frame. */
export const reveal = (frame: number): void => look((view, room) => revealing(view, frame, room));
