/** Which page is open, as the address says. */

import { create } from "zustand";

export type Place =
  | { page: "bin" }
  | { page: "log"; clip: string; frame: number | null }
  | { page: "captions"; caption: string | null }
  | { page: "queue" };

/** The place that an address means; the bin for any other. */
export function placeOf(url: URL): Place {
  const [page, name] = url.pathname.split("/").filter(Boolean);
  const frame = url.searchParams.get("frame");
  if (page === "clip" && name)
    return { page: "log", clip: name, frame: frame === null ? null : Number(frame) };
  if (page === "captions") return { page: "captions", caption: name ?? null };
  if (page === "queue") return { page: "queue" };
  return { page: "bin" };
}

/** The address of a place. */
export function addressOf(place: Place): string {
  switch (place.page) {
    case "bin":
      return "/";
    case "log":
      return `/clip/${place.clip}${place.frame === null ? "" : `?frame=${place.frame}`}`;
    case "captions":
      return place.caption === null ? "/captions" : `/captions/${place.caption}`;
    case "queue":
      return "/queue";
  }
}

export const usePlace = create<{ place: Place }>(() => ({ place: placeOf(new URL(location.href)) }));

/** Open a page. */
export function go(place: Place): void {
  history.pushState(null, "", addressOf(place));
  usePlace.setState({ place });
}

window.addEventListener("popstate", () => usePlace.setState({ place: placeOf(new URL(location.href)) }));
