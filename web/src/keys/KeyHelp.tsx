import { Dialog } from "../ui/Dialog";
import { ACTIONS, type ActionId, type Group } from "./actions";
import { showKeyHelp, useKeyHelp } from "./help";
import styles from "./KeyHelp.module.css";
import { KeyRow } from "./KeyRow";

const GROUPS: readonly Group[] = ["Everywhere", "Player", "Timeline", "Shots", "Labels", "Captions", "Bin"];

/** The map of keys, in which each can be given another. */
export function KeyHelp() {
  const shown = useKeyHelp((now) => now.shown);
  if (!shown) return null;
  return (
    <Dialog title="Keys" wide onClose={() => showKeyHelp(false)}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul className={styles.list}>
              {of(group).map((id) => (
                <KeyRow key={id} id={id} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function of(group: Group): ActionId[] {
  return (Object.keys(ACTIONS) as ActionId[]).filter((id) => ACTIONS[id].group === group);
}
