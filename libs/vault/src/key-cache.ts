/** Opened keys for a short while: least recently used go first, none stays longer than its time. */
export class KeyCache {
  readonly #entries = new Map<string, { key: Buffer; until: number }>();

  constructor(
    private readonly limits: { ttlMs: number; maxKeys: number },
    private readonly clock: () => number = () => performance.now(),
  ) {}

  get(keyId: string): Buffer | undefined {
    const entry = this.#entries.get(keyId);
    if (!entry) return undefined;
    this.#entries.delete(keyId);
    if (entry.until <= this.clock()) return undefined;
    // read again = youngest again, but its time runs from when it was opened
    this.#entries.set(keyId, entry);
    return entry.key;
  }

  put(keyId: string, key: Buffer): void {
    this.#entries.delete(keyId);
    this.#entries.set(keyId, { key, until: this.clock() + this.limits.ttlMs });
    if (this.#entries.size > this.limits.maxKeys) {
      const oldest = this.#entries.keys().next().value;
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
  }

  drop(keyId: string): void {
    this.#entries.delete(keyId);
  }

  clear(): void {
    this.#entries.clear();
  }

  get size(): number {
    return this.#entries.size;
  }
}
