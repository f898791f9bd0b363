import { createPortal } from "react-dom";
import type { ClipPage } from "../api/schema";
import { Dialog } from "../ui/Dialog";
import styles from "./LogHeading.module.css";
import { askWhy, useReturning } from "./returning";
import { decide } from "./shotKeys";

/** Which clip is open and how many of its shots are done, in the middle of the header. */
export function LogHeading({ page }: { page: ClipPage }) {
  const asked = useReturning((now) => now.asked);
  const done = page.shots.filter(
    (shot) => shot.decision !== null && shot.decision.progress !== "returned",
  ).length;
  const header = document.getElementById("header-middle");
  return (
    <>
      {header !== null &&
        createPortal(
          <>
            <h1 className={styles.name} title={page.clip.path}>
              {page.clip.name}
            </h1>
            <progress className={styles.bar} max={page.shots.length} value={done} aria-label="Shots done" />
            <span className="soft">
              {done} of {page.shots.length} shots done
            </span>
          </>,
          header,
        )}
      {asked && <WhyReturned page={page} />}
    </>
  );
}

function WhyReturned({ page }: { page: ClipPage }) {
  return (
    <Dialog title="Return the shot: why?" onClose={() => askWhy(false)}>
      <form
        className={styles.why}
        onSubmit={(event) => {
          event.preventDefault();
          decide(page, "returned", String(new FormData(event.currentTarget).get("why")));
          askWhy(false);
        }}
      >
        <textarea name="why" aria-label="Why" rows={3} maxLength={10_000} />
        <button type="submit">Return</button>
      </form>
    </Dialog>
  );
}
