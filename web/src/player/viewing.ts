/** Guides over the picture, and how it is fitted; kept by the browser. */

import { create } from "zustand";
import { persist } from "zustand/middleware";

/** Nothing; safe areas with the centre; thirds; both. */
export const GUIDES = ["none", "safe", "thirds", "both"] as const;

export type GuidesShown = (typeof GUIDES)[number];

interface View {
  guides: GuidesShown;
  /** Whether the picture fills the room that it has, or stands pixel for pixel. */
  fit: boolean;
  volume: number;
  muted: boolean;
}

export const useView = create<View>()(
  persist((): View => ({ guides: "none", fit: true, volume: 1, muted: false }), { name: "shotlog view" }),
);

/** The next guides in turn. */
export function turnGuides(): void {
  useView.setState(({ guides }) => ({
    guides: GUIDES[(GUIDES.indexOf(guides) + 1) % GUIDES.length] ?? "none",
  }));
}

/** Fit the picture, or show it pixel for pixel. */
export function turnFit(): void {
  useView.setState(({ fit }) => ({ fit: !fit }));
}

/** Sound on or off. */
export function turnSound(): void {
  useView.setState(({ muted }) => ({ muted: !muted }));
}
