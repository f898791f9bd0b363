/** Which frames the timeline shows, and where. Pixels are CSS pixels from its left edge. */

export interface View {
  /** Frame at the left edge; may lie within a frame. */
  start: number;
  /** Frames in a pixel. */
  perPixel: number;
}

/** What a view is of: so many frames, over so many pixels. */
export interface Room {
  frames: number;
  width: number;
}

/** A single frame is never wider. */
const WIDEST_FRAME = 160;

/** Where a frame begins. */
export const xOf = (view: View, frame: number): number => (frame - view.start) / view.perPixel;

/** The frame under a pixel; it may lie beyond the ends. */
export const frameAt = (view: View, x: number): number => Math.floor(view.start + x * view.perPixel);

/** The frame whose beginning is nearest to a pixel. */
export const edgeAt = (view: View, x: number): number => Math.round(view.start + x * view.perPixel);

/** The same view within what there is to see, its frames at whole pixels so that panning does not shimmer. */
export function bounded({ start, perPixel }: View, { frames, width }: Room): View {
  const widest = frames / Math.max(1, width);
  const scale = Math.min(Math.max(perPixel, Math.min(1 / WIDEST_FRAME, widest)), widest);
  const from = Math.max(0, Math.min(start, frames - width * scale));
  return { start: Math.round(from / scale) * scale, perPixel: scale };
}

/** All of a clip. */
export const whole = (room: Room): View => bounded({ start: 0, perPixel: Number.POSITIVE_INFINITY }, room);

/** A range with some air around it. */
export function around(range: { start: number; end: number }, room: Room): View {
  const air = Math.max(1, (range.end - range.start) * 0.08);
  const perPixel = (range.end - range.start + 2 * air) / Math.max(1, room.width);
  return bounded({ start: range.start - air, perPixel }, room);
}

/** So many times closer, about a pixel, whose frame stays under it. */
export function closer(view: View, times: number, x: number, room: Room): View {
  const { perPixel } = bounded({ start: 0, perPixel: view.perPixel / times }, room);
  return bounded({ start: view.start + x * (view.perPixel - perPixel), perPixel }, room);
}

/** Moved by so many pixels. */
export function moved(view: View, pixels: number, room: Room): View {
  return bounded({ ...view, start: view.start + pixels * view.perPixel }, room);
}

/** The same view where it shows a frame, else the page that does, with the frame near its left edge. */
export function revealing(view: View, frame: number, room: Room): View {
  const x = xOf(view, frame);
  if (x >= 0 && x <= room.width - 1) return view;
  return bounded({ ...view, start: frame - 0.08 * room.width * view.perPixel }, room);
}
