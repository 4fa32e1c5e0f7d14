// Requests over kept-alive connections, timed.
import { Agent, request } from 'node:http';

/** A client with so many connections. */
export function connect(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const started = performance.now();
      const asked = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: payload
            ? { 'content-type': 'application/json', 'content-length': payload.length, ...headers }
            : headers,
        },
        (answer) => {
          const chunks = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode,
              headers: answer.headers,
              text: Buffer.concat(chunks).toString('utf8'),
              ms: performance.now() - started,
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(payload);
    });
  return { send, end: () => agent.destroy() };
}

/** Sends for so long from so many lanes; answers with the rate and the times of those that were answered well. */
export async function load({ lanes, seconds, one, expected }) {
  const until = performance.now() + seconds * 1000;
  const times = [];
  const wrong = new Map();
  const started = performance.now();
  const lane = async (at) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const { status, ms } = await one(at, turn);
      if (expected.includes(status)) times.push(ms);
      else wrong.set(status, (wrong.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)));
  return {
    perSecond: times.length / ((performance.now() - started) / 1000),
    times,
    wrong: Object.fromEntries(wrong),
  };
}

/** A percentile of some times. */
export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => percentile(values, 0.5);

export const ms = (value) => `${value.toFixed(1)} ms`;
