import { ACTIONS, type ActionId } from "../keys/actions";
import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import styles from "./Control.module.css";
import { Icon, type Sign } from "./icons";

interface Props {
  /** The action that its keys and, unless it has its own, its name come from. */
  action?: ActionId;
  sign: Sign;
  onPress: () => void;
  /** For what is on or off. */
  pressed?: boolean;
  /** In place of the action's own words, or for want of an action. */
  name?: string;
}

/** A button with a sign that does what a key does, and says which. */
export function Control({ action, sign, onPress, pressed, name }: Props) {
  const own = useOwnKeys((now) => now.own);
  const words = name ?? (action === undefined ? "" : ACTIONS[action].label);
  const keys = action === undefined ? "" : ` (${keysOf(action, own).map(spelt).join(" or ")})`;
  return (
    <button
      type="button"
      className={styles.control}
      aria-label={words}
      aria-pressed={pressed}
      title={words + keys}
      // The focus stays where it was, so that Space goes on playing rather than pressing this again.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon sign={sign} />
    </button>
  );
}
