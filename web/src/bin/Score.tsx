import { useEffect, useState } from "react";
import { api, got } from "../api/client";
import type { ClipScore } from "../api/schema";

/** How right the captions of a clip are, in hundredths; asked for only where it is looked at. */
export function Score({ clip }: { clip: string }) {
  const [score, setScore] = useState<ClipScore | null>(null);
  useEffect(() => {
    let gone = false;
    got<ClipScore>(api.GET("/api/clips/{clip}/score", { params: { path: { clip } } })).then(
      (found) => gone || setScore(found),
      () => undefined, // the list is of use without it
    );
    return () => {
      gone = true;
    };
  }, [clip]);
  if (score === null) return <span className="soft">…</span>;
  if (score.precision === null) return <span title="Nothing in them can be told yet">?</span>;
  return (
    <span title={`${score.supported} of ${score.told} statements that can be told are right`}>
      {Math.round(100 * score.precision)} %
    </span>
  );
}
