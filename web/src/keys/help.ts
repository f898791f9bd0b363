import { create } from "zustand";

export const useKeyHelp = create<{ shown: boolean }>(() => ({ shown: false }));

/** Show the map of keys, or put it away. */
export function showKeyHelp(shown: boolean): void {
  useKeyHelp.setState({ shown });
}
