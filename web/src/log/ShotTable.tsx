import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from "react";
import type { ClipPage, ShotShape } from "../api/schema";
import { useBegun } from "../app/session";
import { shown } from "./clip";
import styles from "./ShotTable.module.css";
import { choose, take, useCurrentShot, useTaken } from "./selection";
import { lengthOf, timeOf } from "./times";
import { spelt } from "./words";

const ROW = 24;

/** Facets with a column of their own, beside description and state. */
const COLUMNS = ["shot_size", "camera_movement", "people_count"] as const;

/** The shots of the clip, a row each; rows out of sight are not drawn. */
export function ShotTable({ page }: { page: ClipPage }) {
  const { facets } = useBegun();
  const current = useCurrentShot();
  const taken = useTaken((now) => now.taken);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: page.shots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const place = current === undefined ? -1 : current.number - 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is followed when it changes, not when rows are drawn
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place);
  }, [place]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.scroller} ref={scroller} aria-label="Shots" tabIndex={0}>
      <div role="table" aria-rowcount={page.shots.length + 1} aria-label="Shots" className={styles.table}>
        <div role="row" className={`${styles.row} ${styles.head}`} tabIndex={-1}>
          {[
            "#",
            "in",
            "out",
            "length",
            ...COLUMNS.map((id) => facets.get(id)?.label ?? id),
            "description",
            "state",
          ].map((heading) => (
            <span role="columnheader" key={heading} tabIndex={-1}>
              {heading}
            </span>
          ))}
        </div>
        <div className={styles.rows} style={{ height: rows.getTotalSize() }} role="rowgroup">
          {rows.getVirtualItems().map((row) => {
            const shot = page.shots[row.index];
            if (shot === undefined) return null;
            return (
              <Row
                key={shot.id}
                page={page}
                shot={shot}
                top={row.start}
                isCurrent={shot.id === current?.id}
                isTaken={taken.has(shot.id)}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

interface RowProps {
  page: ClipPage;
  shot: ShotShape;
  top: number;
  isCurrent: boolean;
  isTaken: boolean;
}

const Row = memo(function Row({ page, shot, top, isCurrent, isTaken }: RowProps) {
  const { clip } = page;
  function click(event: MouseEvent) {
    if (event.shiftKey || event.metaKey || event.ctrlKey) take(shot);
    else choose(shot);
  }
  function press(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    choose(shot);
  }
  return (
    <div
      role="row"
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-current={isCurrent}
      data-taken={isTaken}
      aria-current={isCurrent}
      aria-rowindex={shot.number + 1}
      tabIndex={-1}
      onClick={click}
      onKeyDown={press}
    >
      <Cell>{shot.number}</Cell>
      <Cell mono>{timeOf(clip, shot.start)}</Cell>
      <Cell mono>{timeOf(clip, shot.end)}</Cell>
      <Cell mono>{lengthOf(clip, shot.end - shot.start)}</Cell>
      {COLUMNS.map((facet) => (
        <FacetCell key={facet} shot={shot} facet={facet} />
      ))}
      <Cell>{description(page, shot)}</Cell>
      <Cell>{shot.decision === null ? (shot.kind === "shot" ? "" : shot.kind) : state(shot)}</Cell>
    </div>
  );
});

function Cell({
  children,
  mono = false,
  soft = false,
}: {
  children: React.ReactNode;
  mono?: boolean;
  soft?: boolean;
}) {
  return (
    <span role="cell" className={`${styles.cell} ${mono ? "timecode" : ""} ${soft ? "soft" : ""}`}>
      {children}
    </span>
  );
}

function FacetCell({ shot, facet }: { shot: ShotShape; facet: string }) {
  const label = shown(shot, facet);
  const suggested = label?.by.kind === "machine";
  return (
    <Cell soft={suggested}>
      {label === undefined ? "" : suggested ? `‹${spelt(label.value)}›` : spelt(label.value)}
    </Cell>
  );
}

const SIGNS = { logged: "✓ logged", approved: "✓✓ approved", returned: "↩ returned" } as const;

function state(shot: ShotShape): string {
  return shot.decision === null ? "" : SIGNS[shot.decision.progress];
}

/** What people wrote of exactly this shot, the newest. */
function description(page: ClipPage, shot: ShotShape): string {
  const written = page.captions.findLast(
    (one) => one.author.kind === "person" && one.start === shot.start && one.end === shot.end,
  );
  return written?.text ?? "";
}
