import styles from "./Pictogram.module.css";

/** Top and bottom of the frame around a figure whose head is at 0 and whose feet are at 100. */
const SIZES: { [term: string]: readonly [number, number] } = {
  ECU: [3, 13],
  CU: [-3, 24],
  MCU: [-6, 40],
  MS: [-8, 58],
  MFS: [-9, 82],
  FS: [-10, 108],
  WS: [-55, 130],
  EWS: [-230, 190],
};

/** Degrees by which the camera is turned to look up or down. */
const ANGLES: { [term: string]: number } = { birds_eye: 90, high: 40, level: 0, low: -40, worms_eye: -90 };

const HEADS: { [term: string]: number } = {
  none: 0,
  single: 1,
  two_shot: 2,
  three_shot: 3,
  group: 5,
  crowd: 9,
};

/** A small drawing of what a term means, for those that can be drawn; the word stands beside it. */
export function Pictogram({ facet, value }: { facet: string; value: unknown }) {
  if (facet === "people_count" && typeof value === "number") return <Heads count={value} />;
  if (typeof value !== "string") return null;
  const size = facet === "shot_size" ? SIZES[value] : undefined;
  if (size !== undefined) return <Size top={size[0]} bottom={size[1]} />;
  const angle = facet === "camera_angle" ? ANGLES[value] : undefined;
  if (angle !== undefined) return <Angle degrees={angle} />;
  const heads = facet === "subject_count" ? HEADS[value] : undefined;
  return heads === undefined ? null : <Heads count={heads} />;
}

/** A figure, framed: what lies outside of the frame is cut off by its view box. */
function Size({ top, bottom }: { top: number; bottom: number }) {
  const height = bottom - top;
  const width = height * 1.5;
  return (
    <svg className={styles.picture} viewBox="0 0 27 18" aria-hidden="true">
      <svg
        aria-hidden="true"
        x="1"
        y="1"
        width="25"
        height="16"
        viewBox={`${-width / 2} ${top} ${width} ${height}`}
      >
        <ellipse className={styles.full} cx="0" cy="8" rx="6.5" ry="8" />
        <path
          className={styles.full}
          d="M-3 14h6v5c9 1 13 4 14 12l3 26h-6l-3-20-1 18 2 45h-7L0 66l-5 34h-7l2-45-1-18-3 20h-6l3-26c1-8 5-11 14-12z"
        />
      </svg>
      <rect className={styles.line} x="0.75" y="0.75" width="25.5" height="16.5" rx="1" />
    </svg>
  );
}

/** A camera on its axis, looking at the horizon, up or down. */
function Angle({ degrees }: { degrees: number }) {
  return (
    <svg className={styles.picture} viewBox="0 0 27 18" aria-hidden="true">
      <path className={styles.faint} d="M1 9h25" />
      <g transform={`rotate(${degrees} 11 9)`}>
        <rect className={styles.full} x="5" y="6" width="9" height="6" rx="1" />
        <path className={styles.full} d="M14 9l4-2.5v5z" />
        <path className={styles.line} d="M19.5 9h2.5" />
      </g>
    </svg>
  );
}

const MOST_HEADS = 6;

/** Heads, as many as are counted; more than a few are drawn as a few with a plus. */
function Heads({ count }: { count: number }) {
  const drawn = Math.min(count, MOST_HEADS);
  const step = drawn > 3 ? 4 : 8;
  const first = 13.5 - ((drawn - 1) * step) / 2;
  return (
    <svg className={styles.picture} viewBox="0 0 27 18" aria-hidden="true">
      {count === 0 && <circle className={styles.line} cx="13.5" cy="7" r="3.5" strokeDasharray="2 2" />}
      {Array.from({ length: drawn }, (_, place) => {
        const x = first + place * step;
        const y = drawn > 3 && place % 2 === 1 ? 4 : 6;
        return (
          <g key={x}>
            <circle className={styles.full} cx={x} cy={y} r={drawn > 3 ? 2.4 : 3.2} />
            <path className={styles.full} d={`M${x - 3.4} ${y + 10}c0-7.5 6.8-7.5 6.8 0z`} />
          </g>
        );
      })}
      {count > MOST_HEADS && <path className={styles.line} d="M23.5 1.5v5M21 4h5" />}
    </svg>
  );
}
