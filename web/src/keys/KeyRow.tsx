import { type KeyboardEvent, useState } from "react";
import { ACTIONS, type ActionId } from "./actions";
import styles from "./KeyRow.module.css";
import { keysOf, setKeys, spelt, useOwnKeys } from "./keymap";
import { pressed } from "./pressed";

/** One action with its keys; pressing its button waits for another key. */
export function KeyRow({ id }: { id: ActionId }) {
  const own = useOwnKeys((now) => now.own);
  const [waiting, setWaiting] = useState(false);
  const keys = keysOf(id, own);

  function take(event: KeyboardEvent) {
    if (!waiting) return;
    event.preventDefault();
    event.stopPropagation();
    const key = pressed(event.nativeEvent);
    if (key === null) return;
    setWaiting(false);
    if (key !== "Escape") setKeys(id, [key]);
  }

  return (
    <li className={styles.row}>
      <span className={styles.label}>{ACTIONS[id].label}</span>
      <button
        type="button"
        className={styles.keys}
        onClick={() => setWaiting(true)}
        onKeyDown={take}
        onBlur={() => setWaiting(false)}
      >
        <span className="hidden">{ACTIONS[id].label}: give it another key than </span>
        {waiting ? "press a key …" : keys.map((key) => <kbd key={key}>{spelt(key)}</kbd>)}
      </button>
      {own[id] !== undefined && (
        <button
          type="button"
          onClick={() => setKeys(id, null)}
          aria-label={`${ACTIONS[id].label}: as it was`}
        >
          ↺
        </button>
      )}
    </li>
  );
}
