const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} 秒`;

/**
 * Shows on stderr what is being built and for how long: one living line in a terminal, a line every ten
 * seconds elsewhere.
 */
export class Progress {
  #running = new Map();
  #timer = null;
  #ticks = 0;
  #out = process.stderr;

  start(label) {
    this.#running.set(label, Date.now());
    if (!this.#out.isTTY) this.#out.write(`正在编译${label}…\n`);
    this.#timer ??= setInterval(() => this.#show(), 1000);
    this.#show();
  }

  end(label, ok) {
    const since = this.#running.get(label) ?? Date.now();
    this.#running.delete(label);
    this.#clear();
    this.#out.write(`${label}${ok ? '编译完成' : '编译失败'},用时 ${seconds(since)}\n`);
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = null;
    } else this.#show();
  }

  #show() {
    this.#ticks += 1;
    const text = [...this.#running].map(([label, since]) => `正在编译${label}… ${seconds(since)}`).join('  ');
    if (this.#out.isTTY) this.#out.write(`\r\x1b[2K${text}`);
    else if (this.#ticks % 10 === 0) this.#out.write(`${text}\n`);
  }

  #clear() {
    if (this.#out.isTTY) this.#out.write('\r\x1b[2K');
  }
}
