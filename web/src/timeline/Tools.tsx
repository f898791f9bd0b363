import type { ClipPage } from "../api/schema";
import { shotAt } from "../log/clip";
import { mergeAt, splitAt } from "../log/shotKeys";
import { usePlayhead } from "../player/playhead";
import { LaneMenu } from "./LaneMenu";
import { lookAt, lookAtWhole, lookCloser } from "./state";
import styles from "./Tools.module.css";

/** Zooming, cutting and merging by the pointer. */
export function Tools({ page }: { page: ClipPage }) {
  const shotHere = () => shotAt(page, usePlayhead.getState().frame);
  const merge = () => mergeAt(page, shotHere()?.start ?? 0);
  const split = () => splitAt(page, usePlayhead.getState().frame);
  return (
    <div className={styles.tools} role="toolbar" aria-label="Timeline">
      <Tool name="Further" sign="−" onPress={() => lookCloser(1 / 1.6)} />
      <Tool name="Closer" sign="+" onPress={() => lookCloser(1.6)} />
      <Tool name="All of the clip" sign="all" onPress={lookAtWhole} />
      <Tool name="This shot" sign="shot" onPress={() => lookAt(shotHere() ?? { start: 0, end: page.clip.frames })} />
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
