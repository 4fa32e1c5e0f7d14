export function pictureOf(table: {
  statuses: Readonly<Record<string, { zh: string }>>;
  commands: Readonly<Record<string, { zh: string }>>;
  allowedIn: Readonly<Record<string, readonly string[]>>;
  leadsTo: Readonly<Record<string, readonly string[] | undefined>>;
  ends: readonly string[];
}): string;
export function committed(): string;
export function write(text: string): void;
