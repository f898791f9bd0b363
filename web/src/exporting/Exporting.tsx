import { Dialog } from "../ui/Dialog";

/** What goes to the cutting room: which format, what it cannot carry, the file. */
export function Exporting({ query, onClose }: { query: string; onClose: () => void }) {
  return (
    <Dialog title="Export" onClose={onClose}>
      {query}
    </Dialog>
  );
}
