import type { ClipPage, Marker } from "../api/schema";
import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import { timeOf } from "../log/times";
import { seek, usePlayhead } from "../player/playhead";
import { newId } from "../sync/names";
import { ask } from "../sync/outbox";
import { MarkerEditor } from "./MarkerEditor";
import styles from "./Markers.module.css";
import { editMarker, useMarkerEditing } from "./markerEditing";

/** The markers of the clip: press one to go there, write in it, or set another. */
export function Markers({ page }: { page: ClipPage }) {
  const editing = useMarkerEditing((now) => now.marker);
  const own = useOwnKeys((now) => now.own);
  const [key] = keysOf("shot.marker", own);
  return (
    <section className={styles.markers} aria-label="Markers">
      <header className={styles.head}>
        <h3>Markers</h3>
        <button type="button" onClick={() => setHere(page)}>
          Set here {key !== undefined && <kbd>{spelt(key)}</kbd>}
        </button>
      </header>
      <ul className={styles.list}>
        {page.markers.map((marker) => (
          <li key={marker.id}>
            {editing === marker.id ? <MarkerEditor marker={marker} /> : <Row page={page} marker={marker} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ page, marker }: { page: ClipPage; marker: Marker }) {
  const frames = marker.end - marker.start;
  return (
    <div className={styles.row}>
      <span className={styles.swatch} data-colour={marker.colour} aria-hidden="true" />
      <button type="button" className={styles.go} onClick={() => seek(marker.start)}>
        <span className="timecode">{timeOf(page.clip, marker.start)}</span>{" "}
        {marker.name || marker.note || marker.colour}
        {frames > 1 && <span className="soft"> {frames} frames</span>}
      </button>
      <button
        type="button"
        onClick={() => editMarker(marker.id)}
        aria-label={`Change the ${marker.colour} marker ${marker.name}`}
      >
        ✎
      </button>
    </div>
  );
}

/** Set a marker at the playhead, or over the marked range, and write in it. */
function setHere({ clip }: ClipPage): void {
  const { frame, in: first, out: last } = usePlayhead.getState();
  const [start, end] = first !== null && last !== null ? [first, last] : [frame, frame + 1];
  const id = newId();
  void ask(
    { kind: "marker", clip: clip.sha256, id, start, end, colour: "green", name: "", note: "" },
    `marker ${id}`,
  );
  editMarker(id);
}
