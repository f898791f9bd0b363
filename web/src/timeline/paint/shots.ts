/** The row of shots: number, length, how far each has come, and how it passes into the next. */

import type { ClipPage, ShotShape } from "../../api/schema";
import { lengthOf } from "../../log/times";
import { xOf } from "../view";
import { type Band, type Brush, pixels, type Scene, write } from "./scene";

/** Signs and patterns, so that progress is not told by colour alone. */
const SIGNS = { open: "", logged: " ✓", approved: " ✓✓", returned: " ↩" } as const;

type Progress = keyof typeof SIGNS;

/** Draw it. */
export function paintShots(brush: Brush, scene: Scene, band: Band): void {
  brush.textBaseline = "middle";
  for (const shot of moved(scene)) {
    const at = pixels(scene, shot);
    if (at !== null) paintShot(brush, scene, band, shot, at);
  }
  for (const shot of scene.page.shots) paintTransition(brush, scene, band, shot);
}

/** Shots as they would be with the boundary that is being dragged. */
export function moved({ page, drag }: Pick<Scene, "page" | "drag">): ClipPage["shots"] {
  if (drag === null) return page.shots;
  return page.shots.map((shot) => {
    if (shot.start === drag.from) return { ...shot, start: drag.to };
    return shot.end === drag.from ? { ...shot, end: drag.to } : shot;
  });
}

const progressOf = (shot: ShotShape): Progress => shot.decision?.progress ?? "open";

function paintShot(
  brush: Brush,
  scene: Scene,
  band: Band,
  shot: ShotShape,
  [from, to]: [number, number],
): void {
  const { colours } = scene;
  const isCurrent = shot.id === scene.current;
  const progress = progressOf(shot);
  const width = Math.max(1, to - from - 1);
  brush.fillStyle = isCurrent ? colours.accentGround : shot.kind === "shot" ? colours.raised : colours.ground;
  brush.fillRect(from, band.top + 1, width, band.height - 2);
  if (progress !== "open" && width > 3) hatch(brush, scene, band, from, width, progress);
  if (isCurrent || scene.taken.has(shot.id)) {
    brush.strokeStyle = colours.accent;
    brush.strokeRect(from + 0.5, band.top + 1.5, width - 1, band.height - 3);
  }
  brush.font = `11px ${colours.sans}`;
  brush.fillStyle = colours.text;
  const kind = shot.kind === "shot" ? "" : ` ${shot.kind}`;
  const length = lengthOf(scene.page.clip, shot.end - shot.start);
  const full = `${shot.number}${kind}${SIGNS[progress]}  ${length}`;
  const free = Math.max(from, xOf(scene.view, shot.transition_in.end));
  const said = to - free > 80 ? full : `${shot.number}${SIGNS[progress]}`;
  write(
    brush,
    said,
    free,
    Math.min(to, xOf(scene.view, shot.transition_out.start)),
    band.top + band.height / 2,
  );
}

/** Logged: a line beneath; approved: a thick one; returned: a broken one. */
function hatch(
  brush: Brush,
  { colours }: Scene,
  band: Band,
  from: number,
  width: number,
  progress: Progress,
): void {
  const bottom = band.top + band.height - 2;
  brush.fillStyle = progress === "returned" ? colours.warn : colours.blue;
  const height = progress === "approved" ? 4 : 2;
  const [dash, gap] = progress === "returned" ? [4, 3] : [width, 0];
  for (let x = from; x < from + width; x += dash + gap) {
    brush.fillRect(x, bottom - height, Math.min(dash, from + width - x), height);
  }
}

/** Dissolves and wipes as crossed wedges, fades as one; a cut is the gap between two shots. */
function paintTransition(brush: Brush, scene: Scene, band: Band, shot: ShotShape): void {
  const { kind, start, end } = shot.transition_out;
  if (end <= start) return;
  const at = pixels(scene, { start, end });
  if (at === null || at[1] - at[0] < 2) return;
  const from = xOf(scene.view, start);
  const to = xOf(scene.view, end);
  const [top, bottom] = [band.top + 2, band.top + band.height - 2];
  brush.strokeStyle = scene.colours.text;
  brush.beginPath();
  if (kind !== "fade_in") line(brush, from, top, to, bottom);
  if (kind !== "fade_out") line(brush, from, bottom, to, top);
  brush.rect(from, top, to - from, bottom - top);
  brush.stroke();
}

function line(brush: Brush, fromX: number, fromY: number, toX: number, toY: number): void {
  brush.moveTo(fromX, fromY);
  brush.lineTo(toX, toY);
}
