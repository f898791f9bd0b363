import type { ReactNode } from "react";
import { said } from "../log/words";
import type { Waiting } from "./kept";
import { insist, letGo, useOutbox } from "./outbox";
import styles from "./Refusals.module.css";

/** What the log would not have: why, and the choice that is left. Nothing is dropped without its person. */
export function Refusals() {
  const refused = useOutbox((now) => now.waiting).filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Changes that are not saved" role="alert">
      {refused.map((one) => (
        <li key={one.place} className={styles.item}>
          {one.refused?.code === "changed_since" ? <Choice waiting={one} /> : <Failure waiting={one} />}
        </li>
      ))}
    </ul>
  );
}

/** One standing thing in an answer of 409. */
interface Standing {
  kind: string;
  thing: Record<string, unknown> | null;
  author: { name: string };
  made_at: string;
}

function Choice({ waiting }: { waiting: Waiting }) {
  const standing = (waiting.refused?.stands ?? []) as Standing[];
  const theirs = standing[0];
  return (
    <>
      <Told>
        <b>{theirs?.author.name ?? "Somebody"} changed this since you saw it.</b> Theirs:{" "}
        <q>{theirs ? said(theirs.kind, theirs.thing) : "?"}</q> Yours: <q>{asked(waiting)}</q>
      </Told>
      <button type="button" onClick={() => void insist(waiting.place)}>
        Keep mine
      </button>
      <button type="button" onClick={() => void letGo(waiting.place)}>
        Take theirs
      </button>
    </>
  );
}

function Failure({ waiting }: { waiting: Waiting }) {
  return (
    <>
      <Told>
        <b>Not saved: {waiting.refused?.message}.</b> {waiting.refused?.hint} Yours: <q>{asked(waiting)}</q>
      </Told>
      <button type="button" onClick={() => void insist(waiting.place)}>
        Try again
      </button>
      <button type="button" onClick={() => void letGo(waiting.place)}>
        Let it go
      </button>
    </>
  );
}

function Told({ children }: { children: ReactNode }) {
  return <span className={styles.told}>{children}</span>;
}

function asked({ asked: { deed } }: Waiting): string {
  return said(deed.kind, deed.kind === "label" ? { ...deed.labels[0] } : { ...deed });
}
