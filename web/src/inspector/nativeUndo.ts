import type { KeyboardEvent } from "react";

/** Leave undo and redo to the field that somebody writes in: what comes back is saved like all that is typed. */
export function keepsUndo(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase()))
    event.stopPropagation();
}
