/** Single pictures under the playhead, as long as there is nothing to play. */

import { stillAddress } from "./footage";
import { Latest, put } from "./latest";
import { play, showing, usePlayhead } from "./playhead";

/** Shows the frame that is asked for as a picture as long as `end` is not called. */
export class Stills {
  private readonly latest: Latest;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly picture: HTMLImageElement,
    private readonly clip: string,
    private readonly failed: (failed: boolean) => void,
  ) {
    this.latest = new Latest((frame) => this.show(frame));
    this.latest.want(usePlayhead.getState().frame);
    this.unsubscribe = usePlayhead.subscribe((now, before) => {
      if (now.speed !== 0) play(0);
      if (now.frame !== before.frame) this.latest.want(now.frame);
    });
  }

  /** Leave the picture. */
  end(): void {
    this.latest.end();
    this.unsubscribe();
  }

  private async show(frame: number): Promise<void> {
    const isShown = await put(this.picture, stillAddress(this.clip, frame));
    this.failed(!isShown);
    if (isShown) showing(frame);
  }
}
