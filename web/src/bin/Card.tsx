import { type PointerEvent, useRef } from "react";
import type { BinClip } from "../api/schema";
import { Link } from "../app/Link";
import { lengthOf, rateOf, timeOf } from "../log/times";
import styles from "./Card.module.css";
import { Score } from "./Score";

const WIDTH = 216;
const HEIGHT = 122;

/** Pictures of an overview, at most, and in one of its rows. */
const PICTURES = 100;
const PER_ROW = 10;

/** A clip: its picture, which goes through the clip under the pointer, and what one asks of it first. */
export function Card({ row, open }: { row: BinClip; open: () => void }) {
  const { clip } = row;
  const done = row.logged + row.approved;
  return (
    <article className={styles.card} onDoubleClick={open}>
      <Scrub row={row} />
      <h3 className={styles.name}>
        <Link to={{ page: "log", clip: clip.sha256, frame: null }}>{clip.name}</Link>
      </h3>
      <p className={styles.line}>
        <span className="timecode">{lengthOf(clip, clip.frames)}</span> · {rateOf(clip)}
        {clip.has_timecode && <span className="timecode"> · {timeOf(clip, 0)}</span>}
      </p>
      <p className={styles.line}>
        <progress max={row.shots} value={done} aria-label={`${clip.name}: shots done`} />
        {done} of {row.shots}
        {row.returned > 0 && ` · ↩ ${row.returned}`}
        {row.captions > 0 && (
          <span>
            {" "}
            · <Score clip={clip.sha256} />
          </span>
        )}
      </p>
    </article>
  );
}

/** The overview of a clip, a picture at a time: by where the pointer is. */
function Scrub({ row: { clip } }: { row: BinClip }) {
  const picture = useRef<HTMLImageElement>(null);
  const count = Math.min(PICTURES, clip.frames);
  const columns = Math.min(PER_ROW, count);
  const rows = Math.ceil(count / columns);
  const [across, down] = clip.display_aspect as [number, number];
  const width = Math.min(WIDTH, (HEIGHT * across) / down);
  const height = (width * down) / across;

  function show(place: number) {
    const shown = picture.current;
    if (shown === null) return;
    const [column, line] = [place % columns, Math.floor(place / columns)];
    shown.style.transform = `translate(${-column * width}px, ${-line * height}px)`;
  }

  function scrub(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    show(Math.max(0, Math.min(count - 1, Math.floor(share * count))));
  }

  return (
    <div className={styles.frame} style={{ width: WIDTH, height: HEIGHT }}>
      <div
        className={styles.picture}
        style={{ width, height }}
        onPointerMove={scrub}
        onPointerLeave={() => show(Math.floor(count / 2))}
      >
        <img
          ref={picture}
          src={`/api/clips/${clip.sha256}/overview.jpg`}
          alt=""
          width={width * columns}
          height={height * rows}
          loading="lazy"
          draggable={false}
          onLoad={() => show(Math.floor(count / 2))}
        />
      </div>
    </div>
  );
}
