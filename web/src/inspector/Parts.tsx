import type { FacetShape, LabelShape, ShotShape } from "../api/schema";
import { mark, seek } from "../player/playhead";
import { ask } from "../sync/outbox";
import { spoken } from "./Chips";
import styles from "./Parts.module.css";
import { type About, say } from "./saying";
import { accepting } from "./wishes";

interface Part {
  shot: ShotShape;
  label: LabelShape;
}

/** What is said of parts of the shots, with their frames; what machines say gives way to what people say. */
export function Parts({ on, facet, parts }: { on: About; facet: FacetShape; parts: readonly Part[] }) {
  const byPeople = parts.some(({ label }) => label.by.kind === "person");
  const shown = parts.filter(({ label }) => label.by.kind === "person" || !byPeople);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.parts} aria-label={`${facet.label}: parts`}>
      {shown.map(({ shot, label }) => (
        <li key={label.id + label.start} className={styles.part}>
          <PartLabel on={on} facet={facet} shot={shot} label={label} />
        </li>
      ))}
    </ul>
  );
}

function PartLabel({ on, facet, shot, label }: { on: About; facet: FacetShape } & Part) {
  const { start, end } = label;
  if (start === null || end === null) return null;
  const suggested = label.by.kind === "machine";
  const words = spoken(facet, label);
  const remove = () => {
    const labels = [{ shot: shot.id, facet: facet.id, start, end }];
    void ask({ kind: "unlabel", clip: on.page.clip.sha256, labels });
  };
  return (
    <>
      <button
        type="button"
        className={styles.frames}
        onClick={() => markAndGo(start, end)}
        aria-label={`Go to frames ${start} to ${end - 1}`}
      >
        {start}–{end - 1}
      </button>
      <span className={suggested ? "soft" : ""}>
        {suggested ? `‹${words} ${label.confidence.toFixed(2)}›` : words}
      </span>
      {suggested && (
        <button
          type="button"
          onClick={() => say(on, [accepting(shot, label)])}
          aria-label={`Take over ${words}`}
        >
          ↵
        </button>
      )}
      {!suggested && label.by.name === on.me && (
        <button
          type="button"
          onClick={remove}
          aria-label={`Take back ${words} of frames ${start} to ${end - 1}`}
        >
          ×
        </button>
      )}
    </>
  );
}

function markAndGo(start: number, end: number): void {
  seek(start);
  mark("in", start);
  mark("out", end - 1);
}
