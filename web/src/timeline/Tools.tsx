import type { ClipPage } from "../api/schema";
import { useActions } from "../keys/keymap";
import { shotAt } from "../log/clip";
import { mergeAt, splitAt } from "../log/shotKeys";
import { usePlayhead } from "../player/playhead";
import { LaneMenu } from "./LaneMenu";
import { lookAt, lookAtWhole, lookCloser } from "./state";
import styles from "./Tools.module.css";

/** How many times closer one step looks. */
const STEP = 1.6;

/** Zooming, cutting and merging by the pointer. */
export function Tools({ page }: { page: ClipPage }) {
  const shotHere = () => shotAt(page, usePlayhead.getState().frame);
  const merge = () => mergeAt(page, shotHere()?.start ?? 0);
  const split = () => splitAt(page, usePlayhead.getState().frame);
  const lookAtShot = () => lookAt(shotHere() ?? { start: 0, end: page.clip.frames });
  useActions({
    "timeline.in": () => lookCloser(STEP),
    "timeline.out": () => lookCloser(1 / STEP),
    "timeline.all": lookAtWhole,
    "timeline.shot": lookAtShot,
  });
  return (
    <div className={styles.tools} role="toolbar" aria-label="Timeline">
      <Tool name="Further" sign="−" onPress={() => lookCloser(1 / STEP)} />
      <Tool name="Closer" sign="+" onPress={() => lookCloser(STEP)} />
      <Tool name="All of the clip" sign="all" onPress={lookAtWhole} />
      <Tool name="This shot" sign="shot" onPress={lookAtShot} />
      <Tool name="Split at the playhead" sign="split" onPress={split} />
      <Tool name="Merge with the shot before" sign="merge" onPress={merge} />
      <LaneMenu />
    </div>
  );
}

function Tool({ name, sign, onPress }: { name: string; sign: string; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {sign}
    </button>
  );
}
