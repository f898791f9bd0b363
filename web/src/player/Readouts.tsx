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
      <Written said={({ frame }) => `f ${frame}`} title="Frame, counted from 0" />
      <Written said={(now) => inShot(clip, now)} title="Frame of the shot, of so many" />
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

function Written({ said, title }: { said: (now: Now) => string; title: string }) {
  const text = useWritten<HTMLSpanElement>(said);
  return <span className={styles.figure} ref={text} title={title} />;
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

/** The marked range and its length. */
export function Marked({ clip }: { clip: ClipShape }) {
  return <Written said={(now) => marked(clip, now)} title="Marked range, and its length" />;
}

function marked(clip: ClipShape, now: Now): string {
  if (now.in === null && now.out === null) return "";
  const start = now.in ?? 0;
  const end = now.out ?? now.frames;
  const last = now.out === null ? "" : timeOf(clip, now.out - 1);
  return `${now.in === null ? "" : timeOf(clip, now.in)} – ${last} · ${lengthOf(clip, end - start)} · ${end - start} f`;
}
