/** One after the other of what is asked for, skipping all but the newest: stills under a moving playhead. */

/** Loads frames one at a time; of those asked for meanwhile, only the newest is loaded next. */
export class Latest {
  private next: number | null = null;
  private isLoading = false;
  private ended = false;

  /** @param load Loads a frame; what it throws is its own affair. */
  constructor(private readonly load: (frame: number) => Promise<void>) {}

  /** Load a frame. */
  want(frame: number): void {
    this.next = frame;
    if (!this.isLoading) void this.goOn();
  }

  /** Load nothing more. */
  end(): void {
    this.ended = true;
  }

  private async goOn(): Promise<void> {
    this.isLoading = true;
    while (this.next !== null && !this.ended) {
      const frame = this.next;
      this.next = null;
      await this.load(frame);
    }
    this.isLoading = false;
  }
}

/** Show a picture in an element once it has been loaded whole; whether that could be done. */
export async function put(picture: HTMLImageElement, address: string): Promise<boolean> {
  const next = new Image();
  next.src = address;
  try {
    await next.decode();
  } catch {
    return false;
  }
  picture.src = address;
  return true;
}
