import type { MouseEvent, ReactNode } from "react";
import { addressOf, go, type Place } from "./place";

interface Props {
  to: Place;
  className?: string | undefined;
  current?: boolean;
  children: ReactNode;
}

/** A link to a page of ours; opened in a new tab it is an ordinary link. */
export function Link({ to, className, current = false, children }: Props) {
  function open(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  }
  return (
    <a href={addressOf(to)} className={className} onClick={open} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}
