/** The minimap: all of the clip, what is done of it, and which part the timeline shows. */

import type { Room } from "../view";
import type { Brush, Scene } from "./scene";

/** Draw it. */
export function paintMinimap(brush: Brush, scene: Scene, { frames, width }: Room, height: number): void {
  const { page, view, colours } = scene;
  const x = (frame: number) => (frame / frames) * width;
  brush.fillStyle = colours.ground;
  brush.fillRect(0, 0, width, height);
  for (const shot of page.shots) {
    const isDone = shot.decision !== null && shot.decision.progress !== "returned";
    brush.fillStyle = shot.id === scene.current ? colours.accent : colours.raised;
    brush.fillRect(x(shot.start), 2, Math.max(0.5, x(shot.end - shot.start) - 1), height - 4);
    brush.fillStyle = colours.blue;
    if (isDone) brush.fillRect(x(shot.start), height - 4, Math.max(0.5, x(shot.end - shot.start) - 1), 2);
  }
  for (const marker of page.markers) {
    brush.fillStyle = marker.colour;
    brush.fillRect(x(marker.start), 0, Math.max(2, x(marker.end - marker.start)), 3);
  }
  const [from, to] = [x(view.start), x(view.start + scene.width * view.perPixel)];
  brush.strokeStyle = colours.text;
  brush.strokeRect(Math.max(0, from) + 0.5, 0.5, Math.max(4, to - from) - 1, height - 1);
}
