import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import { setSure, useSure } from "./inspecting";
import styles from "./Sure.module.css";
import { type About, acceptSure } from "./saying";
import { openSuggestions } from "./standing";

/** Taking over all sure suggestions at once, and from which confidence on they are sure. */
export function Sure({ on }: { on: About }) {
  const from = useSure((now) => now.from);
  const own = useOwnKeys((now) => now.own);
  const [key] = keysOf("label.acceptSure", own);
  const open = on.shots.flatMap((shot) => openSuggestions(shot));
  if (open.length === 0) return null;
  const sure = open.filter((one) => one.confidence >= from).length;
  return (
    <div className={styles.sure}>
      <span className="soft">
        {sure} of {open.length} suggestions sure
      </span>
      <label className={styles.from}>
        from
        <input
          type="number"
          min="0"
          max="1"
          step="0.05"
          value={from}
          onChange={(event) => {
            const number = event.target.valueAsNumber;
            if (number >= 0 && number <= 1) setSure(number);
          }}
        />
      </label>
      <button
        type="button"
        aria-label="Take over all sure"
        onClick={() => acceptSure(on, from)}
        disabled={sure === 0}
      >
        Take over {key !== undefined && <kbd>{spelt(key)}</kbd>}
      </button>
    </div>
  );
}
