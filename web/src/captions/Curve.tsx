import { useEffect, useRef, useState } from "react";
import { api, bytes, got } from "../api/client";
import type { ClipShape, CurveShape, LanesShape } from "../api/schema";
import { seek } from "../player/playhead";
import styles from "./Curve.module.css";

/** The measured curve that tells most of a facet. */
const LANE: Readonly<Record<string, string>> = {
  rotation: "pan",
  translation: "pan",
  camera_movement: "pan",
  motion_type: "steadiness",
  steadiness: "steadiness",
  intrinsic: "zoom",
  path: "pan",
  tracking: "pan",
  motion_speed: "pan",
  exposure: "brightness",
  key_style: "brightness",
  light_contrast: "brightness",
  colour: "colour",
  colourfulness: "colour",
  depth_of_field: "sharpness",
  focus_change: "sharpness",
};

const SIZE = { width: 600, height: 56 };

interface Props {
  clip: ClipShape;
  facet: string;
  frames: readonly [number, number];
}

/** A curve over the frames of a claim; a press goes to the frame there. */
export function Curve({ clip, facet, frames: [start, end] }: Props) {
  const lane = LANE[facet];
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useCurve(clip.sha256, lane);
  useEffect(() => {
    if (drawn !== null && canvas.current !== null) draw(canvas.current, drawn, start, end);
  }, [drawn, start, end]);
  if (lane === undefined || drawn === null) return null;
  const { label, unit } = drawn.shape;
  return (
    <figure className={styles.figure}>
      <figcaption className="soft">
        {label} ({unit}), frames {start} to {end - 1}
      </figcaption>
      <canvas
        ref={canvas}
        width={SIZE.width}
        height={SIZE.height}
        className={styles.canvas}
        role="img"
        aria-label={`${label} over frames ${start} to ${end - 1}`}
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          seek(start + Math.floor(((event.clientX - box.left) / box.width) * (end - start)));
        }}
      />
    </figure>
  );
}

interface Drawn {
  shape: CurveShape;
  values: Float32Array;
}

function useCurve(clip: string, lane: string | undefined): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let gone = false;
    setDrawn(null);
    if (lane === undefined) return undefined;
    const path = { clip };
    Promise.all([
      got<LanesShape>(api.GET("/api/clips/{clip}/lanes", { params: { path } })),
      bytes(`/api/clips/${clip}/lanes/${lane}`),
    ]).then(
      ([lanes, values]) => {
        const shape = lanes.curves.find((one) => one.name === lane);
        if (!gone && shape !== undefined) setDrawn({ shape, values: new Float32Array(values) });
      },
      () => undefined, // the verdict stands without its curve
    );
    return () => {
      gone = true;
    };
  }, [clip, lane]);
  return drawn;
}

function draw(canvas: HTMLCanvasElement, { shape, values }: Drawn, start: number, end: number): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const { width, height } = canvas;
  const y = (value: number) => height - ((value - shape.low) / (shape.high - shape.low)) * height;
  context.clearRect(0, 0, width, height);
  context.strokeStyle = style.getPropertyValue("--line-strong");
  context.beginPath();
  context.moveTo(0, y(0));
  context.lineTo(width, y(0));
  context.stroke();
  context.strokeStyle = style.getPropertyValue("--accent");
  context.lineWidth = 2;
  context.beginPath();
  for (let frame = start; frame < end; frame += 1) {
    const value = values[frame];
    if (value === undefined || Number.isNaN(value)) continue;
    context.lineTo(((frame - start + 0.5) / (end - start)) * width, y(value));
  }
  context.stroke();
}
