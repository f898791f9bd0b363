/** What captions speak of: a bar for the range of each. */

import { type Band, type Brush, pixels, type Scene, write } from "./scene";

/** Draw them. */
export function paintCaptions(brush: Brush, scene: Scene, band: Band): void {
  const { colours } = scene;
  brush.font = `10px ${colours.sans}`;
  brush.textBaseline = "middle";
  for (const caption of scene.page.captions) {
    const at = pixels(scene, caption);
    if (at === null) continue;
    const [from, to] = at;
    brush.fillStyle = colours.raised;
    brush.fillRect(from, band.top + 1, Math.max(1, to - from - 1), band.height - 2);
    brush.fillStyle = colours.soft;
    write(brush, caption.text, from, to, band.top + band.height / 2);
  }
}
