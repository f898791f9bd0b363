import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { BinClip } from "../api/schema";
import { Card } from "./Card";
import styles from "./Cards.module.css";
import { NotFetched } from "./NotFetched";
import { type Fetch, useRows } from "./rows";

const CARD = { width: 232, height: 208 };

interface Props {
  /** What the list depends on. */
  about: string;
  fetch: Fetch<BinClip>;
  open: (row: BinClip) => void;
  onTotal: (total: number) => void;
}

/** Clips as cards, as many in a row as there is room for; only those in sight are fetched and drawn. */
export function Cards({ about, fetch, open, onTotal }: Props) {
  const list = useRows(`cards ${about}`, fetch);
  const scroller = useRef<HTMLUListElement>(null);
  const perRow = useRoomFor(scroller, CARD.width);
  const total = list.total ?? 0;
  const rows = useVirtualizer({
    count: Math.ceil(total / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD.height,
    overscan: 2,
  });
  const seen = rows.getVirtualItems();
  const [first, last] = [(seen[0]?.index ?? 0) * perRow, ((seen.at(-1)?.index ?? 0) + 1) * perRow - 1];
  useEffect(() => list.show(first, Math.min(last, Math.max(0, total - 1))));
  useEffect(() => onTotal(total), [onTotal, total]);
  if (list.error !== null) return <NotFetched error={list.error} again={list.again} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <ul className={styles.scroller} ref={scroller} aria-label="Clips" tabIndex={0}>
      {list.total === 0 && (
        <li className={styles.none}>Nothing fits. Footage comes in by `shotlog ingest`.</li>
      )}
      <li className={styles.space} style={{ height: rows.getTotalSize() }} aria-hidden="true" />
      {seen.flatMap((item) =>
        Array.from({ length: perRow }, (_, column) => {
          const place = item.index * perRow + column;
          const row = list.row(place);
          if (row === undefined) return null;
          return (
            <li
              key={row.clip.sha256}
              className={styles.card}
              style={{ transform: `translate(${column * CARD.width}px, ${item.start}px)`, width: CARD.width }}
            >
              <Card row={row} open={() => open(row)} />
            </li>
          );
        }),
      )}
    </ul>
  );
}

/** How many things of a width stand side by side in an element. */
function useRoomFor(element: { current: HTMLElement | null }, width: number): number {
  const [count, setCount] = useState(4);
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return undefined;
    const observer = new ResizeObserver(() =>
      setCount(Math.max(1, Math.floor(observed.clientWidth / width))),
    );
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element, width]);
  return count;
}
