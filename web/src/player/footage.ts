/** What is played in place of a clip: its proxy and when that shows each frame, asked for until both are there. */

import { create } from "zustand";
import { api, bytes, got, Refused } from "../api/client";
import type { ProxyShape } from "../api/schema";
import type { FrameTimes } from "./frameTimes";

interface Footage {
  /** Hash of the clip that all of this is about. */
  clip: string | null;
  /** How far its proxy is; null until the server has said. */
  proxy: ProxyShape | null;
  /** When its proxy shows each frame; null until it is ready. */
  times: FrameTimes | null;
  /** Why nothing can be known for now; asking goes on. */
  error: Error | null;
}

const NOTHING: Footage = { clip: null, proxy: null, times: null, error: null };

export const useFootage = create<Footage>(() => NOTHING);

const ASK_AGAIN_AFTER = 400;
const AWAY_FOR = 2000;
/** Milliseconds. */

let endLast = (): void => undefined;

/** Have a clip's proxy made, and follow that until it is ready or another is prepared; what is returned ends this. */
export function prepare(clip: string): () => void {
  let timer: number | undefined;
  let ended = false;
  endLast();
  endLast = () => {
    ended = true;
    clearTimeout(timer);
  };
  useFootage.setState({ ...NOTHING, clip });

  async function ask(): Promise<void> {
    const next = await asked(clip);
    if (ended) return;
    useFootage.setState(next);
    const after = next.error !== null ? AWAY_FOR : ASK_AGAIN_AFTER;
    if (goesOn(next)) timer = window.setTimeout(ask, after);
  }

  void ask();
  return endLast;
}

const goesOn = ({ times, proxy, error }: Footage) =>
  times === null && proxy?.state !== "failed" && !(error instanceof Refused);

async function asked(clip: string): Promise<Footage> {
  try {
    const proxy = await got<ProxyShape>(api.POST("/api/clips/{clip}/proxy", { params: { path: { clip } } }));
    const times = proxy.state === "ready" ? await timesOf(clip, proxy) : null;
    return { clip, proxy, times, error: null };
  } catch (error) {
    return { ...NOTHING, clip, error: error as Error };
  }
}

async function timesOf(clip: string, { time_base }: ProxyShape): Promise<FrameTimes> {
  const ticks = new Float64Array(await bytes(`/api/clips/${clip}/times`));
  const [above, below] = time_base ?? [1, 1];
  return { ticks, timeBase: [above, below] };
}

/** Address of what is played. */
export const proxyAddress = (clip: string): string => `/api/clips/${clip}/proxy.mp4`;

/** Address of one frame as a picture. */
export const stillAddress = (clip: string, frame: number): string => `/api/clips/${clip}/frames/${frame}.jpg`;
