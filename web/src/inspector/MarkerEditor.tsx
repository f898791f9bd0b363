import { useEffect, useRef, useState } from "react";
import type { Marker } from "../api/schema";
import { usePlayhead } from "../player/playhead";
import { ask } from "../sync/outbox";
import styles from "./Markers.module.css";
import { editMarker } from "./markerEditing";

/** The colours of markers, as OpenTimelineIO names them. */
export const COLOURS: readonly Marker["colour"][] = [
  "red",
  "orange",
  "yellow",
  "green",
  "cyan",
  "blue",
  "purple",
  "magenta",
  "pink",
  "black",
  "white",
];

/** The words, colour and length of a marker, saved at each keystroke; Enter or Escape is done with it. */
export function MarkerEditor({ marker }: { marker: Marker }) {
  const [draft, setDraft] = useState(marker);
  const name = useRef<HTMLInputElement>(null);
  const frames = usePlayhead((now) => now.frames);
  useEffect(() => {
    const before = document.activeElement;
    name.current?.focus();
    name.current?.scrollIntoView({ block: "nearest" });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  function change(some: Partial<Marker>) {
    const next = { ...draft, ...some };
    setDraft(next);
    const { id, clip, start, end, colour, note } = next;
    void ask({ kind: "marker", clip, id, start, end, colour, name: next.name, note }, `marker ${id}`);
  }
  const length = draft.end - draft.start;
  return (
    <fieldset
      className={styles.editor}
      onKeyDown={(event) => {
        const writesLines = event.target instanceof HTMLTextAreaElement && event.key === "Enter";
        if (
          event.key !== "Escape" &&
          (event.key !== "Enter" || writesLines || event.target instanceof HTMLButtonElement)
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        editMarker(null);
      }}
    >
      <legend className="hidden">Marker at frame {draft.start}</legend>
      <input
        ref={name}
        aria-label="Name of the marker"
        placeholder="name"
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <div className={styles.colours} role="radiogroup" aria-label="Colour">
        {COLOURS.map((colour) => (
          <label key={colour} className={styles.colour}>
            <input
              type="radio"
              name="colour"
              checked={draft.colour === colour}
              onChange={() => change({ colour })}
            />
            <span className={styles.swatch} data-colour={colour} aria-hidden="true" />
            <span className="hidden">{colour}</span>
          </label>
        ))}
        <span className="soft">{draft.colour}</span>
      </div>
      <textarea
        aria-label="Note of the marker"
        placeholder="note"
        rows={2}
        maxLength={10_000}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <div className={styles.row}>
        <label>
          length{" "}
          <input
            type="number"
            min={1}
            max={frames - draft.start}
            value={length}
            onChange={(event) => {
              const count = event.target.valueAsNumber;
              if (count >= 1 && draft.start + count <= frames) change({ end: draft.start + count });
            }}
          />{" "}
          frames
        </label>
        <button type="button" onClick={() => editMarker(null)}>
          Done
        </button>
        <button
          type="button"
          onClick={() => {
            editMarker(null);
            void ask({ kind: "unmark", clip: draft.clip, id: draft.id });
          }}
        >
          Remove
        </button>
      </div>
    </fieldset>
  );
}
