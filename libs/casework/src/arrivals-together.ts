import type { PetitionCommand } from '#domain';
import type { CommandFrame } from './command-frame.js';
import type { ArrivalOutcome } from './outcome.js';

/** Commands that open a petition. */
export type ArrivalCommand = PetitionCommand & { type: 'register' | 'importHistory' | 'takeOver' };

/** One who registers. */
export type Arriving = { readonly command: ArrivalCommand; readonly frame: CommandFrame };

/** What became of one of a group: written with the others, or refused by himself. */
export type ArrivalSettled = { readonly outcome: ArrivalOutcome } | { readonly refused: unknown };

/** What one of several came to: the refusal is his alone. */
export function refusedOr<T>(work: () => T): T | { refused: unknown } {
  try {
    return work();
  } catch (refused) {
    return { refused };
  }
}

type Waiting = Arriving & {
  readonly resolve: (outcome: ArrivalOutcome) => void;
  readonly reject: (reason: unknown) => void;
};

// While one group is decided others are written: the database has its core, the program its own, and whoever comes meanwhile makes the
// next group larger instead of waiting behind the numbers of this one.
const WRITTEN_AT_ONCE = 3;
const MOST = 32;

/**
 * Arrivals of one moment share a transaction (eventstore.md §5.9): who finds the road free goes at once and alone, who comes meanwhile
 * goes with the others who do. Each is answered after the commit of his group. What keeps a group from being written is nobody's fault
 * yet: then each of them goes alone, under the same command id, and learns his own reason.
 */
export class ArrivalsTogether {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private deciding = false;

  /** @shape decided: to be called when nothing is left but to write; not called where nothing is written */
  constructor(
    private readonly alone: (arriving: Arriving, decided: () => void) => Promise<ArrivalOutcome>,
    private readonly together: (group: readonly Arriving[], decided: () => void) => Promise<ArrivalSettled[]>,
  ) {}

  /** @rejects as a registration alone */
  arrive(arriving: Arriving): Promise<ArrivalOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...arriving, resolve, reject });
      this.go();
    });
  }

  private go(): void {
    if (this.deciding || this.underWay >= WRITTEN_AT_ONCE || this.waiting.length === 0) return;
    const group = this.nextGroup();
    this.underWay++;
    this.deciding = true;
    let isDecided = false;
    const decided = (): void => {
      if (isDecided) return;
      isDecided = true;
      this.deciding = false;
      // after what the group still has to send
      setImmediate(() => this.go());
    };
    void this.send(group, decided).finally(() => {
      decided();
      this.underWay--;
      this.go();
    });
  }

  /** In the order of arrival, each command once: a repetition waits for the answer of the first. */
  private nextGroup(): Waiting[] {
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    const taken = new Set<string>();
    for (const each of this.waiting) {
      const { commandId } = each.frame;
      if (group.length >= MOST || taken.has(commandId)) later.push(each);
      else group.push(each);
      taken.add(commandId);
    }
    this.waiting = later;
    return group;
  }

  private async send(group: readonly Waiting[], decided: () => void): Promise<void> {
    const [first] = group;
    if (group.length === 1 && first) return this.sendAlone(first, decided);
    const settled = await this.together(group, decided).catch(() => null);
    await Promise.all(
      group.map(async (each, index) => {
        const own = settled?.[index];
        if (own === undefined) await this.sendAlone(each, decided);
        else if ('refused' in own) each.reject(own.refused);
        else each.resolve(own.outcome);
      }),
    );
  }

  private sendAlone(each: Waiting, decided: () => void): Promise<void> {
    return this.alone(each, decided).then(each.resolve, each.reject);
  }
}
