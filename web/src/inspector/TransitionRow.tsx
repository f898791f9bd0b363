import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ClipPage, ShotShape } from "../api/schema";
import { keysOf, spelt, useOwnKeys } from "../keys/keymap";
import { shotAt } from "../log/clip";
import { usePlayhead } from "../player/playhead";
import { ask } from "../sync/outbox";
import rowStyles from "./GroupRow.module.css";
import { openGroup, useInspecting } from "./inspecting";
import styles from "./Palette.module.css";
import { wayOf } from "./ShotHead";
import type { About } from "./saying";
import { type Edge, framesOf, type Way, waysAt } from "./transitions";

/** How the shot begins and ends, and the keys to say otherwise. */
export function TransitionRow({ on: { page, shots } }: { on: About }) {
  const isOpen = useInspecting((now) => now.open === "label.transition");
  const own = useOwnKeys((now) => now.own);
  const [key] = keysOf("label.transition", own);
  const [shot] = shots;
  if (shot === undefined || shots.length > 1) return null;
  return (
    <section className={rowStyles.group} aria-label="Transition">
      <button
        type="button"
        className={rowStyles.heading}
        aria-expanded={isOpen}
        onClick={() => openGroup(isOpen ? null : "label.transition")}
      >
        Transition {key !== undefined && <kbd>{spelt(key)}</kbd>}
      </button>
      <span className={styles.ways}>
        {wayOf(shot.transition_in)} ▸ {wayOf(shot.transition_out)}
      </span>
      {isOpen && (
        <div className={rowStyles.open}>
          <Ways page={page} shot={shot} />
        </div>
      )}
    </section>
  );
}

/** Digits say how the shot begins, with Shift how it ends. */
function Ways({ page, shot }: { page: ClipPage; shot: ShotShape }) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector("button")?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "nearest" });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const edge: Edge = event.shiftKey ? "out" : "in";
    const way = digit === undefined ? undefined : waysAt(shot, edge, page.clip.frames)[Number(digit) - 1];
    if (event.key === "Escape") openGroup(null);
    else if (way !== undefined) meet(page, shot, edge, way);
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label="How the shot begins and ends"
      className={styles.palette}
      onKeyDown={press}
    >
      <Edges page={page} shot={shot} edge="in" />
      <Edges page={page} shot={shot} edge="out" />
      <p className="soft">
        A mark over the boundary says how long it lasts; without one it lasts 12 frames until you say
        otherwise.
      </p>
    </div>
  );
}

function Edges({ page, shot, edge }: { page: ClipPage; shot: ShotShape; edge: Edge }) {
  const now = edge === "in" ? shot.transition_in : shot.transition_out;
  return (
    <section className={styles.facet}>
      <h3 className={styles.question}>{edge === "in" ? "Begins with" : "Ends with"}</h3>
      <div className={styles.terms}>
        {waysAt(shot, edge, page.clip.frames).map((way, place) => (
          <button
            key={way}
            type="button"
            className={styles.term}
            aria-pressed={now.kind === way}
            onClick={() => meet(page, shot, edge, way)}
          >
            <span aria-hidden="true">
              <kbd>
                {edge === "out" ? "⇧" : ""}
                {place + 1}
              </kbd>
            </span>
            {way.replace("_", " ")}
          </button>
        ))}
      </div>
    </section>
  );
}

function meet(page: ClipPage, shot: ShotShape, edge: Edge, way: Way): void {
  const at = edge === "in" ? shot.start : shot.end;
  const before = at === 0 ? shot : shotAt(page, at - 1);
  const after = at === page.clip.frames ? shot : shotAt(page, at);
  const { in: first, out: last } = usePlayhead.getState();
  const marked = first === null || last === null ? null : { start: first, end: last };
  const reach = { start: before?.start ?? at, end: after?.end ?? at };
  void ask({
    kind: "transition",
    clip: page.clip.sha256,
    frame: at,
    transition: way,
    ...framesOf(way, at, reach, marked),
  });
  openGroup(null);
}
