import { useEffect, useState } from "react";
import { api, got } from "../api/client";
import type { BinClip, Day, ProgressShape } from "../api/schema";
import { Link } from "../app/Link";
import { lengthOf } from "../log/times";
import { onHappened } from "../sync/events";
import { duration } from "./duration";
import styles from "./Queue.module.css";

/** What is left, what I did, and how long a shot takes. */
export function Queue() {
  const [progress, setProgress] = useState<ProgressShape | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    const load = () => {
      const query = { utc_offset: -new Date().getTimezoneOffset() };
      got<ProgressShape>(api.GET("/api/progress", { params: { query } })).then(setProgress, setError);
    };
    load();
    return onHappened(load);
  }, []);
  if (progress === null) return <p className={styles.page}>{error === null ? "Loading …" : error.message}</p>;
  return (
    <div className={styles.page}>
      <Left progress={progress} />
      <section aria-label="Next clips">
        <h2>Next</h2>
        {progress.next.length === 0 && <p>Every shot is logged.</p>}
        <ul className={styles.clips}>
          {progress.next.map((row) => (
            <Next key={row.clip.sha256} row={row} />
          ))}
        </ul>
      </section>
      <Days days={progress.days} />
    </div>
  );
}

function Left({ progress }: { progress: ProgressShape }) {
  const left = progress.open + progress.returned;
  const seconds = progress.seconds_a_shot;
  return (
    <section aria-label="What is left" className={styles.left}>
      <Figure value={left} of={progress.shots} label="shots to log" />
      <Figure value={progress.logged} of={progress.shots} label="wait for a second look" />
      <Figure value={progress.returned} of={progress.shots} label="returned" />
      <Figure value={progress.captions - progress.judged} of={progress.captions} label="captions to judge">
        {progress.captions > progress.judged && (
          <Link to={{ page: "captions", caption: null }}>Judge them</Link>
        )}
      </Figure>
      <div className={styles.figure}>
        <b>{seconds === null ? "–" : duration(seconds)}</b>
        <span className="soft">
          a shot{seconds !== null && left > 0 && `, ${duration(seconds * left)} in all`}
        </span>
      </div>
    </section>
  );
}

interface FigureProps {
  value: number;
  of: number;
  label: string;
  children?: React.ReactNode;
}

function Figure({ value, of, label, children }: FigureProps) {
  return (
    <div className={styles.figure}>
      <b>{value}</b>
      <span className="soft">
        of {of} {label}
      </span>
      {children}
    </div>
  );
}

function Next({ row }: { row: BinClip }) {
  const done = row.logged + row.approved;
  return (
    <li className={styles.clip}>
      <Link to={{ page: "log", clip: row.clip.sha256, frame: null }}>{row.clip.name}</Link>
      <progress max={row.shots} value={done} aria-label={`${row.clip.name}: shots done`} />
      <span className="soft">
        {done} of {row.shots} shots{row.returned > 0 && `, ${row.returned} returned`}
      </span>
      <span className="soft timecode">{lengthOf(row.clip, row.clip.frames)}</span>
    </li>
  );
}

function Days({ days }: { days: readonly Day[] }) {
  return (
    <section aria-label="What I did">
      <h2>What I did</h2>
      {days.length === 0 && <p className="soft">Nothing yet.</p>}
      {days.length > 0 && (
        <table className={styles.days}>
          <thead>
            <tr>
              <th scope="col">day</th>
              <th scope="col">shots</th>
              <th scope="col">captions</th>
              <th scope="col">changes</th>
              <th scope="col">at work</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">{day.day}</th>
                <td>{day.shots}</td>
                <td>{day.captions}</td>
                <td>{day.changes}</td>
                <td>{duration(day.seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
