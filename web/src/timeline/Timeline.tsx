import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { ClipPage } from "../api/schema";
import { timeOf } from "../log/times";
import { useOutbox } from "../sync/outbox";
import { BoundaryFrames } from "./BoundaryFrames";
import { EvidenceBar } from "./EvidenceBar";
import { useEvidence } from "./evidence";
import { gesturesOn, gesturesOnMinimap } from "./gestures";
import { type Lane, shownLanes, useLaneChoice } from "./laneChoice";
import { loadCurve, loadMeasured, useMeasured } from "./measured";
import { rowsOf } from "./rows";
import { type Elements, Stage } from "./Stage";
import { lookAt, lookAtAll, setWidth, useTimeline } from "./state";
import styles from "./Timeline.module.css";
import { Tools } from "./Tools";

/** The timeline of a clip, from all of it to single frames. */
export function Timeline({ page }: { page: ClipPage }) {
  const elements = useElements();
  const lanes = useLanes(page);
  useStage(page, lanes, elements);
  useText(page, elements.rows);
  useSettledDrag(page);
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <BoundaryFrames clip={page.clip} />
      <EvidenceBar />
      <div className={styles.body}>
        <div className={styles.heads}>
          {rowsOf(page).map(({ name, height }) => (
            <div key={name} className={styles.head} style={{ height }}>
              {name === "ruler" ? "" : name}
            </div>
          ))}
        </div>
        <div className={styles.area} ref={elements.area}>
          <canvas ref={elements.rows} role="img" className={styles.canvas} />
        </div>
        <div className={styles.lanes}>
          <div className={styles.heads}>
            {lanes.map(({ name, label, height }) => (
              <div key={name} className={styles.head} style={{ height }} title={label}>
                {name}
              </div>
            ))}
          </div>
          <canvas
            ref={elements.lanes}
            role="img"
            aria-label={`Measured: ${lanes.map((lane) => lane.label).join("; ")}`}
            className={styles.canvas}
          />
        </div>
        <div className={styles.over} aria-hidden="true">
          <div ref={elements.playhead} className={styles.playhead} />
        </div>
      </div>
      <div className={styles.foot}>
        <Tools page={page} />
        <div className={styles.mini}>
          <canvas ref={elements.minimap} role="img" aria-label="All of the clip" className={styles.canvas} />
          <div ref={elements.dot} className={styles.dot} />
        </div>
      </div>
    </section>
  );
}

type Refs = { [Name in keyof Elements]: RefObject<(Elements[Name] & HTMLDivElement & HTMLCanvasElement) | null> };

function useElements() {
  return {
    area: useRef<HTMLDivElement>(null),
    rows: useRef<HTMLCanvasElement>(null),
    lanes: useRef<HTMLCanvasElement>(null),
    minimap: useRef<HTMLCanvasElement>(null),
    playhead: useRef<HTMLDivElement>(null),
    dot: useRef<HTMLDivElement>(null),
  };
}
