import type { ClipPage } from "../api/schema";
import { History } from "../history/History";
import { useAbout, useGroups } from "./about";
import { Definition } from "./Definition";
import { GroupRow } from "./GroupRow";
import styles from "./Inspector.module.css";
import { showHistory, useInspecting } from "./inspecting";
import { isWritten, useInspectorKeys } from "./inspectorKeys";
import { Markers } from "./Markers";
import { ShotHead } from "./ShotHead";
import { SlateFields } from "./SlateFields";
import { Sure } from "./Sure";
import { ToldLine } from "./ToldLine";
import { TransitionRow } from "./TransitionRow";

/** What is said of the chosen shots, and the way to say it: by key, by press, one or many at once. */
export function Inspector({ page }: { page: ClipPage }) {
  const on = useAbout(page);
  const groups = useGroups();
  const history = useInspecting((now) => now.history);
  useInspectorKeys(on, groups);
  if (on.shots.length === 0) return <section aria-label="Inspector" className={styles.inspector} />;
  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <ShotHead on={on} />
      <ToldLine groups={groups} />
      <div className={styles.body}>
        <Sure on={on} />
        {groups.map((group) =>
          isWritten(group) ? (
            <SlateFields key={group.action} on={on} group={group} />
          ) : (
            <GroupRow key={group.action} on={on} group={group} />
          ),
        )}
        <TransitionRow on={on} />
        <Markers page={page} />
      </div>
      <Definition />
      {history !== null && (
        <History page={page} shot={history.shot} facet={history.facet} onClose={() => showHistory(null)} />
      )}
    </section>
  );
}
