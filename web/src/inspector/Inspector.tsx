import { useEffect } from "react";
import type { ClipPage } from "../api/schema";
import { History } from "../history/History";
import { useAbout, useGroups } from "./about";
import { Definition } from "./Definition";
import { GroupRow } from "./GroupRow";
import styles from "./Inspector.module.css";
import { hush, pointAt, showHistory, useInspecting } from "./inspecting";
import { isWritten, useInspectorKeys } from "./inspectorKeys";
import { Markers } from "./Markers";
import { ShotHead } from "./ShotHead";
import { SlateFields } from "./SlateFields";
import { Sure } from "./Sure";
import type { About } from "./saying";
import { ToldLine } from "./ToldLine";
import { TransitionRow } from "./TransitionRow";
import { forgetWhy } from "./why";

/** Leave behind what was about other shots once these are chosen. */
function useForgetting({ shots }: About): void {
  const ids = shots.map((shot) => shot.id).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of shots that counts
  useEffect(() => {
    hush();
    pointAt(null);
    forgetWhy();
  }, [ids]);
}

/** What is said of the chosen shots, and the way to say it: by key, by press, one or many at once. */
export function Inspector({ page }: { page: ClipPage }) {
  const on = useAbout(page);
  const groups = useGroups();
  const history = useInspecting((now) => now.history);
  useInspectorKeys(on, groups);
  useForgetting(on);
  if (on.shots.length === 0) return <section aria-label="Inspector" className={styles.inspector} />;
  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <ShotHead on={on} />
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
      <ToldLine groups={groups} />
      <Definition />
      {history !== null && (
        <History page={page} shot={history.shot} facet={history.facet} onClose={() => showHistory(null)} />
      )}
    </section>
  );
}
