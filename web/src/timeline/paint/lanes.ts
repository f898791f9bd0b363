/** Lanes of evidence: curves and spans. */

import type { CurveShape, SpansShape } from "../../api/schema";
import type { Lane } from "../laneChoice";
import type { Thinned } from "../thinning";
import { type Band, type Brush, pixels, type Scene, write } from "./scene";

/** Draw one. */
export function paintLane(brush: Brush, scene: Scene, lane: Lane, band: Band): void {
  const { lanes, curves } = scene.measured;
  brush.fillStyle = scene.colours.panel;
  brush.fillRect(0, band.top, scene.width, band.height - 1);
  const values = curves.get(lane.name);
  const curve = lanes?.curves.find((one) => one.name === lane.name);
  const spans = lanes?.spans.find((one) => one.name === lane.name);
  if (curve !== undefined && values !== undefined) paintCurve(brush, scene, curve, values, band);
  if (spans !== undefined) paintSpans(brush, scene, spans, band);
}

/** Least to greatest value of each pixel; between two frames that are further apart, a line. */
function paintCurve(brush: Brush, scene: Scene, curve: CurveShape, values: Thinned, band: Band): void {
  const { low, high } = curve;
  const bottom = band.top + band.height - 3;
  const scale = (band.height - 5) / (high - low || 1);
  const y = (value: number) => bottom - (Math.min(high, Math.max(low, value)) - low) * scale;
  brush.fillStyle = scene.colours.line;
  brush.fillRect(0, Math.round(y(0)), scene.width, 1);
  brush.strokeStyle = scene.colours.blue;
  brush.beginPath();
  if (scene.view.perPixel >= 1) columns(brush, scene, values, y);
  else points(brush, scene, values, y);
  brush.stroke();
}

function columns(brush: Brush, { view, width }: Scene, values: Thinned, y: (value: number) => number): void {
  const found = { low: 0, high: 0 };
  let isDown = false;
  for (let x = 0; x < width; x += 1) {
    const from = view.start + x * view.perPixel;
    if (from >= values.length) break;
    values.between(from, from + view.perPixel, found);
    const isThere = !Number.isNaN(found.low);
    if (isThere && isDown) brush.lineTo(x + 0.5, y(found.low));
    else if (isThere) brush.moveTo(x + 0.5, y(found.low) + 0.5);
    if (isThere) brush.lineTo(x + 0.5, y(found.high));
    isDown = isThere;
  }
}

/** A value stands in the middle of its frame. */
function points(brush: Brush, { view, width }: Scene, values: Thinned, y: (value: number) => number): void {
  const found = { low: 0, high: 0 };
  const first = Math.max(0, Math.floor(view.start) - 1);
  const last = Math.min(values.length - 1, Math.ceil(view.start + width * view.perPixel));
  let isDown = false;
  for (let frame = first; frame <= last; frame += 1) {
    values.between(frame, frame + 1, found);
    const x = (frame + 0.5 - view.start) / view.perPixel;
    const isThere = !Number.isNaN(found.low);
    if (isThere && isDown) brush.lineTo(x, y(found.low));
    else if (isThere) brush.moveTo(x, y(found.low));
    isDown = isThere;
  }
}

/** Bars with their words; what is narrower than a pixel shares it. */
function paintSpans(brush: Brush, scene: Scene, { spans }: SpansShape, band: Band): void {
  brush.font = `10px ${scene.colours.sans}`;
  brush.textBaseline = "middle";
  let painted = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    const at = pixels(scene, span);
    if (at === null || at[1] <= painted) continue;
    const [from, to] = at;
    brush.fillStyle = scene.colours.accentGround;
    brush.fillRect(from, band.top + 1, Math.max(1, to - from - 1), band.height - 3);
    brush.fillStyle = scene.colours.accent;
    brush.fillRect(from, band.top + 1, Math.max(1, to - from - 1), 1);
    brush.fillStyle = scene.colours.text;
    write(brush, span.words, from, to, band.top + band.height / 2);
    painted = Math.floor(to);
  }
}
