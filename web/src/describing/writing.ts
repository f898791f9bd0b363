/** Which frames are described, under which id, and keeping what is written at each keystroke. */

import type { Caption, ClipPage } from "../api/schema";
import { newId } from "../sync/names";
import { ask, useOutbox } from "../sync/outbox";
import { composed, type Part } from "./parts";

export interface Scope {
  clip: string;
  start: number;
  end: number;
}

/** What one wrote oneself of exactly these frames, the newest. */
export function mine(page: ClipPage, scope: Scope, me: string): Caption | undefined {
  return page.captions.findLast((one) => isBy(one, me) && one.start === scope.start && one.end === scope.end);
}

/** What others wrote of frames among these, or of all of them; newest first. */
export function byOthers(page: ClipPage, scope: Scope, me: string): Caption[] {
  const own = mine(page, scope, me);
  return page.captions
    .filter((one) => one.id !== own?.id && one.start < scope.end && one.end > scope.start)
    .reverse();
}

const isBy = (caption: Caption, me: string) => caption.author.kind === "person" && caption.author.name === me;

/** Ids of descriptions that are begun and that the page may not show yet, by frames. */
const begun = new Map<string, string>();

/** Keep a description as it stands after a keystroke; one that is emptied is removed. */
export function write(page: ClipPage, scope: Scope, me: string, parts: readonly Part[]): void {
  const place = `${scope.clip} ${scope.start} ${scope.end} ${me}`;
  const id = mine(page, scope, me)?.id ?? begun.get(place) ?? newId();
  const key = `describe ${id}`;
  const kept = parts.filter((one) => one.text.trim() !== "");
  if (kept.length > 0) {
    begun.set(place, id);
    void ask({ kind: "describe", ...scope, id, parts: kept }, key);
    return;
  }
  // A removal goes after what was written, never in its place: the log cannot remove what it never had.
  begun.delete(place);
  const known = mine(page, scope, me) !== undefined;
  const waits = useOutbox.getState().waiting.some((one) => one.key === key);
  if (known || waits) void ask({ kind: "describe", ...scope, id, parts: [] });
}

/** Whether a description says anything. */
export const isWritten = (parts: readonly Part[]) => composed(parts).text !== "";
