/** What was measured of the open clip, loaded as it is needed. */

import { create } from "zustand";
import { api, bytes, got, Refused } from "../api/client";
import type { LanesShape } from "../api/schema";
import { Thinned } from "./thinning";

interface Measured {
  clip: string | null;
  /** Which lanes there are; null until that is known. */
  lanes: LanesShape | null;
  /** Values of the curves that were asked for and have come. */
  curves: ReadonlyMap<string, Thinned>;
  /** The waveform; null without sound, and until it has come. */
  peaks: Thinned | null;
  /** Why there are no lanes. */
  error: Error | null;
}

const NOTHING: Measured = { clip: null, lanes: null, curves: new Map(), peaks: null, error: null };

export const useMeasured = create<Measured>(() => NOTHING);

/** Hundredths of a second are what the server's finest waveform counts. */
export const PEAKS_A_SECOND = 100;

const asked = new Set<string>();

/** Load which lanes a clip has, and its waveform. */
export async function loadMeasured(clip: string, hasSound: boolean): Promise<void> {
  asked.clear();
  useMeasured.setState({ ...NOTHING, clip });
  await Promise.all([loadLanes(clip), hasSound ? loadPeaks(clip) : undefined]);
}

async function loadLanes(clip: string): Promise<void> {
  try {
    const path = { clip };
    put(clip, { lanes: await got<LanesShape>(api.GET("/api/clips/{clip}/lanes", { params: { path } })) });
  } catch (error) {
    put(clip, { error: error as Error });
  }
}

async function loadPeaks(clip: string): Promise<void> {
  try {
    put(clip, { peaks: Thinned.ofPeaks(new Int8Array(await bytes(`/api/clips/${clip}/peaks`))) });
  } catch (error) {
    // Sound that cannot be decoded has no waveform; the row stays empty.
    if (!(error instanceof Refused)) put(clip, { error: error as Error });
  }
}

/** Have a curve loaded, once. */
export async function loadCurve(clip: string, name: string): Promise<void> {
  if (asked.has(name)) return;
  asked.add(name);
  try {
    const values = new Float32Array(await bytes(`/api/clips/${clip}/lanes/${name}`));
    const { curves } = useMeasured.getState();
    put(clip, { curves: new Map([...curves, [name, new Thinned(values)]]) });
  } catch {
    asked.delete(name);
  }
}

/** What comes for a clip that is no longer open is let go. */
function put(clip: string, part: Partial<Measured>): void {
  if (useMeasured.getState().clip === clip) useMeasured.setState(part);
}
