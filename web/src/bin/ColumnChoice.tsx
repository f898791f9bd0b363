import styles from "./ColumnChoice.module.css";
import { type Listed, moveColumn, toggleColumn, useView } from "./view";

interface Props {
  listed: Listed;
  columns: readonly { id: string; label: string }[];
}

/** Which columns are shown, and in which order. */
export function ColumnChoice({ listed, columns }: Props) {
  const shown = useView((view) => view.columns[listed]);
  const rest = columns.filter((column) => !shown.includes(column.id));
  const chosen = shown.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  return (
    <details className={styles.choice}>
      <summary>Columns</summary>
      <ul className={styles.list}>
        {[...chosen, ...rest].map((column) => {
          const isShown = shown.includes(column.id);
          return (
            <li key={column.id}>
              <label>
                <input type="checkbox" checked={isShown} onChange={() => toggleColumn(listed, column.id)} />
                {column.label}
              </label>
              {isShown && (
                <span>
                  <button
                    type="button"
                    aria-label={`${column.label} to the left`}
                    onClick={() => moveColumn(listed, column.id, -1)}
                  >
                    ←
                  </button>
                  <button
                    type="button"
                    aria-label={`${column.label} to the right`}
                    onClick={() => moveColumn(listed, column.id, 1)}
                  >
                    →
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
