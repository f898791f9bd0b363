/** What the server says of a text: asked for when the person pauses, dropped when they go on. */

import { useEffect, useState } from "react";
import { api, got } from "../api/client";
import type { CheckedShape, DraftShape } from "../api/schema";
import type { Part } from "./parts";
import type { Scope } from "./writing";

const PAUSE = 250;
/** Milliseconds without a keystroke after which a text is checked. */

/** The newest check of a text, with the error if it could not be had. It may be of what stood a moment ago. */
export function useChecked(scope: Scope, text: string, newest: number) {
  const [checked, setChecked] = useState<CheckedShape | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const { clip, start, end } = scope;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the log says may change with each revision
  useEffect(() => {
    if (text === "") {
      setChecked(null);
      setError(null);
      return undefined;
    }
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const body = { clip, start, end, text };
        setChecked(await got<CheckedShape>(api.POST("/api/check", { body, signal: asking.signal })));
        setError(null);
      } catch (reason) {
        if (!asking.signal.aborted) setError(reason as Error);
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [clip, start, end, text, newest]);
  return { checked, error };
}

/** What the labels alone would say of these frames, by section; empty while that is not known. */
export function useDraft({ clip, start, end }: Scope, newest: number): readonly Part[] {
  const [drafted, setDrafted] = useState<{ of: string; parts: readonly Part[] }>({ of: "", parts: [] });
  const of = `${clip} ${start} ${end}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft is made of labels, which revisions change
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const params = { path: { clip }, query: { start, end } };
        const { parts } = await got<DraftShape>(
          api.GET("/api/clips/{clip}/draft", { params, signal: asking.signal }),
        );
        setDrafted({ of, parts });
      } catch {
        // A draft is a convenience: without the server there is none.
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [clip, start, end, newest]);
  return drafted.of === of ? drafted.parts : [];
}
