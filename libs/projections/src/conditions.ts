/** Conditions of a WHERE clause with their parameters, in the order in which they were added. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** Adds a condition; each `?` takes the next value. */
  add(sql: string, ...values: readonly unknown[]): this {
    this.parts.push(this.bind(sql, values));
    return this;
  }

  /** Adds a condition only where there is something to compare with. */
  when(value: unknown, sql: string): this {
    return value === undefined || value === null ? this : this.add(sql, value);
  }

  /** Gives a value a place and says which. @shape `$3` */
  place(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The clause; `true` where nothing was asked. */
  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join('\n    and ');
  }

  private bind(sql: string, values: readonly unknown[]): string {
    let next = 0;
    return sql.replaceAll('?', () => this.place(values[next++]));
  }
}
