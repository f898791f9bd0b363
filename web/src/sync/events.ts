/** Word of everybody's changes, as they happen. */

import type { Author } from "../api/schema";
import { isOurs } from "./names";
import { shows } from "./outbox";

/** A change that somebody made: who, in a sentence what, and what it concerned (all of a clip without shots). */
export interface Happened {
  revision: number;
  by: Author;
  request: string | null;
  note: string;
  kinds: string[];
  clips: string[];
  shots: string[];
}

type Listener = (happened: Happened) => void;
const listeners = new Set<Listener>();

/** Be told of each change that others make. */
export function onHappened(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Listen from a revision on; the browser calls again by itself when the line breaks. */
export function listen(since: number): () => void {
  const source = new EventSource(`/api/events?since=${since}`);
  source.addEventListener("change", (event) => {
    const happened = JSON.parse(event.data) as Happened;
    if (!isOurs(happened.request)) for (const listener of listeners) listener(happened);
    shows(happened.revision);
  });
  return () => source.close();
}
