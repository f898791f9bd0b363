import { type PointerEvent, useEffect, useRef, useState } from "react";
import styles from "./Drawing.module.css";
import { type Point, pathOf, redraw, type Stroke, strokesOn, useDrawings } from "./drawings";
import { usePlayhead } from "./playhead";

/** Drawings over the picture: those of the frame that stands there, and the pen. */
export function Drawing({ clip }: { clip: string }) {
  const drawing = useDrawings((now) => now.drawing);
  const any = useDrawings((now) => Object.keys(now.strokes).length > 0);
  return drawing || any ? <Sheet clip={clip} drawing={drawing} /> : null;
}

function Sheet({ clip, drawing }: { clip: string; drawing: boolean }) {
  const sheet = useRef<SVGSVGElement>(null);
  const size = useSize(sheet);
  const frame = usePlayhead((now) => (now.speed === 0 ? now.frame : -1));
  const strokes = useDrawings((now) => strokesOn(now, clip, frame));
  const [begun, setBegun] = useState<Stroke | null>(null);

  function begin(event: PointerEvent<SVGSVGElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    setBegun({ kind: useDrawings.getState().kind, points: [pointOf(event)] });
  }

  function goOn(event: PointerEvent<SVGSVGElement>): void {
    const point = pointOf(event);
    setBegun((stroke) => stroke && { ...stroke, points: [...stroke.points, point] });
  }

  function finish(): void {
    if (begun !== null && begun.points.length > 1) redraw(clip, frame, (others) => [...others, begun]);
    setBegun(null);
  }

  const shown = begun === null ? strokes : [...strokes, begun];
  return (
    <>
      <svg
        ref={sheet}
        className={styles.sheet}
        data-drawing={drawing}
        role="img"
        aria-label={`${strokes.length} drawings on this frame`}
        onPointerDown={drawing ? begin : undefined}
        onPointerMove={begun === null ? undefined : goOn}
        onPointerUp={finish}
        onPointerCancel={() => setBegun(null)}
      >
        {shown.map((stroke, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added or taken back at the end
          <path key={place} d={pathOf(stroke, ...size)} />
        ))}
      </svg>
      {drawing && <Tools clip={clip} frame={frame} count={strokes.length} />}
    </>
  );
}

function Tools({ clip, frame, count }: { clip: string; frame: number; count: number }) {
  const kind = useDrawings((now) => now.kind);
  return (
    <div className={styles.tools} role="toolbar" aria-label="Drawing">
      <Choice now={kind} kind="line" name="Pen" />
      <Choice now={kind} kind="arrow" name="Arrow" />
      <button
        type="button"
        disabled={count === 0}
        onClick={() => redraw(clip, frame, (all) => all.slice(0, -1))}
      >
        Take back
      </button>
      <button type="button" disabled={count === 0} onClick={() => redraw(clip, frame, () => [])}>
        Clear
      </button>
      <button type="button" onClick={() => useDrawings.setState({ drawing: false })}>
        Done
      </button>
      <span className="soft">kept in this tab only</span>
    </div>
  );
}

function Choice({ now, kind, name }: { now: Stroke["kind"]; kind: Stroke["kind"]; name: string }) {
  return (
    <button type="button" aria-pressed={now === kind} onClick={() => useDrawings.setState({ kind })}>
      {name}
    </button>
  );
}

function pointOf(event: PointerEvent<SVGSVGElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}

function useSize(of: { current: Element | null }): [number, number] {
  const [size, setSize] = useState<[number, number]>([1, 1]);
  useEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSize([element.clientWidth, element.clientHeight]));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
}
