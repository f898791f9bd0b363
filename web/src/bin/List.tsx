import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Column } from "./columns";
import styles from "./List.module.css";
import { NotFetched } from "./NotFetched";
import type { Fetch } from "./rows";
import { useRows } from "./rows";
import { type Listed, moveColumn, sortBy, useView } from "./view";

const ROW = 28;

interface Props<Row> {
  listed: Listed;
  /** What the list depends on beside its order. */
  about: string;
  columns: readonly Column<Row>[];
  fetch: Fetch<Row>;
  open: (row: Row) => void;
  onTotal: (total: number) => void;
}

/** Rows as in an editing system's bin; of however many there are, only those in sight are fetched and drawn. */
export function List<Row>({ listed, about, columns, fetch, open, onTotal }: Props<Row>) {
  const chosen = useView((view) => view.columns[listed]);
  const sort = useView((view) => view.sort[listed]);
  const shown = chosen.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const list = useRows(`${listed} ${about} ${sort}`, fetch);
  const [place, setPlace] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const total = list.total ?? 0;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const seen = rows.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  useEffect(() => list.show(first, last));
  useEffect(() => onTotal(total), [onTotal, total]);

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -total, End: total }[
      event.key
    ];
    const row = list.row(place);
    if (event.key === "Enter" && row !== undefined) open(row);
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(total - 1, place + step));
    setPlace(next);
    rows.scrollToIndex(next);
  }

  if (list.error !== null) return <NotFetched error={list.error} again={list.again} />;
  if (list.total === 0) return <p className={styles.none}>Nothing fits.</p>;
  const template = { gridTemplateColumns: shown.map((column) => column.width).join(" ") };
  return (
    <div
      role="grid"
      aria-label={listed}
      aria-rowcount={total + 1}
      aria-activedescendant={`row-${place}`}
      tabIndex={0}
      className={styles.scroller}
      ref={scroller}
      onKeyDown={press}
    >
      <Heads listed={listed} columns={shown} sort={sort} template={template} />
      <div role="rowgroup" className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {seen.map((item) => {
          const row = list.row(item.index);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
            <div
              key={item.index}
              id={`row-${item.index}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              aria-selected={item.index === place}
              className={styles.row}
              style={{ ...template, transform: `translateY(${item.start}px)` }}
              onClick={() => setPlace(item.index)}
              onDoubleClick={() => row !== undefined && open(row)}
            >
              {shown.map((column) => (
                <span role="gridcell" tabIndex={-1} key={column.id} className={styles.cell}>
                  {row === undefined ? "…" : column.cell(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadsProps<Row> {
  listed: Listed;
  columns: readonly Column<Row>[];
  sort: string;
  template: { gridTemplateColumns: string };
}

function Heads<Row>({ listed, columns, sort, template }: HeadsProps<Row>) {
  return (
    <div role="row" className={styles.heads} style={template} tabIndex={-1}>
      {columns.map((column) => (
        <span
          role="columnheader"
          tabIndex={-1}
          key={column.id}
          className={styles.cell}
          draggable
          onDragStart={(event) => event.dataTransfer.setData("text/plain", column.id)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const ids = columns.map((one) => one.id);
            const dragged = event.dataTransfer.getData("text/plain");
            if (ids.includes(dragged))
              moveColumn(listed, dragged, ids.indexOf(column.id) - ids.indexOf(dragged));
          }}
          aria-sort={sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : "none"}
        >
          {column.sort === null ? (
            column.label
          ) : (
            <button
              type="button"
              className={styles.sort}
              onClick={() => sortBy(listed, column.sort as string)}
            >
              {column.label}
              {sort === column.sort ? " ▲" : sort === `-${column.sort}` ? " ▼" : ""}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
