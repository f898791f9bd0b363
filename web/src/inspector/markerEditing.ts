import { create } from "zustand";

/** The marker whose words are being written; null while none are. */
export const useMarkerEditing = create<{ marker: string | null }>(() => ({ marker: null }));

/** Ask for the words of a marker, or be done with it. */
export function editMarker(marker: string | null): void {
  useMarkerEditing.setState({ marker });
}
