/** Which lanes of evidence are shown, in which order; kept by the browser. */

import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { LanesShape } from "../api/schema";
import type { Evidence } from "./evidence";

/** A lane as the timeline shows it. */
export interface Lane {
  name: string;
  label: string;
  kind: "curve" | "spans";
  height: number;
}

interface Choice {
  /** Names in the order that their person gave them; others follow as the server has them. */
  order: readonly string[];
  shown: readonly string[];
  /** Whether all are put away. */
  folded: boolean;
}

const FIRST: Choice = { order: [], shown: ["pan", "zoom", "brightness", "faces", "speech"], folded: false };

export const useLaneChoice = create<Choice>()(persist((): Choice => FIRST, { name: "shotlog lanes" }));

const HEIGHT = { curve: 22, spans: 15 };
const WITH_EVIDENCE = 52;

/** All lanes of a clip, in order. */
export function allLanes(lanes: LanesShape, { order }: Pick<Choice, "order">): Lane[] {
  const made: Lane[] = [
    ...lanes.curves.map((lane) => ({ ...named(lane), kind: "curve" as const, height: HEIGHT.curve })),
    ...lanes.spans.map((lane) => ({ ...named(lane), kind: "spans" as const, height: HEIGHT.spans })),
  ];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return made.sort((one, other) => place(one.name) - place(other.name));
}

const named = ({ name, label }: { name: string; label: string }) => ({ name, label });

/** The lanes to show: those chosen; with evidence open, its own first, and taller. */
export function shownLanes(lanes: LanesShape, choice: Choice, evidence: Evidence | null): Lane[] {
  const all = allLanes(lanes, choice);
  const telling = all.filter((lane) => evidence?.lanes.includes(lane.name));
  const others = choice.folded ? [] : all.filter((lane) => choice.shown.includes(lane.name));
  return [
    ...telling.map((lane) => (lane.kind === "curve" ? { ...lane, height: WITH_EVIDENCE } : lane)),
    ...others.filter((lane) => !telling.includes(lane)),
  ];
}

/** Show a lane, or put it away. */
export function turnLane(name: string): void {
  useLaneChoice.setState(({ shown }) => ({
    shown: shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name],
  }));
}

/** Move a lane up or down by one. */
export function moveLane(lanes: LanesShape, name: string, by: 1 | -1): void {
  const order = allLanes(lanes, useLaneChoice.getState()).map((lane) => lane.name);
  const from = order.indexOf(name);
  const to = from + by;
  if (to < 0 || to >= order.length) return;
  order.splice(to, 0, ...order.splice(from, 1));
  useLaneChoice.setState({ order });
}

/** Put all lanes away, or show them again. */
export function foldLanes(): void {
  useLaneChoice.setState(({ folded }) => ({ folded: !folded }));
}
