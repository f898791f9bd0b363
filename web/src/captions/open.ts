/** The caption that is open, with what its person makes of it: every answer is kept at once. */

import { create } from "zustand";
import { api, got } from "../api/client";
import type { CaptionPage } from "../api/schema";
import { seek } from "../player/playhead";
import { newId } from "../sync/names";
import { ask, shows } from "../sync/outbox";
import { deed, type Judged, taken, type Word } from "./judging";

interface Open {
  page: CaptionPage | null;
  judged: Judged | null;
  /** The claim that keys speak to. */
  claim: number;
  error: Error | null;
}

export const useOpen = create<Open>(() => ({ page: null, judged: null, claim: 0, error: null }));

/** Open a caption. */
export async function open(caption: string): Promise<void> {
  useOpen.setState({ page: null, judged: null, claim: 0, error: null });
  try {
    const path = { caption };
    const page = await got<CaptionPage>(api.GET("/api/captions/{caption}", { params: { path } }));
    shows(page.newest);
    useOpen.setState({ page, judged: taken(page, newId()) });
  } catch (error) {
    useOpen.setState({ error: error as Error });
  }
}

/** Choose a claim; the picture goes to what its verdict rests on, else to the frames that it speaks of. */
export function chooseClaim(place: number): void {
  const { page } = useOpen.getState();
  const claim = page?.checked.claims[place];
  if (claim === undefined) return;
  useOpen.setState({ claim: place });
  seek((claim.evidence[0]?.frames ?? claim.frames)[0] as number);
}

/** Choose the claim so many places further, round and round. */
export function stepClaim(by: number): void {
  const { page, claim } = useOpen.getState();
  const count = page?.checked.claims.length ?? 0;
  if (count > 0) chooseClaim((claim + by + count) % count);
}

/** Say something of a claim, or nothing more. */
export function say(place: number, word: Word | null): void {
  change((judged) => {
    const words = new Map(judged.words);
    if (word === null) words.delete(place);
    else words.set(place, { ...words.get(place), ...word });
    return { ...judged, words };
  });
}

/** Put in what was left out, or take it out again. */
export function toggleInsertion(place: number): void {
  change((judged) => {
    const inserted = new Set(judged.inserted);
    if (!inserted.delete(place)) inserted.add(place);
    return { ...judged, inserted };
  });
}

/** Rate the caption from 1 to 5. */
export function rate(rating: number): void {
  change((judged) => ({ ...judged, rating }));
}

/** Write the text by hand; null lets it follow from the answers again. */
export function write(written: string | null): void {
  change((judged) => ({ ...judged, written }));
}

function change(how: (judged: Judged) => Judged): void {
  const { page, judged: before } = useOpen.getState();
  if (page === null || before === null) return;
  const judged = how(before);
  useOpen.setState({ judged });
  void ask(deed(page, judged, false), `judge ${judged.id}`);
}

/** Be done with the caption; false where its rating is missing. */
export function submit(): boolean {
  const { page, judged } = useOpen.getState();
  if (page === null || judged === null || judged.rating === null) return false;
  void ask(deed(page, judged, true), `judge ${judged.id}`);
  return true;
}
