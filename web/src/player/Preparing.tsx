import type { ClipShape } from "../api/schema";
import { prepare, useFootage } from "./footage";
import styles from "./Preparing.module.css";

/** How far the proxy is, over the lower edge of the picture, as long as there is nothing to play. */
export function Preparing({ clip }: { clip: ClipShape }) {
  const { proxy, times, error } = useFootage();
  if (times !== null) return null;
  if (error !== null) return <p className={styles.preparing}>{error.message}; trying again …</p>;
  if (proxy?.state === "failed") return <Failed clip={clip} />;
  const share = Math.round((proxy?.share ?? 0) * 100);
  const doing =
    proxy?.state === "making" ? `Making what is played: ${share} %.` : "Asking for what is played …";
  return (
    <div className={styles.preparing}>
      <progress value={share} max={100} aria-label="Proxy" />
      <span>{doing} Until then there are single frames: mark, cut and label as you like.</span>
    </div>
  );
}

function Failed({ clip }: { clip: ClipShape }) {
  const fault = useFootage((now) => now.proxy?.error);
  return (
    <div className={styles.preparing} role="alert">
      <span>
        This clip cannot be played: {fault?.message}. {fault?.hint} Single frames are shown instead.
      </span>
      <button type="button" onClick={() => void prepare(clip.sha256)}>
        Try again
      </button>
    </div>
  );
}
