import type { Judged } from "./judging";
import { rate } from "./open";
import styles from "./Rating.module.css";

const MEANINGS = ["", "useless", "mostly wrong", "half right", "nearly right", "nothing to correct"];

interface Props {
  judged: Judged;
  /** Whether it was to be submitted without a rating. */
  unrated: boolean;
  submit: () => void;
}

/** How good the caption is as a whole, and being done with it. */
export function Rating({ judged, unrated, submit }: Props) {
  return (
    <div className={styles.rating}>
      <fieldset className={styles.stars} aria-label="Rating">
        {[1, 2, 3, 4, 5].map((one) => (
          <button
            type="button"
            key={one}
            aria-pressed={judged.rating === one}
            aria-label={`${one}: ${MEANINGS[one]}`}
            onClick={() => rate(one)}
          >
            {one}
          </button>
        ))}
      </fieldset>
      <span className="soft">
        {judged.rating === null ? "1 useless … 5 nothing to correct" : MEANINGS[judged.rating]}
      </span>
      {unrated && <span role="alert">Rate it first: press 1 to 5.</span>}
      <button type="button" className={styles.submit} onClick={submit}>
        Submit and next <kbd>Enter</kbd>
      </button>
    </div>
  );
}
