/** Which term or facet is explained, and beside what. */

import { create } from "zustand";

export interface Explained {
  facet: string;
  /** Terms to explain; none explains the question itself. */
  terms: readonly string[];
  /** Where on the screen it is asked for. */
  at: { top: number; left: number };
}

export const useDefinition = create<{ explained: Explained | null }>(() => ({ explained: null }));

const AFTER = 350;
/** Milliseconds that the pointer rests before anything is shown, and may leave before it is put away. */

let timer: number | undefined;

/** Explain something after a moment, or stop explaining. */
export function explainSoon(explained: Explained | null): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => useDefinition.setState({ explained }), AFTER);
}

/** Go on explaining what is explained: the pointer is on the explanation itself. */
export function holdOn(): void {
  clearTimeout(timer);
}

/** Stop explaining at once. */
export function explainNoMore(): void {
  clearTimeout(timer);
  useDefinition.setState({ explained: null });
}

/** Handlers of a control that asks for an explanation by pointer or focus. */
export function explains(facet: string, terms: readonly string[]) {
  const soon = ({ currentTarget }: { currentTarget: Element }) => {
    const { top, left } = currentTarget.getBoundingClientRect();
    explainSoon({ facet, terms, at: { top, left } });
  };
  const not = () => explainSoon(null);
  return { onPointerEnter: soon, onPointerLeave: not, onFocus: soon, onBlur: not };
}
