import type { Caption } from "../api/schema";
import styles from "./Describing.module.css";

/** What others wrote of these frames, to read and to copy. */
export function Others({
  captions,
  copy,
}: {
  captions: readonly Caption[];
  copy: (caption: Caption) => void;
}) {
  if (captions.length === 0) return null;
  return (
    <details className={styles.others}>
      <summary>
        {captions.length === 1 ? "Another description" : `${captions.length} other descriptions`}
      </summary>
      <ul>
        {captions.map((caption) => (
          <li key={caption.id}>
            <span className="soft">
              {caption.author.name}, frames {caption.start}–{caption.end - 1}
            </span>{" "}
            <button type="button" onClick={() => copy(caption)}>
              Copy
            </button>
            <p>{caption.text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
