/** The film strip: as many pictures as fit side by side, each standing at its own frame. */

import type { Cell } from "../Film";
import { type View, xOf } from "../view";
import type { Band, Brush, Scene } from "./scene";

/** Which frames the strip has pictures of: every 2**level-th one, so that panning moves no picture. */
export function levelFor(view: View, pictureWidth: number): number {
  return Math.max(0, Math.floor(Math.log2(view.perPixel * pictureWidth)));
}

/** Draw it. */
export function paintStrip(brush: Brush, scene: Scene, band: Band): void {
  const { view, width, film, colours } = scene;
  const [above, below] = scene.page.clip.display_aspect;
  const picture = (band.height * above) / below;
  const level = levelFor(view, picture);
  const step = 2 ** level;
  const last = Math.min(scene.page.clip.frames - 1, view.start + width * view.perPixel);
  brush.fillStyle = colours.ground;
  brush.fillRect(0, band.top, width, band.height);
  for (let frame = Math.floor(view.start / step) * step; frame <= last; frame += step) {
    const cell = film.at(frame, level);
    const x = xOf(view, frame);
    if (cell !== null) put(brush, cell, band, x, Math.min(picture, step / view.perPixel));
  }
  paintCuts(brush, scene, band);
}

/** The middle of a picture, as wide as there is room for. */
function put(brush: Brush, cell: Cell, band: Band, x: number, width: number): void {
  const shown = Math.min(cell.width, (cell.height * width) / band.height);
  const left = cell.x + (cell.width - shown) / 2;
  brush.drawImage(cell.image, left, cell.y, shown, cell.height, x, band.top, width, band.height);
}

function paintCuts(brush: Brush, { view, width, page, colours }: Scene, band: Band): void {
  for (const { start } of page.shots) {
    const x = Math.round(xOf(view, start));
    if (start === 0 || x < 0 || x > width) continue;
    brush.fillStyle = colours.ground;
    brush.fillRect(x - 1, band.top, 3, band.height);
    brush.fillStyle = colours.text;
    brush.fillRect(x, band.top, 1, band.height);
  }
}
