import { StoreMisuse } from './errors.js';
import type { JsonObject } from './json.js';
import type { NewEvent } from './types.js';

/** Lifts `data` of one schema version to the next. Pure; the type string never changes. */
export type Upcaster = {
  readonly type: string;
  /** The version it reads; it writes `from + 1`. */
  readonly from: number;
  up(data: JsonObject): JsonObject;
  /** The same for the secret part, applied when it is opened. */
  upSecret?(secret: unknown): unknown;
};

/** What the decode function needs to know of event types. */
export type EventSchema = {
  /** Newest schema version by type; without it every type counts as known. */
  readonly current?: Readonly<Record<string, number>>;
  readonly upcasters?: readonly Upcaster[];
};

/** The chain of upcasters, checked for gaps when it is made. */
export class UpcasterRegistry {
  private readonly steps = new Map<string, Upcaster>();
  private readonly current: ReadonlyMap<string, number> | null;

  constructor(schema: EventSchema = {}) {
    this.current = schema.current ? new Map(Object.entries(schema.current)) : null;
    for (const upcaster of schema.upcasters ?? []) {
      const key = stepKey(upcaster.type, upcaster.from);
      if (this.steps.has(key)) throw new StoreMisuse('UPCASTER_TWICE', `two upcasters for ${key}`);
      this.steps.set(key, upcaster);
    }
    for (const [type, newest] of this.current ?? []) {
      for (let version = 1; version < newest; version++) {
        if (!this.steps.has(stepKey(type, version))) {
          throw new StoreMisuse('UPCASTER_MISSING', `no upcaster for ${stepKey(type, version)}`);
        }
      }
    }
  }

  /** Holds events that are to be written against the newest versions. @rejects StoreMisuse SCHEMA_VERSION_NOT_CURRENT */
  requireNewest(events: readonly NewEvent[]): void {
    if (this.current === null) return;
    for (const { type, schemaVersion } of events)
      if (this.current.get(type) !== schemaVersion)
        throw new StoreMisuse(
          'SCHEMA_VERSION_NOT_CURRENT',
          `${type} v${schemaVersion} is not what this program writes`,
        );
  }

  /** True when this program can read the type at this version. */
  knows(type: string, schemaVersion: number): boolean {
    if (this.current === null) return true;
    const newest = this.current.get(type);
    return newest !== undefined && schemaVersion <= newest;
  }

  /** Is there anything to lift? */
  lifts(type: string, schemaVersion: number): boolean {
    return this.step(type, schemaVersion) !== undefined;
  }

  /** `data` at the newest version. */
  lift(type: string, schemaVersion: number, data: JsonObject): { data: JsonObject; schemaVersion: number } {
    let version = schemaVersion;
    let lifted = data;
    for (let step = this.step(type, version); step; step = this.step(type, version)) {
      lifted = step.up(lifted);
      version++;
    }
    return { data: lifted, schemaVersion: version };
  }

  /** The opened secret at the newest version. */
  liftSecret(type: string, schemaVersion: number, secret: unknown): unknown {
    let version = schemaVersion;
    let lifted = secret;
    for (let step = this.step(type, version); step; step = this.step(type, version)) {
      if (step.upSecret) lifted = step.upSecret(lifted);
      version++;
    }
    return lifted;
  }

  private step(type: string, version: number): Upcaster | undefined {
    if (this.steps.size === 0) return undefined;
    return this.steps.get(stepKey(type, version));
  }
}

function stepKey(type: string, version: number): string {
  return `${type} v${version}`;
}
