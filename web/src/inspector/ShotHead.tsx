import type { ClipPage, ShotShape, Transition } from "../api/schema";
import { askWhy } from "../log/returning";
import { decide } from "../log/shotKeys";
import { lengthOf, timeOf } from "../log/times";
import { showHistory } from "./inspecting";
import styles from "./ShotHead.module.css";
import type { About } from "./saying";

/** Which shots are spoken of, where they are, and how far they have come. */
export function ShotHead({ on: { page, shots } }: { on: About }) {
  const [shot] = shots;
  if (shot === undefined) return null;
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <h2>
          {shots.length === 1
            ? `Shot ${shot.number} of ${page.shots.length}`
            : `${shots.length} shots at once`}
        </h2>
        {shots.length === 1 ? (
          <span className="timecode">
            {timeOf(page.clip, shot.start)}–{timeOf(page.clip, shot.end)}
          </span>
        ) : (
          <span className="soft">{shots.map((one) => one.number).join(", ")}</span>
        )}
        <button
          type="button"
          aria-label="History of the shot"
          onClick={() => showHistory({ shot: shot.id, facet: null })}
        >
          ◷
        </button>
      </div>
      <div className={styles.row}>
        <span className={styles.how}>{shots.length === 1 ? how(page, shot) : length(page, shots)}</span>
        <State page={page} shots={shots} />
      </div>
      {shot.decision?.progress === "returned" && shot.decision.note !== "" && (
        <p className={styles.note}>
          Returned by {shot.decision.author.name}: {shot.decision.note}
        </p>
      )}
    </header>
  );
}

function how({ clip }: ClipPage, shot: ShotShape): string {
  const frames = shot.end - shot.start;
  const kind = shot.kind === "shot" ? "" : ` · ${shot.kind}`;
  return `${lengthOf(clip, frames)} · ${frames} frames${kind} · ${wayOf(shot.transition_in)} ▸ ${wayOf(shot.transition_out)}`;
}

function length({ clip }: ClipPage, shots: readonly ShotShape[]): string {
  const frames = shots.reduce((sum, shot) => sum + shot.end - shot.start, 0);
  return `${lengthOf(clip, frames)} · ${frames} frames in all`;
}

/** A transition in words, with its length where it has one. */
export function wayOf({ kind, start, end }: Transition): string {
  const words = kind.replace("_", " ");
  return end > start ? `${words} ${end - start}` : words;
}

const STATES = [
  ["logged", "✓ Logged"],
  ["approved", "✓✓ Approved"],
  ["returned", "↩ Returned"],
] as const;

/** How far the shots have come; a press on what stands opens them again. */
function State({ page, shots }: { page: ClipPage; shots: readonly ShotShape[] }) {
  const states = new Set(shots.map((shot) => shot.decision?.progress ?? "open"));
  const state = states.size === 1 ? [...states][0] : "mixed";
  return (
    <fieldset className={styles.states}>
      <legend className="hidden">State: {state}</legend>
      <span className="soft">{state === "open" || state === "mixed" ? state : ""}</span>
      {STATES.map(([progress, words]) => (
        <button
          key={progress}
          type="button"
          aria-pressed={state === progress}
          onClick={() => {
            if (state === progress) decide(page, null);
            else if (progress === "returned") askWhy(true);
            else decide(page, progress);
          }}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
