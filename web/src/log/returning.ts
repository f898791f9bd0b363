import { create } from "zustand";

/** Whether somebody is about to return shots, and is asked why. */
export const useReturning = create<{ asked: boolean }>(() => ({ asked: false }));

/** Ask why the chosen shots are returned, or leave it. */
export function askWhy(asked: boolean): void {
  useReturning.setState({ asked });
}
