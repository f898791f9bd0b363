import { type FormEvent, type KeyboardEvent, useState } from "react";
import type { ClipShape } from "../api/schema";
import { frameMeant } from "../time/entry";
import { seek, usePlayhead } from "./playhead";
import styles from "./Readouts.module.css";

/** A field that takes a timecode, a frame (`f123`) or an offset (`+12`, `-1:00`); Enter goes there. */
export function TimecodeEntry({ clip, onClose }: { clip: ClipShape; onClose: () => void }) {
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState<string | null>(null);

  function goThere(event: FormEvent): void {
    event.preventDefault();
    const frame = frameMeant(said, clip, usePlayhead.getState().frame);
    if (frame === null) setFault("There is no such timecode. Or: f123, +12, -1:00");
    else if (frame < 0 || frame >= clip.frames)
      setFault(`The clip has frames 0 to ${clip.frames - 1}; this would be ${frame}.`);
    else {
      seek(frame);
      onClose();
    }
  }

  function close(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  }

  return (
    <form className={styles.entry} onSubmit={goThere}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to type here
        autoFocus
        aria-label="Go to a timecode, a frame (f123) or an offset (+12, -1:00)"
        aria-invalid={fault !== null}
        aria-describedby="where-to"
        autoComplete="off"
        spellCheck={false}
        value={said}
        onChange={(event) => {
          setSaid(event.target.value);
          setFault(null);
        }}
        onKeyDown={close}
        onBlur={onClose}
      />
      <p id="where-to" role={fault === null ? undefined : "alert"}>
        {fault ?? "Timecode, f123, +12 or -1:00; Enter goes there"}
      </p>
    </form>
  );
}
