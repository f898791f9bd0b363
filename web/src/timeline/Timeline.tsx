import { useRef } from "react";
import type { ClipPage } from "../api/schema";
import { BoundaryFrames } from "./BoundaryFrames";
import { EvidenceBar } from "./EvidenceBar";
import { NotMeasured } from "./NotMeasured";
import { rowsOf } from "./rows";
import styles from "./Timeline.module.css";
import { Tools } from "./Tools";
import { useLanes, useSettledDrag, useStage, useText } from "./useStage";

/**
 * The timeline of a clip, from all of it to single frames.
 *
 * What it shows is drawn; for those who cannot see that, the shots stand in the shot table, and keys do all
 * that the pointer does here.
 */
export function Timeline({ page }: { page: ClipPage }) {
  const refs = useRefs();
  const lanes = useLanes(page.clip.sha256);
  useStage(page, lanes, refs);
  useText(page, refs.rows);
  useSettledDrag(page);
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <BoundaryFrames clip={page.clip} />
      <EvidenceBar />
      <div className={styles.body}>
        <Heads of={rowsOf(page)} />
        <div ref={refs.area}>
          <canvas ref={refs.rows} role="img" className={styles.canvas} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keys */}
        <section className={styles.lanes} aria-label="Lanes" tabIndex={0}>
          <Heads of={lanes} />
          <canvas
            ref={refs.lanes}
            role="img"
            aria-label={`Measured: ${lanes.map((lane) => lane.label).join("; ")}`}
            className={styles.canvas}
          />
        </section>
        <NotMeasured clip={page.clip.sha256} hasSound={page.clip.has_sound} />
        <div className={styles.over} aria-hidden="true">
          <div ref={refs.playhead} className={styles.playhead} />
        </div>
      </div>
      <div className={styles.foot}>
        <Tools page={page} />
        <div ref={refs.mini} className={styles.mini}>
          <canvas ref={refs.minimap} role="img" aria-label="All of the clip" className={styles.canvas} />
          <div ref={refs.dot} className={styles.dot} />
        </div>
      </div>
    </section>
  );
}

function useRefs() {
  return {
    area: useRef<HTMLDivElement>(null),
    rows: useRef<HTMLCanvasElement>(null),
    lanes: useRef<HTMLCanvasElement>(null),
    minimap: useRef<HTMLCanvasElement>(null),
    mini: useRef<HTMLDivElement>(null),
    playhead: useRef<HTMLDivElement>(null),
    dot: useRef<HTMLDivElement>(null),
  };
}

/** Names of rows, to their left. */
function Heads({ of }: { of: readonly { name: string; height: number; label?: string }[] }) {
  return (
    <div className={styles.heads}>
      {of.map(({ name, height, label }) => (
        <div key={name} className={styles.head} style={{ height }} title={label}>
          {name === "ruler" ? "" : name}
        </div>
      ))}
    </div>
  );
}
