/** How often a start that takes long says that it goes on. @unit milliseconds */
const EVERY_MS = 10_000;

/**
 * Tells the operator that the database's structure is being brought up to date, and every ten seconds that it still is: rewriting a
 * million events takes a minute, and a start that says nothing gets killed.
 * @param migrate gets what it has to call with the number of steps, and of those done in earlier starts
 */
export async function sayMigrations(
  say: (line: string) => void,
  migrate: (onPending: (pending: number, done: number) => void) => Promise<readonly string[]>,
  everyMs = EVERY_MS,
): Promise<void> {
  const began = performance.now();
  let beat: NodeJS.Timeout | undefined;
  try {
    const ran = await migrate((pending, done) => {
      if (done > 0)
        say(`正在更新数据库结构(${pending} 步);资料多时要几分钟,请勿关闭。中断不会丢失资料,下次启动接着做。`);
      beat = setInterval(
        () => say(`仍在更新数据库结构,已用 ${Math.round((performance.now() - began) / 1000)} 秒…`),
        everyMs,
      );
    });
    if (ran.length > 0) say(`数据库结构已更新(${ran.length} 步)。`);
  } finally {
    clearInterval(beat);
  }
}
