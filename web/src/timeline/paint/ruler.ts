/** The ruler: timecode, markers, the marked range. */

import { ticks } from "../ruler";
import { xOf } from "../view";
import { type Band, type Brush, pixels, type Scene, write } from "./scene";

/** Draw it. */
export function paintRuler(brush: Brush, scene: Scene, band: Band): void {
  const { colours, view } = scene;
  brush.fillStyle = colours.panel;
  brush.fillRect(0, band.top, scene.width, band.height);
  paintMarked(brush, scene, band);
  brush.font = `10px ${colours.mono}`;
  brush.textBaseline = "top";
  for (const { frame, text } of ticks(view, scene.width, scene.page.clip)) {
    const x = Math.round(xOf(view, frame));
    const height = text === null ? 4 : 8;
    brush.fillStyle = colours.strong;
    brush.fillRect(x, band.top + band.height - height, 1, height);
    brush.fillStyle = colours.soft;
    if (text !== null) brush.fillText(text, x + 3, band.top + 1);
  }
  for (const marker of scene.page.markers) paintMarker(brush, scene, band, marker);
}

/** The range between in and out: a bar with brackets. */
function paintMarked(brush: Brush, scene: Scene, band: Band): void {
  const { in: first, out: after } = scene.marks;
  if (first === null && after === null) return;
  const at = pixels(scene, { start: first ?? 0, end: after ?? scene.page.clip.frames });
  if (at === null) return;
  brush.fillStyle = scene.colours.accentGround;
  brush.fillRect(at[0], band.top, at[1] - at[0], band.height);
  brush.fillStyle = scene.colours.accent;
  if (first !== null) bracket(brush, xOf(scene.view, first), band, 1);
  if (after !== null) bracket(brush, xOf(scene.view, after), band, -1);
}

function bracket(brush: Brush, x: number, band: Band, towards: 1 | -1): void {
  brush.fillRect(towards > 0 ? x : x - 2, band.top, 2, band.height);
  brush.fillRect(towards > 0 ? x : x - 5, band.top, 5, 2);
  brush.fillRect(towards > 0 ? x : x - 5, band.top + band.height - 2, 5, 2);
}

type Marker = Scene["page"]["markers"][number];

/** A flag in the marker's colour, framed to be seen on any ground, with its name where there is room. */
function paintMarker(brush: Brush, scene: Scene, band: Band, marker: Marker): void {
  const at = pixels(scene, marker);
  if (at === null) return;
  const [from] = at;
  const width = Math.max(7, at[1] - at[0]);
  const top = band.top + band.height - 7;
  brush.fillStyle = marker.colour;
  brush.fillRect(from, top, width, 6);
  brush.strokeStyle = scene.colours.text;
  brush.strokeRect(from + 0.5, top + 0.5, width - 1, 5);
  brush.font = `10px ${scene.colours.sans}`;
  brush.fillStyle = scene.colours.text;
  brush.textBaseline = "top";
  if (width > 40) write(brush, marker.name, from, from + width, band.top);
}
