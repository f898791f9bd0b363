/** What lies over rows: the range that evidence speaks of, the marked range, a boundary that is dragged. */

import { xOf } from "../view";
import { type Band, type Brush, pixels, type Scene } from "./scene";

/** Draw it over a band of rows. */
export function paintOver(brush: Brush, scene: Scene, band: Band): void {
  shade(brush, scene, band);
  paintEvidence(brush, scene, band);
  paintDrag(brush, scene, band);
}

/** What is outside the marked range stands back. */
function shade(brush: Brush, { marks, view, width, page, colours }: Scene, band: Band): void {
  if (marks.in === null && marks.out === null) return;
  const from = xOf(view, marks.in ?? 0);
  const to = xOf(view, marks.out ?? page.clip.frames);
  brush.save();
  brush.globalAlpha = 0.45;
  brush.fillStyle = colours.ground;
  if (from > 0) brush.fillRect(0, band.top, Math.min(width, from), band.height);
  if (to < width) brush.fillRect(Math.max(0, to), band.top, width - Math.max(0, to), band.height);
  brush.restore();
}

function paintEvidence(brush: Brush, scene: Scene, band: Band): void {
  const { evidence, colours, view } = scene;
  const at = evidence === null ? null : pixels(scene, evidence.range);
  if (evidence === null || at === null) return;
  brush.strokeStyle = colours.focus;
  brush.strokeRect(at[0] + 0.5, band.top + 0.5, at[1] - at[0] - 1, band.height - 1);
  brush.fillStyle = colours.focus;
  for (const frame of evidence.frames ?? []) brush.fillRect(xOf(view, frame + 0.5), band.top, 1, band.height);
}

function paintDrag(brush: Brush, { drag, view, colours }: Scene, band: Band): void {
  if (drag === null) return;
  brush.fillStyle = colours.soft;
  for (let y = band.top; y < band.top + band.height; y += 6) brush.fillRect(xOf(view, drag.from), y, 1, 3);
  brush.fillStyle = colours.accent;
  brush.fillRect(xOf(view, drag.to) - 1, band.top, 2, band.height);
}
