/** Values thinned out for drawing: the least and the greatest of any range, at once. */

interface Level {
  low: Float32Array;
  high: Float32Array;
}

const FACTOR = 4;

/** Whether a range held any value, and the least and greatest of them. */
export interface Extent {
  low: number;
  high: number;
}

/** A row of values in levels, each a quarter as long as the one before. NaN stands for no value. */
export class Thinned {
  private readonly levels: Level[];
  /** How many values there are. */
  readonly length: number;

  constructor(low: Float32Array, high: Float32Array = low) {
    this.length = low.length;
    this.levels = [{ low, high }];
    for (let last = { low, high }; last.low.length > FACTOR; this.levels.push(last)) last = coarser(last);
  }

  /** A waveform as the server sends it, pairs of least and greatest sample: 1 is the loudest of them. */
  static ofPeaks(pairs: Int8Array): Thinned {
    const count = pairs.length >> 1;
    const loudest = pairs.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
    const low = Float32Array.from({ length: count }, (_, place) => (pairs[2 * place] ?? 0) / loudest);
    const high = Float32Array.from({ length: count }, (_, place) => (pairs[2 * place + 1] ?? 0) / loudest);
    return new Thinned(low, high);
  }

  /**
   * Least and greatest value from `from` to `to`, NaN where there is none. Long ranges are widened by less
   * than a quarter of their length.
   */
  between(from: number, to: number, into: Extent): void {
    const depth = Math.floor(Math.log2(Math.max(1, to - from)) / 2) - 1;
    const place = Math.max(0, Math.min(this.levels.length - 1, depth));
    const { low, high } = this.levels[place] as Level;
    const size = FACTOR ** place;
    const first = Math.max(0, Math.floor(from / size));
    extent(low, high, first, Math.min(low.length, Math.max(first + 1, Math.ceil(to / size))), into);
  }
}

function coarser({ low, high }: Level): Level {
  const length = Math.ceil(low.length / FACTOR);
  const next = { low: new Float32Array(length), high: new Float32Array(length) };
  const found = { low: 0, high: 0 };
  for (let place = 0; place < length; place += 1) {
    extent(low, high, place * FACTOR, Math.min(low.length, (place + 1) * FACTOR), found);
    next.low[place] = found.low;
    next.high[place] = found.high;
  }
  return next;
}

function extent(low: Float32Array, high: Float32Array, from: number, to: number, into: Extent): void {
  into.low = Number.NaN;
  into.high = Number.NaN;
  for (let place = from; place < to; place += 1) {
    // Comparisons with NaN are false: the first value that is one is always taken.
    const least = low[place] as number;
    const greatest = high[place] as number;
    if (!(into.low <= least) && !Number.isNaN(least)) into.low = least;
    if (!(into.high >= greatest) && !Number.isNaN(greatest)) into.high = greatest;
  }
}
