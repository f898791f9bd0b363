import { Refused } from "../api/client";
import { loadMeasured, useMeasured } from "./measured";
import styles from "./NotMeasured.module.css";

/** Why there are no lanes, in their place. */
export function NotMeasured({ clip, hasSound }: { clip: string; hasSound: boolean }) {
  const error = useMeasured((now) => (now.clip === clip ? now.error : null));
  if (error === null) return null;
  return (
    <p className={styles.fault} role="alert">
      No lanes: {error.message}. {error instanceof Refused && error.fault.hint}{" "}
      <button type="button" onClick={() => void loadMeasured(clip, hasSound)}>
        Try again
      </button>
    </p>
  );
}
