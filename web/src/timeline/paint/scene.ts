/** All that a drawing of the timeline shows. */

import type { ClipPage } from "../../api/schema";
import { shotAt } from "../../log/clip";
import { useTaken } from "../../log/selection";
import { useFootage } from "../../player/footage";
import type { FrameTimes } from "../../player/frameTimes";
import { usePlayhead } from "../../player/playhead";
import type { Colours } from "../colours";
import { type Evidence, useEvidence } from "../evidence";
import type { Film } from "../Film";
import { useMeasured } from "../measured";
import { type Drag, useTimeline } from "../state";
import { type View, xOf } from "../view";

export interface Scene {
  view: View;
  width: number;
  page: ClipPage;
  /** Id of the shot at the playhead. */
  current: string | undefined;
  taken: ReadonlySet<string>;
  marks: { in: number | null; out: number | null };
  times: FrameTimes | null;
  measured: ReturnType<typeof useMeasured.getState>;
  film: Film;
  drag: Drag | null;
  evidence: Evidence | null;
  colours: Colours;
}

/** Everything as it is now. */
export function sceneOf(page: ClipPage, film: Film, colours: Colours): Scene {
  const { view, room, drag } = useTimeline.getState();
  const playhead = usePlayhead.getState();
  const footage = useFootage.getState();
  return {
    view,
    width: room.width,
    page,
    current: shotAt(page, playhead.frame)?.id,
    taken: useTaken.getState().taken,
    marks: { in: playhead.in, out: playhead.out },
    times: footage.clip === page.clip.sha256 ? footage.times : null,
    measured: useMeasured.getState(),
    film,
    drag,
    evidence: useEvidence.getState().evidence,
    colours,
  };
}

/** A band across the drawing. */
export interface Band {
  top: number;
  height: number;
}

export type Brush = CanvasRenderingContext2D;

/** A range in pixels, cut off at the edges of the drawing; null where nothing of it is seen. */
export function pixels(
  { view, width }: Scene,
  range: { start: number; end: number },
): [number, number] | null {
  const from = Math.max(-4, xOf(view, range.start));
  const to = Math.min(width + 4, xOf(view, range.end));
  return to < 0 || from > width ? null : [from, to];
}

/** Text as far as it fits between two pixels; what is cut short ends with dots, too little is left out. */
export function write(brush: Brush, text: string, from: number, to: number, middle: number): void {
  const room = to - from - 8;
  const fits = Math.floor(room / (brush.measureText("0").width || 7));
  if (fits < 2 && text.length > fits) return;
  const said = text.length <= fits ? text : `${text.slice(0, fits - 1)}…`;
  brush.fillText(said, Math.max(0, from) + 4, middle);
}
