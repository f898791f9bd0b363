/** The waveform, at the times that frames have. */

import { appearsAt } from "../../player/frameTimes";
import { PEAKS_A_SECOND } from "../measured";
import type { Band, Brush, Scene } from "./scene";

/** Draw it; nothing until both the sound and the frames' times are known. */
export function paintWave(brush: Brush, scene: Scene, band: Band): void {
  const { times, width, colours } = scene;
  const { peaks } = scene.measured;
  brush.fillStyle = colours.panel;
  brush.fillRect(0, band.top, width, band.height);
  if (times === null || peaks === null) return;
  const middle = band.top + band.height / 2;
  const reach = band.height / 2 - 1;
  const found = { low: 0, high: 0 };
  brush.fillStyle = colours.soft;
  for (let x = 0, from = binAt(scene, 0); x < width; x += 1) {
    const to = binAt(scene, x + 1);
    peaks.between(from, to, found);
    from = to;
    if (!Number.isNaN(found.low)) {
      const top = middle - found.high * reach;
      brush.fillRect(x, top, 1, Math.max(1, (found.high - found.low) * reach));
    }
  }
}

/** Place of a pixel in the waveform: frames may be unevenly long. */
function binAt({ view, times, page }: Scene, x: number): number {
  if (times === null) return 0;
  const at = Math.min(page.clip.frames, view.start + x * view.perPixel);
  const frame = Math.min(page.clip.frames - 1, Math.floor(at));
  const begins = appearsAt(times, frame);
  const lasts = appearsAt(times, frame + 1) - begins;
  return (begins - appearsAt(times, 0) + lasts * (at - frame)) * PEAKS_A_SECOND;
}
