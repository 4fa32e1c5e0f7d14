/** The promise's outcome, or a rejection when it takes longer; it then goes on unheard. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  promise.catch(() => undefined);
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the queue does not answer')), milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
