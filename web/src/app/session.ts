/** What holds for all pages: the project, its words, who works here. */

import { create } from "zustand";
import { api, got } from "../api/client";
import type { FacetShape, Named, ProjectShape, TermShape, VocabularyShape } from "../api/schema";

interface Session {
  project: ProjectShape;
  vocabulary: VocabularyShape;
  facets: ReadonlyMap<string, FacetShape>;
}

export const useSession = create<{ session: Session | null }>(() => ({ session: null }));

/** Load the project and its words. */
export async function begin(): Promise<Session> {
  const [project, vocabulary] = await Promise.all([
    got<ProjectShape>(api.GET("/api/project")),
    got<VocabularyShape>(api.GET("/api/vocabulary")),
  ]);
  const facets = new Map(vocabulary.facets.map((facet) => [facet.id, facet]));
  const session = { project, vocabulary, facets };
  useSession.setState({ session });
  return session;
}

/** The session, on pages that are only shown once there is one. */
export function useBegun(): Session {
  const session = useSession((now) => now.session);
  if (session === null) throw new Error("no page is shown before the session has begun");
  return session;
}

/** Log under another name from now on. */
export async function rename(author: string): Promise<void> {
  const named = await got<Named>(api.PUT("/api/me", { body: { author } }));
  useSession.setState(({ session }) => ({
    session: session && { ...session, project: { ...session.project, author: named.author } },
  }));
}

/** A term of a facet. */
export function term(facets: Session["facets"], facet: string, id: string): TermShape | undefined {
  return facets.get(facet)?.terms.find((one) => one.id === id);
}
