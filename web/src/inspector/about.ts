import { useMemo } from "react";
import type { ClipPage } from "../api/schema";
import { useBegun } from "../app/session";
import { useChosenShots } from "../log/selection";
import { groupsOf } from "./groups";
import type { About } from "./saying";

/** What the inspector speaks of: the chosen shots of a clip, in the words of the project. */
export function useAbout(page: ClipPage): About {
  const { vocabulary, facets, project } = useBegun();
  const shots = useChosenShots();
  const { exclusions, gate } = vocabulary;
  const words = useMemo(() => ({ exclusions, gate, facets }), [exclusions, gate, facets]);
  return { page, shots, words, me: project.author };
}

/** The groups of the project's facets. */
export function useGroups() {
  const { facets } = useBegun();
  return useMemo(() => groupsOf(facets), [facets]);
}
