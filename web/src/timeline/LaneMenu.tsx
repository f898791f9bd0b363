import { type KeyboardEvent, useState } from "react";
import styles from "./LaneMenu.module.css";
import { allLanes, foldLanes, moveLane, turnLane, useLaneChoice } from "./laneChoice";
import { useMeasured } from "./measured";

/** Chooses lanes and their order. */
export function LaneMenu() {
  const [isOpen, setOpen] = useState(false);
  const close = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open within
    <div className={styles.menu} onKeyDown={close}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Lanes
      </button>
      {isOpen && <Choices />}
    </div>
  );
}

function Choices() {
  const lanes = useMeasured((now) => now.lanes);
  const error = useMeasured((now) => now.error);
  const choice = useLaneChoice();
  if (lanes === null) return <div className={styles.choices}>{error?.message ?? "Loading …"}</div>;
  return (
    <div className={styles.choices} role="group" aria-label="Lanes">
      <label>
        <input type="checkbox" checked={!choice.folded} onChange={foldLanes} /> Show lanes
      </label>
      <hr />
      {allLanes(lanes, choice).map(({ name, label }) => (
        <div key={name} className={styles.lane}>
          <label>
            <input type="checkbox" checked={choice.shown.includes(name)} onChange={() => turnLane(name)} />{" "}
            {label}
          </label>
          <button type="button" aria-label={`${name} up`} onClick={() => moveLane(lanes, name, -1)}>
            ↑
          </button>
          <button type="button" aria-label={`${name} down`} onClick={() => moveLane(lanes, name, 1)}>
            ↓
          </button>
        </div>
      ))}
    </div>
  );
}
