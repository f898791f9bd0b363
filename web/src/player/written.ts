/** Text and attributes that follow the playhead at every frame, written past React. */

import { type RefObject, useEffect, useRef } from "react";
import { usePlayhead } from "./playhead";

type Now = ReturnType<typeof usePlayhead.getState>;

/** An element whose text is always what `said` makes of the playhead. */
export function useWritten<Shown extends HTMLElement>(said: (now: Now) => string): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  const newest = useRef(said);
  newest.current = said;
  useEffect(() => {
    function write(now: Now): void {
      const text = newest.current(now);
      if (element.current !== null && element.current.textContent !== text)
        element.current.textContent = text;
    }
    write(usePlayhead.getState());
    return usePlayhead.subscribe(write);
  });
  return element;
}
