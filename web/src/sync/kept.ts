/**
 * The queue of changes that the log does not have yet, kept by the browser through a closed tab or a dead
 * server (IndexedDB). All tabs of one server share it.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Asked } from "../api/schema";

/** A change in the queue. */
export interface Waiting {
  /** Its place in the queue: ids made later are greater. */
  place: string;
  asked: Asked;
  /** A later change under the same key takes its place, as long as it is not on its way. */
  key: string | null;
  /** Why the log would not have it; null while that is not known. */
  refused: { code: string; message: string; hint: string; stands?: unknown } | null;
  /** When it was made, in milliseconds since 1970. */
  madeAt: number;
}

interface Schema extends DBSchema {
  waiting: { key: string; value: Waiting };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("shotlog", 1, {
    upgrade: (db) => void db.createObjectStore("waiting", { keyPath: "place" }),
  });
  return opened;
}

/** Everything in the queue, in its order. */
export async function all(): Promise<Waiting[]> {
  return (await database()).getAll("waiting");
}

/** Keep a change; it is on the disk, as far as a browser promises that, when this is done. */
export async function keep(waiting: Waiting): Promise<void> {
  await (await database()).put("waiting", waiting);
}

/** Forget a change: the log has it, or its person let it go. */
export async function forget(place: string): Promise<void> {
  await (await database()).delete("waiting", place);
}
