/** Why something is suggested: the frames on the timeline, the figures in words. */

import { create } from "zustand";
import { api, got } from "../api/client";
import type { LabelDetail, LabelShape, ShotShape } from "../api/schema";
import { said } from "../log/clip";
import { showEvidence } from "../timeline/evidence";
import { inWords } from "./answers";
import { tell } from "./inspecting";
import type { About } from "./saying";

export interface Why {
  /** Whose word is explained. */
  label: LabelShape;
  /** Frames that were looked at. */
  frames: { start: number; end: number };
  figures: readonly string[];
}

export const useWhy = create<{ why: Why | null }>(() => ({ why: null }));

/** Put the reasons away. */
export function forgetWhy(): void {
  if (useWhy.getState().why === null) return;
  useWhy.setState({ why: null });
  showEvidence(null);
}

/** Show what the suggestion on a facet rests on; put it away if it is shown already. */
export async function explainWhy(on: About, facet: string): Promise<void> {
  const [shot] = on.shots;
  if (shot === undefined) return;
  const label =
    said(shot, facet, "machine") ??
    shot.labels.findLast((one) => one.facet === facet && one.by.kind === "machine");
  if (label === undefined) return tell("Nothing is suggested here, so there is nothing to explain.");
  if (useWhy.getState().why?.label.id === label.id) return forgetWhy();
  try {
    const path = { clip: on.page.clip.sha256, label: label.id };
    show(on, shot, await got<LabelDetail>(api.GET("/api/clips/{clip}/labels/{label}", { params: { path } })));
  } catch (error) {
    tell(`The reasons could not be loaded: ${(error as Error).message}. Press the key again.`, true);
  }
}

function show(on: About, shot: ShotShape, { label, evidence }: LabelDetail): void {
  const facet = on.words.facets.get(label.facet);
  const range = rangeIn(evidence) ?? { start: label.start ?? shot.start, end: label.end ?? shot.end };
  const figures = figuresIn(evidence);
  const value = facet === undefined ? String(label.value) : inWords(facet, label.value);
  useWhy.setState({ why: { label, frames: range, figures } });
  showEvidence({
    title: `${facet?.label ?? label.facet}: ${value} ${label.confidence.toFixed(2)}`,
    range,
    frames: framesIn(evidence),
    lanes: LANES[facet?.area ?? ""] ?? [],
    figures,
  });
}

/** Lanes of the timeline that tell of the facets of an area. */
const LANES: { [area: string]: readonly string[] } = {
  framing: ["faces", "people"],
  movement: ["pan", "tilt", "zoom", "roll", "steadiness"],
  viewpoint: ["roll", "tilt"],
  lens: ["sharpness", "zoom"],
  light: ["brightness"],
  colour: ["colour", "brightness"],
  picture: ["text"],
  sound: ["speech"],
};

type Evidence = LabelDetail["evidence"];

function rangeIn({ frames }: Evidence): { start: number; end: number } | null {
  if (!Array.isArray(frames) || frames.length !== 2) return null;
  const [start, end] = frames as [number, number];
  return start < end ? { start, end } : null;
}

/** Single frames that were looked at. */
function framesIn({ frames, pictures, looked_at }: Evidence): number[] {
  const singles = pictures ?? looked_at ?? (Array.isArray(frames) && frames.length !== 2 ? frames : []);
  return Array.isArray(singles) ? singles.filter((one) => typeof one === "number") : [];
}

const FRAMES: ReadonlySet<string> = new Set(["frames", "pictures", "looked_at"]);

/** The figures of the evidence as people read them, frames left out. */
export function figuresIn(evidence: Evidence): string[] {
  return Object.entries(evidence)
    .filter(([name]) => !FRAMES.has(name))
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${figure(value)}`);
}

function figure(value: unknown): string {
  if (typeof value === "number") return String(Number(value.toPrecision(3)));
  if (Array.isArray(value)) return value.map(figure).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([name, one]) => `${name.replaceAll("_", " ")} ${figure(one)}`)
      .join(", ");
  }
  return value === null ? "none" : String(value).replaceAll("_", " ");
}
