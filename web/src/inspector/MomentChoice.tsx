import type { Moment } from "./answers";
import { speakOf, useInspecting } from "./inspecting";
import styles from "./Palette.module.css";

const MOMENTS: readonly (readonly [Moment, string])[] = [
  ["whole", "whole"],
  ["start", "start"],
  ["end", "end"],
];

/** Whether the next term is for the whole shot or one of its ends; with Shift a key is for the end. */
export function MomentChoice() {
  const moment = useInspecting((now) => now.moment);
  return (
    <fieldset className={styles.moments}>
      <legend className="hidden">What the next term is for; with Shift it is for the end</legend>
      {MOMENTS.map(([id, label]) => (
        <button key={id} type="button" aria-pressed={moment === id} onClick={() => speakOf(id)}>
          {label}
          {id === "end" && <kbd>⇧</kbd>}
        </button>
      ))}
    </fieldset>
  );
}
