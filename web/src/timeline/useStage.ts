/** Puts the timeline's drawing under React: made once for a clip, told of what changes. */

import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { ClipPage } from "../api/schema";
import { timeOf } from "../log/times";
import { useOutbox } from "../sync/outbox";
import { useEvidence } from "./evidence";
import { gesturesOn, gesturesOnMinimap } from "./gestures";
import { type Lane, shownLanes, useLaneChoice } from "./laneChoice";
import { loadCurve, loadMeasured, useMeasured } from "./measured";
import { type Elements, Stage } from "./Stage";
import { lookAt, lookAtAll, useTimeline } from "./state";

type Refs = { [Name in keyof Elements]: RefObject<Elements[Name] | null> };

/** Draw the clip in these elements, and let them answer the pointer. */
export function useStage(page: ClipPage, lanes: readonly Lane[], refs: Refs): void {
  const { sha256, frames, has_sound } = page.clip;
  const stage = useRef<Stage | null>(null);
  const newest = useRef(page);
  newest.current = page;
  // biome-ignore lint/correctness/useExhaustiveDependencies: refs stay the same; what else changes is told below
  useEffect(() => {
    const elements = elementsOf(refs);
    lookAtAll(frames);
    void loadMeasured(sha256, has_sound);
    const made = new Stage(newest.current, elements);
    stage.current = made;
    const pageNow = () => newest.current;
    const leave = [
      gesturesOn(elements.rows, pageNow, true),
      gesturesOn(elements.lanes, pageNow, false),
      gesturesOnMinimap(elements.minimap),
    ];
    return () => {
      made.end();
      for (const one of leave) one();
    };
  }, [sha256]);
  useEffect(() => stage.current?.show(page, lanes), [page, lanes]);
}

function elementsOf(refs: Refs): Elements {
  const elements = Object.entries(refs).map(([name, ref]) => [name, ref.current]);
  return Object.fromEntries(elements) as Elements;
}

/** The lanes to show, with their curves on the way; open evidence is looked at. */
export function useLanes(clip: string): readonly Lane[] {
  const found = useMeasured((now) => (now.clip === clip ? now.lanes : null));
  const choice = useLaneChoice();
  const evidence = useEvidence((now) => now.evidence);
  const lanes = useMemo(
    () => (found === null ? [] : shownLanes(found, choice, evidence)),
    [found, choice, evidence],
  );
  useEffect(() => {
    for (const lane of lanes) if (lane.kind === "curve") void loadCurve(clip, lane.name);
  }, [lanes, clip]);
  useEffect(() => {
    if (evidence !== null) lookAt(evidence.range);
  }, [evidence]);
  return lanes;
}

/** What the drawing shows, in words, always as it is now. */
export function useText(page: ClipPage, of: RefObject<HTMLElement | null>): void {
  const { clip, shots } = page;
  useEffect(() => {
    function write({ view, room }: ReturnType<typeof useTimeline.getState>): void {
      const last = Math.min(clip.frames - 1, Math.floor(view.start + room.width * view.perPixel));
      const range = `${timeOf(clip, Math.floor(view.start))} to ${timeOf(clip, last)}`;
      of.current?.setAttribute(
        "aria-label",
        `Timeline: ${shots.length} shots in ${clip.frames} frames; ${range} is shown`,
      );
    }
    write(useTimeline.getState());
    return useTimeline.subscribe(write);
  }, [clip, shots, of]);
}

/** A boundary that was let go stays where it was put until the log has it, or has refused it. */
export function useSettledDrag({ shots }: ClipPage): void {
  const drag = useTimeline((now) => now.drag);
  const isRefused = useOutbox(({ waiting }) =>
    waiting.some((one) => one.asked.deed.kind === "move" && one.refused !== null),
  );
  useEffect(() => {
    if (drag === null || !drag.asked) return;
    const isMoved =
      shots.some((shot) => shot.start === drag.to) || !shots.some((shot) => shot.start === drag.from);
    if (isMoved || isRefused) useTimeline.setState({ drag: null });
  }, [drag, isRefused, shots]);
}
