import type { CommandInput } from '#casework';
import { addDays, addWorkingDays, type Calendar, type Gate, type PlainDate, roll } from '#domain';
import type { Seat } from '../city.js';
import { seatIn } from '../city.js';
import { hashOf, randomOf, type Random } from '../random.js';
import type { Cast, GateStep, Step } from '../step.js';
import type { LifeStory, Milestone, Story } from '../story.js';

/** Today and the calendar: all that the scripts may know besides their texts. */
export type Era = { readonly today: PlainDate; readonly calendar: Calendar };

/** Working days of the file that a step is written on. */
type Doing = { seat: Seat; name: string; milestone?: Milestone };

/**
 * Writes the steps of one petition. The hand only moves forward, only over working days; what would lie after today
 * is not written, so a life that began late is simply not over yet.
 */
export class Timeline {
  readonly steps: Step[] = [];
  readonly random: Random;
  day: PlainDate;
  private stopped = false;
  private no = 0;
  private ofDay = { day: '', count: 0 };

  constructor(
    public story: Story,
    readonly era: Era,
    readonly key: string = story.key,
    start?: PlainDate,
  ) {
    this.random = randomOf(key);
    this.day = start ?? this.receivedOn;
  }

  get life(): LifeStory {
    return this.story.life;
  }

  /** The day of receipt; over a long holiday what came in is found on the first day back. */
  get receivedOn(): PlainDate {
    const { received } = this.story;
    const asked = addDays(this.era.today, -(received === 'rollover' ? this.daysToRollover() : received));
    // Today may be a day of rest: then the last thing came in on the last working day.
    if (this.workday(asked) > this.era.today) return this.before(this.era.today);
    if (this.story.channel !== 'online' && this.story.channel !== 'sms') return this.workday(asked);
    const opened = this.workday(asked);
    return addDays(asked, 3) < opened ? opened : asked;
  }

  // The notice is due fifteen days after receipt: which day of receipt makes that a day of rest that is not over?
  private daysToRollover(): number {
    const { today } = this.era;
    for (let left = -3; left <= 7; left += 1) {
      const nominal = addDays(today, left);
      const legal = this.workday(nominal);
      if (legal !== nominal && legal >= today) return 15 - left;
    }
    return 15;
  }

  /** The first working day from a day on. */
  workday(day: PlainDate): PlainDate {
    return roll(this.era.calendar, day).date;
  }

  /** Moves on by working days. */
  after(workingDays: number): this {
    return this.to(addWorkingDays(this.era.calendar, this.day, workingDays).date);
  }

  /** Moves on to a day, or stays where that is past. */
  to(day: PlainDate): this {
    const next = this.workday(day);
    if (next > this.day) this.day = next;
    return this;
  }

  /** The last working day before or on a day. */
  before(day: PlainDate): PlainDate {
    let at = day;
    while (this.workday(at) !== at) at = addDays(at, -1);
    return at;
  }

  do(doing: Doing, command: (cast: Cast) => CommandInput): this {
    if (!this.isOver) this.steps.push({ ...this.place(doing), kind: 'command', command });
    this.reached(doing.milestone);
    return this;
  }

  gate(gate: Gate, round: number, how: Pick<GateStep, 'remark' | 'handlerSeat'>): this {
    const name = `gate/${gate}/${round}`;
    if (!this.isOver)
      this.steps.push({
        ...this.place({ seat: 'examiner', name }),
        ...how,
        kind: 'gate',
        gate,
        round,
        overdueCause: this.life.overdue ?? '补充调取材料用时较长,结果文书迟于期限报出。',
      });
    this.reached(gate);
    return this;
  }

  /** Ends the writing after a milestone that the story names. */
  reached(milestone: Milestone | undefined): void {
    if (milestone !== undefined && this.life.until === milestone) this.stopped = true;
  }

  get isOver(): boolean {
    return this.stopped || this.day > this.era.today;
  }

  /** Somewhere in the working hours of the day, later with each step. @unit minute */
  private nextMinute(): number {
    const { day } = this;
    this.ofDay = { day, count: this.ofDay.day === day ? this.ofDay.count + 1 : 0 };
    return (hashOf(`${this.key}/${day}`) % 330) + this.ofDay.count * 9;
  }

  private place({ seat, name }: Doing) {
    const no = this.no;
    this.no += 1;
    const { org } = this.story;
    return {
      story: this.key,
      org,
      no,
      day: this.day,
      minute: this.nextMinute(),
      seat: seatIn(org, seat),
      name,
    };
  }
}
