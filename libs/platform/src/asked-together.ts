// One more may start while an answer is awaited: whoever comes then does not wait for two.
const UNDER_WAY = 2;

type Waiting<Q, A> = {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * A question that several ask at one moment is asked once for all of them: a round trip of its own for each costs more than the
 * answer. It is asked after the last of them came, so that none gets an answer that is older than his question.
 * @shape ask: as many answers as questions, in their order; where it fails, it fails for those who asked together
 */
export function askedTogether<Q, A>(
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = [];
  let underWay = 0;
  let called = false;
  // at the end of this turn of the loop: whoever was answered together comes back together
  const soon = (): void => {
    if (called || waiting.length === 0 || underWay >= UNDER_WAY) return;
    called = true;
    setImmediate(() => {
      called = false;
      const group = waiting;
      waiting = [];
      underWay++;
      void send(group).finally(() => {
        underWay--;
        soon();
      });
    });
  };
  const send = async (group: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await ask(group.map(({ question }) => question));
      if (answers.length !== group.length) throw new Error('as many answers as questions are needed');
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] as A);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      soon();
    });
}
