/** What the pointer does on the timeline: scrub, choose, mark, pan, zoom, drag a boundary. */

import type { ClipPage } from "../api/schema";
import { shotAt } from "../log/clip";
import { choose, take } from "../log/selection";
import { moveBoundary } from "../log/shotKeys";
import { mark, seek, usePlayhead } from "../player/playhead";
import { type RowName, rowAt, rowsOf } from "./rows";
import { boundaryNear, reachOf, STICKS, snapped } from "./snapping";
import { lookAside, lookCloser, lookFrom, useTimeline } from "./state";
import { edgeAt, frameAt, xOf } from "./view";

/** Pixels to either side of a boundary where it can be taken. */
const HIT = 6;
/** Pixels that a press may move and still be a press. */
const STILL = 3;

/** One press of the pointer, until it is let go. */
interface Gesture {
  move(x: number, event: PointerEvent): void;
  end?(hasMoved: boolean, event: PointerEvent): void;
  cancel?(): void;
}

const at = () => useTimeline.getState();

/** Let an element answer the pointer; `page` gives the clip as it is at the time. What is returned ends this. */
export function gesturesOn(element: HTMLElement, page: () => ClipPage, isRows: boolean): () => void {
  let gesture: Gesture | null = null;
  let began = 0;
  let hasMoved = false;
  const leave = new AbortController();
  const on = <Kind extends keyof HTMLElementEventMap>(
    kind: Kind,
    act: (event: HTMLElementEventMap[Kind]) => void,
    passive = true,
  ) => element.addEventListener(kind, act, { signal: leave.signal, passive });

  on("pointerdown", (event) => {
    if (event.button > 1) return;
    element.setPointerCapture(event.pointerId);
    began = event.offsetX;
    hasMoved = false;
    gesture = event.button === 1 ? panning(event.offsetX) : begin(event, page(), isRows);
  });
  on("pointermove", (event) => {
    const x = event.clientX - element.getBoundingClientRect().left;
    if (gesture === null) element.style.cursor = cursorAt(event, page(), isRows);
    hasMoved ||= Math.abs(x - began) > STILL;
    if (hasMoved) gesture?.move(x, event);
  });
  on("pointerup", (event) => {
    gesture?.end?.(hasMoved, event);
    gesture = null;
  });
  on("pointercancel", () => {
    gesture?.cancel?.();
    gesture = null;
  });
  on("wheel", turnWheel, false);
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || gesture === null) return;
      gesture.cancel?.();
      gesture = null;
    },
    { signal: leave.signal },
  );
  return () => leave.abort();
}

function begin(event: PointerEvent, page: ClipPage, isRows: boolean): Gesture {
  const { offsetX: x, offsetY: y } = event;
  const row = isRows ? rowAt(rowsOf(page), y)?.name : undefined;
  if (row === "ruler") return scrubbing(x);
  const boundary = takesBoundary(row) ? boundaryAt(page, x) : null;
  if (boundary !== null) return draggingBoundary(page, boundary);
  if (row === "strip") return marking(x);
  return panning(x, (up) => pressed(page, x, row, up));
}

const takesBoundary = (row: RowName | undefined) => row === "shots" || row === "strip";

function boundaryAt(page: ClipPage, x: number): number | null {
  const { view } = at();
  return boundaryNear(page, (frame) => xOf(view, frame), x, HIT);
}

function cursorAt({ offsetX, offsetY }: PointerEvent, page: ClipPage, isRows: boolean): string {
  const row = isRows ? rowAt(rowsOf(page), offsetY)?.name : undefined;
  if (takesBoundary(row) && boundaryAt(page, offsetX) !== null) return "ew-resize";
  return row === "strip" ? "crosshair" : row === "shots" ? "pointer" : "default";
}

/** A press on a shot chooses it, or takes it to those chosen; elsewhere it goes to the frame. */
function pressed(page: ClipPage, x: number, row: RowName | undefined, event: PointerEvent): void {
  const frame = frameAt(at().view, x);
  const shot = row === "shots" ? shotAt(page, frame) : undefined;
  if (shot === undefined) seek(frame);
  else if (event.ctrlKey || event.metaKey || event.shiftKey) take(shot);
  else choose(shot);
}

function scrubbing(from: number): Gesture {
  const go = (x: number) => seek(frameAt(at().view, x));
  go(from);
  return { move: go };
}

function panning(from: number, press?: (event: PointerEvent) => void): Gesture {
  let last = from;
  return {
    move(x) {
      lookAside(last - x);
      last = x;
    },
    end(hasMoved, event) {
      if (!hasMoved) press?.(event);
    },
  };
}

/** A range from the frame that was pressed to the one under the pointer, both within. */
function marking(from: number): Gesture {
  const first = frameAt(at().view, from);
  return {
    move(x) {
      const frame = frameAt(at().view, x);
      const last = at().room.frames - 1;
      mark("in", Math.max(0, Math.min(first, frame)));
      mark("out", Math.min(last, Math.max(first, frame)));
    },
    end(hasMoved) {
      if (!hasMoved) seek(first);
    },
  };
}

function draggingBoundary(page: ClipPage, from: number): Gesture {
  const { low, high } = reachOf(page, from);
  const { frame, in: first, out: after } = usePlayhead.getState();
  const sticky = [frame, first, after, ...page.markers.map((marker) => marker.start)].filter(
    (one) => one !== null,
  );
  const put = (to: number | null) =>
    useTimeline.setState({ drag: to === null ? null : { from, to, asked: false } });
  return {
    move(x, event) {
      const { view } = at();
      const edge = edgeAt(view, x);
      const to = event.shiftKey ? edge : snapped(edge, sticky, STICKS * view.perPixel);
      put(Math.max(low, Math.min(high, to)));
    },
    end() {
      const { drag } = at();
      if (drag === null || drag.to === from) return put(null);
      useTimeline.setState({ drag: { ...drag, asked: true } });
      moveBoundary(page, from, drag.to);
    },
    cancel: () => put(null),
  };
}

/** The wheel zooms about the pointer; sideways, or with shift, it pans. */
function turnWheel(event: WheelEvent): void {
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const isAside = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (isAside) lookAside((event.deltaX || event.deltaY) * unit);
  else lookCloser(Math.exp(-event.deltaY * unit * (event.ctrlKey ? 0.01 : 0.002)), event.offsetX);
}

/** Let the minimap move the view: its middle follows the pointer. */
export function gesturesOnMinimap(element: HTMLElement): () => void {
  const leave = new AbortController();
  const go = (event: PointerEvent) => {
    const { room, view } = at();
    const middle = (event.offsetX / element.clientWidth) * room.frames;
    lookFrom({ ...view, start: middle - (room.width * view.perPixel) / 2 });
  };
  element.addEventListener(
    "pointerdown",
    (event) => {
      element.setPointerCapture(event.pointerId);
      go(event);
    },
    { signal: leave.signal },
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      if (element.hasPointerCapture(event.pointerId)) go(event);
    },
    { signal: leave.signal },
  );
  return () => leave.abort();
}
