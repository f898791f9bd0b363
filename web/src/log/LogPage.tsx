import { useEffect } from "react";
import { Describing } from "../describing/Describing";
import { Inspector } from "../inspector/Inspector";
import { Player } from "../player/Player";
import { load } from "../player/playhead";
import { Timeline } from "../timeline/Timeline";
import { open, useClip } from "./clip";
import { LogHeading } from "./LogHeading";
import styles from "./LogPage.module.css";
import { ShotTable } from "./ShotTable";
import { useTaken } from "./selection";
import { useShotKeys } from "./shotKeys";

/** The main page: picture, timeline and shots to the left, what is said of the shot to the right. */
export function LogPage({ clip, frame }: { clip: string; frame: number | null }) {
  const page = useClip((now) => now.page);
  const error = useClip((now) => now.error);
  useEffect(() => {
    useTaken.setState({ taken: new Set() });
    void open(clip);
  }, [clip]);
  const frames = page?.clip.frames;
  useEffect(() => {
    if (frames !== undefined) load(frames, frame ?? 0);
  }, [frames, frame]);
  useShotKeys();
  if (error !== null && page === null) {
    return (
      <div className={styles.error} role="alert">
        <p>{error.message}</p>
        <button type="button" onClick={() => void open(clip)}>
          Try again
        </button>
      </div>
    );
  }
  if (page === null) return <p className={styles.error}>Loading …</p>;
  return (
    <div className={styles.page}>
      <LogHeading page={page} />
      <div className={styles.left}>
        <Player clip={page.clip} />
        <Timeline page={page} />
        <ShotTable page={page} />
      </div>
      <div className={styles.right}>
        <Inspector page={page} />
        <Describing page={page} />
      </div>
    </div>
  );
}
