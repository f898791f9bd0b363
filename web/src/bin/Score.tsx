import { useEffect, useState } from "react";
import { api, got } from "../api/client";
import type { ClipScore } from "../api/schema";
import { inTurn } from "./inTurn";

/** How right the captions of a clip are, in hundredths; asked for only where it is looked at. */
export function Score({ clip }: { clip: string }) {
  const [score, setScore] = useState<ClipScore | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const ask = () =>
      got<ClipScore>(api.GET("/api/clips/{clip}/score", { params: { path: { clip } }, signal: gone.signal }));
    inTurn(ask, gone.signal).then(setScore, () => undefined); // the list is of use without it
    return () => gone.abort();
  }, [clip]);
  if (score === null) return <span className="soft">…</span>;
  if (score.precision === null) return <span title="Nothing in them can be told yet">?</span>;
  return (
    <span title={`${score.supported} of ${score.told} statements that can be told are right`}>
      {Math.round(100 * score.precision)} %
    </span>
  );
}
