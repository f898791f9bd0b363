/**
 * Rows of a list that may be very long: pages of it are fetched as they come into sight, and kept.
 */

import { useEffect, useRef, useState } from "react";

const AT_ONCE = 100;

interface Page<Row> {
  total: number;
  rows: readonly Row[];
}

/** Fetches rows from an offset on. */
export type Fetch<Row> = (offset: number, limit: number) => Promise<Page<Row>>;

/** Pages of the list that a key stands for. */
interface Pages<Row> {
  key: string;
  of: Map<number, readonly Row[] | "asked" | "failed">;
}

interface Rows<Row> {
  /** How many there are; null before the first answer. */
  total: number | null;
  /** A row, undefined while it is on its way. */
  row: (place: number) => Row | undefined;
  /** Say which rows are in sight. */
  show: (first: number, last: number) => void;
  error: Error | null;
  /** Ask once more for what could not be fetched. */
  again: () => void;
}

/**
 * The rows of a list.
 *
 * @param key What the list depends on: with another key it is fetched anew.
 * @param fetch Fetches some of its rows.
 */
export function useRows<Row>(key: string, fetch: Fetch<Row>): Rows<Row> {
  const pages = useRef<Pages<Row>>({ key, of: new Map() });
  // At once, so that no row of another list is ever shown in this one.
  if (pages.current.key !== key) pages.current = { key, of: new Map() };
  const newest = useRef(fetch);
  newest.current = fetch;
  const [, redraw] = useState(0);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);

  async function load(page: number): Promise<void> {
    const wanted = pages.current;
    if (wanted.of.has(page)) return;
    wanted.of.set(page, "asked");
    try {
      const found = await newest.current(page * AT_ONCE, AT_ONCE);
      if (pages.current !== wanted) return;
      wanted.of.set(page, found.rows);
      setTotal(found.total);
      setError(null);
      redraw((count) => count + 1);
    } catch (failure) {
      wanted.of.set(page, "failed"); // asked for again only when somebody wants it
      if (pages.current === wanted) setError(failure as Error);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the list is another
  useEffect(() => {
    setTotal(null);
    setError(null);
    void load(0);
  }, [key]);

  return {
    total,
    error,
    again: () => {
      pages.current = { key, of: new Map() };
      void load(0);
    },
    row: (place) => {
      const page = pages.current.of.get(Math.floor(place / AT_ONCE));
      return page === "asked" || page === "failed" ? undefined : page?.[place % AT_ONCE];
    },
    show: (first, last) => {
      for (let page = Math.floor(first / AT_ONCE); page <= Math.floor(last / AT_ONCE); page += 1)
        void load(page);
    },
  };
}
