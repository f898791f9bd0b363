import { useEffect, useRef } from "react";
import type { ClipShape } from "../api/schema";
import type { ActionId } from "../keys/actions";
import { prepare } from "./footage";
import { Picture } from "./Picture";
import styles from "./Player.module.css";
import { Preparing } from "./Preparing";
import { usePlayhead } from "./playhead";
import { Marked, Readouts, useEntry } from "./Readouts";
import { Marks, Transport, ViewControls } from "./Transport";
import { usePlayerKeys } from "./usePlayerKeys";

interface Props {
  clip: ClipShape;
  /** Actions whose keys mean something else on the page. */
  without?: readonly ActionId[];
}

const NONE: readonly ActionId[] = [];

/** The player of a clip, exact to the frame; its keys work as long as it is on the page. */
export function Player({ clip, without = NONE }: Props) {
  const player = useRef<HTMLElement>(null);
  const entry = useEntry();
  useEffect(() => prepare(clip.sha256), [clip.sha256]);
  useFrameTold(player);
  const full = () => void turnFullScreen(player.current);
  usePlayerKeys({ goTo: () => entry.set(true), full }, without);
  return (
    <section ref={player} className={styles.player} aria-label="Player">
      <Picture clip={clip} />
      <Preparing clip={clip} />
      <div className={styles.bar}>
        <Readouts clip={clip} entry={entry} />
        <Transport />
        <Marks />
        <Marked clip={clip} />
        <ViewControls clip={clip} onFull={full} />
      </div>
    </section>
  );
}

/** The page says which frame is asked for and which one is on the screen, for programs that look at it. */
function useFrameTold(of: { current: HTMLElement | null }): void {
  useEffect(() => {
    function tell({ frame, painted }: ReturnType<typeof usePlayhead.getState>): void {
      if (of.current === null) return;
      of.current.dataset.frame = String(frame);
      of.current.dataset.painted = String(painted ?? "");
    }
    tell(usePlayhead.getState());
    return usePlayhead.subscribe(tell);
  }, [of]);
}

async function turnFullScreen(player: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement !== null) await document.exitFullscreen();
  else await player?.requestFullscreen();
}
