import styles from "./NotFetched.module.css";

/** Why a list cannot be shown, and the way to try again. */
export function NotFetched({ error, again }: { error: Error; again: () => void }) {
  return (
    <div className={styles.failed}>
      <p role="alert">{error.message}</p>
      <button type="button" onClick={again}>
        Try again
      </button>
    </div>
  );
}
