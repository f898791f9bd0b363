import { Refused } from "../api/client";
import styles from "./NotOpen.module.css";

/** What is shown where nothing can be: why, and what to do. */
export function NotOpen({ error, again }: { error: Error; again: () => void }) {
  const signedOut = error instanceof Refused && error.status === 401;
  return (
    <main className={styles.page}>
      <h1>{signedOut ? "This browser is not signed in" : "The workbench cannot be opened"}</h1>
      <p>{error.message}</p>
      <p className="soft">
        {signedOut
          ? "Open the link that stands in the terminal of shotlog serve. Each link works once; a new one stands below it."
          : error instanceof Refused
            ? error.fault.hint
            : "Is shotlog serve still running? What you have not saved is kept in this browser until it is back."}
      </p>
      <button type="button" onClick={again}>
        Try again
      </button>
    </main>
  );
}
