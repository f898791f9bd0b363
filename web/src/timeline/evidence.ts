/** What a suggestion rests on, shown where it happened: the curves on the timeline with the frames under them. */

import { create } from "zustand";

/** What a label, a shot or a claim was seen in. */
export interface Evidence {
  /** What it speaks for: "dolly in 0.91". */
  title: string;
  /** Range of frames that it speaks of, half-open. */
  range: { start: number; end: number };
  /** Frames in it that were looked at, where it rests on single pictures. */
  frames?: readonly number[];
  /** Names of the lanes to see, as `/lanes` gives them; those that a clip does not have are left out. */
  lanes: readonly string[];
  /** Figures in words, the most telling first: "zoom 0.8 % a frame". */
  figures: readonly string[];
}

export const useEvidence = create<{ evidence: Evidence | null }>(() => ({ evidence: null }));

/** Open evidence on the timeline: its range fills the width, its lanes stand taller. Null puts it away. */
export function showEvidence(evidence: Evidence | null): void {
  useEvidence.setState({ evidence });
}
