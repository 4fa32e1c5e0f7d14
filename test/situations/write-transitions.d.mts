export function pictureOf(table: {
  statuses: Readonly<Record<string, { zh: string }>>;
  commands: Readonly<Record<string, { zh: string }>>;
  allowedIn: Readonly<Record<string, readonly string[]>>;
  leadsTo: (command: never, from: never) => readonly string[];
  leadsThere: (command: never, from: never) => readonly string[];
  ends: readonly string[];
}): string;
export function committed(): string;
export function write(text: string): void;
