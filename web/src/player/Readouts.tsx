import { useState } from "react";
import type { ClipShape } from "../api/schema";
import { shotAt, useClip } from "../log/clip";
import { lengthOf, timeOf } from "../log/times";
import type { usePlayhead } from "./playhead";
import styles from "./Readouts.module.css";
import { TimecodeEntry } from "./TimecodeEntry";
import { useWritten } from "./written";

type Now = ReturnType<typeof usePlayhead.getState>;

/** Where the playhead stands: timecode, frame, place in the shot. A press on the timecode takes another. */
export function Readouts({
  clip,
  entry,
}: {
  clip: ClipShape;
  entry: { open: boolean; set: (open: boolean) => void };
}) {
  return (
    <div className={styles.readouts}>
      {entry.open ? (
        <TimecodeEntry clip={clip} onClose={() => entry.set(false)} />
      ) : (
        <Timecode clip={clip} onPress={() => entry.set(true)} />
      )}
      <Written said={({ frame }) => `f ${frame}`} title="Frame, counted from 0" className={styles.frame} />
      <Written
        said={(now) => inShot(clip, now)}
        title="Frame of the shot, of so many"
        className={styles.place}
      />
      <Written said={late} title="Frame on the screen" />
    </div>
  );
}

/** Whether the timecode entry is open, and the way to open it. */
export function useEntry(): { open: boolean; set: (open: boolean) => void } {
  const [open, set] = useState(false);
  return { open, set };
}

function Timecode({ clip, onPress }: { clip: ClipShape; onPress: () => void }) {
  const text = useWritten<HTMLButtonElement>(({ frame }) => timeOf(clip, frame));
  return <button type="button" className={styles.timecode} ref={text} onClick={onPress} title="Go to …" />;
}

interface Figure {
  said: (now: Now) => string;
  title: string;
  className?: string | undefined;
}

function Written({ said, title, className = "" }: Figure) {
  const text = useWritten<HTMLSpanElement>(said);
  return <span className={`${styles.figure} ${className}`} ref={text} title={title} />;
}

function inShot(clip: ClipShape, { frame }: Now): string {
  const { page } = useClip.getState();
  const shot = page?.clip.sha256 === clip.sha256 ? shotAt(page, frame) : undefined;
  return shot === undefined ? "" : `+${frame - shot.start}/${shot.end - shot.start}`;
}

/** Said only where the screen lags behind: never let anybody log a frame that they do not see. */
function late({ frame, painted, speed }: Now): string {
  return painted === null || painted === frame || speed !== 0 ? "" : `shows f ${painted}`;
}

/** The length of the marked range, and where it lies as far as there is room. */
export function Marked({ clip }: { clip: ClipShape }) {
  const text = useWritten<HTMLSpanElement>((now) => marked(clip, now));
  return <span className={styles.marked} ref={text} title="Marked range: its length, first and last frame" />;
}

function marked(clip: ClipShape, now: Now): string {
  if (now.in === null && now.out === null) return "";
  const length = (now.out ?? now.frames) - (now.in ?? 0);
  const first = now.in === null ? "" : timeOf(clip, now.in);
  const last = now.out === null ? "" : timeOf(clip, now.out - 1);
  return `${lengthOf(clip, length)} · ${length} f · ${first} – ${last}`;
}
