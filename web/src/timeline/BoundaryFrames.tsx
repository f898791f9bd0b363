import { useEffect, useRef } from "react";
import type { ClipShape } from "../api/schema";
import { timeOf } from "../log/times";
import styles from "./BoundaryFrames.module.css";
import type { Film } from "./Film";
import { useTimeline } from "./state";

/** While a boundary is dragged: the last frame before it and the first after it, side by side. */
export function BoundaryFrames({ clip }: { clip: ClipShape }) {
  const drag = useTimeline((now) => now.drag);
  if (drag === null || drag.asked) return null;
  return (
    <div className={styles.frames}>
      <Frame clip={clip} frame={drag.to - 1} says="ends" />
      <Frame clip={clip} frame={drag.to} says="begins" />
    </div>
  );
}

/** Twice as wide as the film strip's own pictures. */
const WIDTH = 320;

function Frame({ clip, frame, says }: { clip: ClipShape; frame: number; says: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const film = useTimeline((now) => now.film);
  const come = useTimeline((now) => now.come);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has come is drawn
  useEffect(() => {
    if (film !== null && canvas.current !== null) draw(canvas.current, film, frame);
  }, [film, frame, come]);
  const [above, below] = clip.display_aspect;
  return (
    <figure className={styles.frame}>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={Math.round((WIDTH * below) / above)}
        role="img"
        aria-label={`Frame ${frame}`}
      />
      <figcaption>
        {says} <b>{timeOf(clip, frame)}</b> f {frame}
      </figcaption>
    </figure>
  );
}

/** Never a picture of another frame: it stays dark until the right one has come. */
function draw(canvas: HTMLCanvasElement, film: Film, frame: number): void {
  const brush = canvas.getContext("2d");
  const cell = film.exactly(frame);
  film.load();
  if (brush === null) return;
  brush.clearRect(0, 0, canvas.width, canvas.height);
  if (cell === null) return;
  brush.drawImage(cell.image, cell.x, cell.y, cell.width, cell.height, 0, 0, canvas.width, canvas.height);
}
