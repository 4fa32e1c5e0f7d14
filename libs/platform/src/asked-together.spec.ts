import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { askedTogether } from './asked-together.js';

/** Answers by hand, so that a spec says who waits for whom. */
function byHand() {
  const asked: { questions: readonly string[]; answer: () => void; fail: (error: Error) => void }[] = [];
  const ask = askedTogether<string, string>(
    (questions) =>
      new Promise((resolve, reject) =>
        asked.push({ questions, answer: () => resolve(questions.map((q) => `${q}!`)), fail: reject }),
      ),
  );
  return { ask, asked, questions: () => asked.map(({ questions }) => questions) };
}

describe('questions asked together', () => {
  it('asks once for all of one moment and gives each his own answer', async () => {
    const { ask, asked, questions } = byHand();
    const answers = Promise.all(['a', 'b', 'c'].map(ask));
    await turn();
    asked[0]?.answer();
    expect(await answers).toEqual(['a!', 'b!', 'c!']);
    expect(questions()).toEqual([['a', 'b', 'c']]);
  });

  it('never answers with what was asked before the question came', async () => {
    const { ask, asked, questions } = byHand();
    const first = ask('same');
    await turn();
    const second = ask('same');
    await turn();
    expect(questions()).toEqual([['same'], ['same']]);
    asked[1]?.answer();
    expect(await second).toBe('same!');
    asked[0]?.answer();
    expect(await first).toBe('same!');
  });

  it('has two under way, and takes all who waited with the next', async () => {
    const { ask, asked, questions } = byHand();
    const answers: Promise<string>[] = [];
    for (const question of ['a', 'b', 'c', 'd']) {
      answers.push(ask(question));
      await turn();
    }
    expect(questions()).toEqual([['a'], ['b']]);
    asked[1]?.answer();
    await answers[1];
    await turn();
    await turn();
    expect(questions()).toEqual([['a'], ['b'], ['c', 'd']]);
    asked[0]?.answer();
    asked[2]?.answer();
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!']);
  });

  it('fails for those who asked together and goes on', async () => {
    const { ask, asked } = byHand();
    const lost = Promise.allSettled([ask('a'), ask('b')]);
    await turn();
    asked[0]?.fail(new Error('the database is away'));
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = ask('c');
    await turn();
    asked[1]?.answer();
    expect(await next).toBe('c!');
  });

  it('refuses answers that are not as many as the questions', async () => {
    await expect(askedTogether<string, string>(async () => [])('a')).rejects.toThrow('as many answers');
  });
});
