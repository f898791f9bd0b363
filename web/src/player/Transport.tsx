import type { ClipShape } from "../api/schema";
import { goToShot } from "../log/selection";
import { Control } from "./Control";
import { turnDrawing, useDrawings } from "./drawings";
import { turnLoop } from "./looping";
import { mark, play, setPace, step, usePlayhead } from "./playhead";
import { faster, PACES, toggle } from "./shuttle";
import styles from "./Transport.module.css";
import { turnFit, turnGuides, turnSound, useView } from "./viewing";
import { useWritten } from "./written";

/** Playing and stepping. */
export function Transport() {
  const plays = usePlayhead((now) => now.speed !== 0);
  const loops = usePlayhead((now) => now.loop !== null);
  return (
    <div className={styles.group} role="group" aria-label="Transport">
      <Control action="shot.previous" sign="shotBack" onPress={() => goToShot(-1)} />
      <Control action="player.previous" sign="frameBack" onPress={() => step(-1)} />
      <Control action="player.back" sign="reverse" name="Play backwards" onPress={() => shuttled(-1)} />
      <Control
        action="player.toggle"
        sign={plays ? "stand" : "play"}
        name={plays ? "Stand" : "Play"}
        onPress={toggle}
      />
      <Control action="player.next" sign="frameOn" onPress={() => step(1)} />
      <Control action="shot.next" sign="shotOn" onPress={() => goToShot(1)} />
      <Control action="player.loop" sign="loop" pressed={loops} onPress={turnLoop} />
      <Pace />
    </div>
  );
}

function shuttled(way: 1 | -1): void {
  play(faster(usePlayhead.getState().speed, way));
}

function Pace() {
  const pace = usePlayhead((now) => now.pace);
  const text = useWritten<HTMLSpanElement>(({ speed }) => (speed === 0 ? "" : `${speed}×`.replace("-", "−")));
  return (
    <>
      <select
        className={styles.pace}
        aria-label="Speed of playing"
        value={pace}
        onChange={(event) => setPace(Number(event.target.value))}
      >
        {PACES.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </select>
      <span className={styles.speed} ref={text} title="Speed now" />
    </>
  );
}

/** Marks of the range. */
export function Marks() {
  const at = () => usePlayhead.getState().frame;
  return (
    <div className={styles.group} role="group" aria-label="Marked range">
      <Control action="player.in" sign="in" onPress={() => mark("in", at())} />
      <Control action="player.out" sign="out" onPress={() => mark("out", at())} />
    </div>
  );
}

/** How the picture is shown, and how loud. */
export function ViewControls({ clip, onFull }: { clip: ClipShape; onFull: () => void }) {
  const { guides, fit, muted, volume } = useView();
  const drawing = useDrawings((now) => now.drawing);
  return (
    <div className={styles.group} role="group" aria-label="View">
      <Control action="player.guides" sign="guides" pressed={guides !== "none"} onPress={turnGuides} />
      <Control name="Fit the picture; off: pixel for pixel" sign="fit" pressed={fit} onPress={turnFit} />
      <Control action="player.draw" sign="draw" pressed={drawing} onPress={turnDrawing} />
      <Control action="player.full" sign="full" onPress={onFull} />
      {clip.has_sound && (
        <>
          <Control
            action="player.mute"
            sign={muted ? "quiet" : "sound"}
            pressed={!muted}
            onPress={turnSound}
          />
          <input
            type="range"
            className={styles.volume}
            aria-label="Volume"
            min={0}
            max={1}
            step={0.05}
            value={volume}
            onChange={(event) => useView.setState({ volume: Number(event.target.value), muted: false })}
          />
        </>
      )}
    </div>
  );
}
