/** The in-process hint that something was appended. Polling is the truth; a lost hint costs half a second. */
export class WakeSignal {
  private readonly waiting = new Set<() => void>();
  private signals = 0;

  /** How many signals came so far; remember it before looking, pass it to `wait`. */
  get count(): number {
    return this.signals;
  }

  signal(): void {
    this.signals++;
    for (const wake of [...this.waiting]) wake();
  }

  /** Waits for the time or for a signal since `seen`; true when a signal came. */
  wait(milliseconds: number, seen: number): Promise<boolean> {
    if (this.signals !== seen) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (signalled: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve(signalled);
      };
      const wake = (): void => done(true);
      const timer = setTimeout(() => done(false), milliseconds);
      this.waiting.add(wake);
    });
  }
}
