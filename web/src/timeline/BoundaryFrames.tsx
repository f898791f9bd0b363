import { useEffect, useRef } from "react";
import type { ClipShape } from "../api/schema";
import { timeOf } from "../log/times";
import { stillAddress } from "../player/footage";
import { Latest, put } from "../player/latest";
import styles from "./BoundaryFrames.module.css";
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

function Frame({ clip, frame, says }: { clip: ClipShape; frame: number; says: string }) {
  const picture = useRef<HTMLImageElement>(null);
  const latest = useRef<Latest>(null);
  useEffect(() => {
    const loader = new Latest(async (wanted) => {
      if (picture.current !== null) await put(picture.current, stillAddress(clip.sha256, wanted));
    });
    latest.current = loader;
    return () => loader.end();
  }, [clip.sha256]);
  useEffect(() => latest.current?.want(frame), [frame]);
  const [above, below] = clip.display_aspect;
  return (
    <figure className={styles.frame}>
      <img ref={picture} alt="" style={{ aspectRatio: above / below }} />
      <figcaption>
        {says} <b>{timeOf(clip, frame)}</b> f {frame}
      </figcaption>
    </figure>
  );
}
