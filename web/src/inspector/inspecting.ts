/** What the inspector's person is about: the facet under the cursor, the open palette, what came of a key. */

import { create } from "zustand";
import type { ActionId } from "../keys/actions";
import type { Moment } from "./answers";

/** What came of a key: a sentence, and facets that may be changed because of it. */
export interface Told {
  sentence: string;
  /** Whether it tells why nothing was done. */
  refused: boolean;
  change: readonly string[];
}

interface Inspecting {
  /** The group whose terms are open. */
  open: ActionId | null;
  /** How often terms were opened: each opening takes the focus anew. */
  openings: number;
  /** The facet that keys without a palette speak of. */
  cursor: string | null;
  /** What of a shot the next term is for. */
  moment: Moment;
  told: Told | null;
  /** The facet whose history is shown; the whole shot's for null. */
  history: { shot: string; facet: string | null } | null;
}

export const useInspecting = create<Inspecting>(() => ({
  open: null,
  openings: 0,
  cursor: null,
  moment: "whole",
  told: null,
  history: null,
}));

/** Open the terms of a group, or put them away. */
export function openGroup(open: ActionId | null, cursor?: string): void {
  useInspecting.setState((now) => ({
    open,
    openings: now.openings + 1,
    moment: "whole",
    told: null,
    cursor: cursor ?? now.cursor,
  }));
}

/** Put the cursor on a facet. */
export function pointAt(facet: string | null): void {
  useInspecting.setState({ cursor: facet });
}

/** Choose what of a shot the next term is for. */
export function speakOf(moment: Moment): void {
  useInspecting.setState({ moment });
}

/** Say what came of a key. */
export function tell(sentence: string, refused = false, change: readonly string[] = []): void {
  useInspecting.setState({ told: { sentence, refused, change } });
}

/** Put away what was said. */
export function hush(): void {
  useInspecting.setState({ told: null });
}

/** Show the history of a shot, or of one of its facets; null puts it away. */
export function showHistory(history: Inspecting["history"]): void {
  useInspecting.setState({ history });
}

const KEPT = "shotlog sure from";

/** The confidence from which a suggestion counts as sure, kept by the browser. */
export const useSure = create<{ from: number }>(() => ({ from: kept() }));

function kept(): number {
  const number = Number(localStorage.getItem(KEPT) ?? "0.9");
  return number >= 0 && number <= 1 ? number : 0.9;
}

/** Take suggestions for sure from another confidence on. */
export function setSure(from: number): void {
  localStorage.setItem(KEPT, String(from));
  useSure.setState({ from });
}
