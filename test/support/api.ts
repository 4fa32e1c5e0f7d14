import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import type { Log, Settings } from '#platform';
import { searchSubscription } from '#projections';
import { createApp } from '../../apps/api/src/create-app.js';
import { openTestOffice, PASSWORD, type StaffName, type TestOffice } from './office.js';

/** What came back; `body` is the parsed JSON, or undefined where there is none. */
export type ApiAnswer = { status: number; headers: Headers; text: string; body: any };

/** What a request says besides method and path. @shape raw goes out as it is, body as JSON */
export type ApiRequest = { body?: unknown; raw?: Buffer | string; headers?: Record<string, string> };

/** One browser: talks to the listening server and keeps its cookie. */
export class ApiClient {
  /** What this person says when he is asked why he opens a petition (§9); null = nothing, and he sees the refusal. */
  reason: string | null = '承办办理';

  constructor(
    private readonly base: string,
    public cookie: string | null = null,
  ) {}

  /** As the page does: where a reason is asked for, it is given, and the person goes where he wanted to. */
  async send(method: string, path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const answer = await this.once(method, path, request);
    if (answer.body?.code !== 'ACCESS_REASON_REQUIRED' || this.reason === null) return answer;
    const given = await this.once('POST', `/api/petitions/${answer.body.petitionId}/access`, {
      body: { reason: this.reason },
    });
    if (given.status !== 204) throw new Error(`no reason taken: ${given.status} ${given.text}`);
    return this.once(method, path, request);
  }

  private async once(method: string, path: string, request: ApiRequest): Promise<ApiAnswer> {
    const { body, raw, headers } = request;
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload as never }),
      redirect: 'manual',
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  }

  get(path: string, headers?: Record<string, string>): Promise<ApiAnswer> {
    return this.send('GET', path, headers ? { headers } : {});
  }

  post(path: string, body: unknown, headers?: Record<string, string>): Promise<ApiAnswer> {
    return this.send('POST', path, { body, ...(headers ? { headers } : {}) });
  }

  /** A command on a case, as the page sends it: the version seen, a key of its own. */
  command(
    petitionId: string,
    name: string,
    on: { body: unknown; version: number; key?: string },
  ): Promise<ApiAnswer> {
    return this.post(`/api/petitions/${petitionId}/${name}`, on.body, {
      'if-match': `"${on.version}"`,
      'idempotency-key': on.key ?? uuidv7(),
    });
  }
}

/** A test office behind the real server on a free port. */
export type TestApi = {
  app: Awaited<ReturnType<typeof createApp>>;
  office: TestOffice;
  url: string;
  anonymous: ApiClient;
  signInAs(login: StaffName | (string & {}), password?: string): Promise<ApiClient>;
  /** Of the whole store; a refusal must leave it as it is. */
  countEvents(): Promise<number>;
  /** Brings the search index up to the events; elsewhere the background does so a moment later. */
  indexed(): Promise<void>;
  close(): Promise<void>;
};

/** Listens for real: Fastify's inject() fails under the flag that Jest needs for modules. */
export async function openTestApi(
  options: { log?: Log; settings?: (settings: Settings) => Settings } = {},
): Promise<TestApi> {
  const office = await openTestOffice();
  const { runtime } = office;
  const app = await createApp({
    ...runtime,
    log: options.log ?? runtime.log,
    settings: options.settings?.(runtime.settings) ?? runtime.settings,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    office,
    url,
    anonymous: new ApiClient(url),
    signInAs: async (login, password = PASSWORD) => {
      const client = new ApiClient(url);
      const answer = await client.post('/api/session', { login, password });
      if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.text}`);
      client.cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? null;
      return client;
    },
    countEvents: async () => {
      const { rows } = await office.db.pools.owner.query<{ n: number }>(
        'select count(*)::int as n from es.event',
      );
      return rows[0]?.n ?? -1;
    },
    indexed: () => office.runtime.store.subscription(searchSubscription(office.runtime)).catchUp(),
    close: async () => {
      await app.close();
      await office.close();
    },
  };
}

/** A registration as the form sends it: a real-name appeal by letter. */
export const letterBody = (day: string, change: Record<string, unknown> = {}) => ({
  channel: 'letter',
  origin: 'direct',
  receivedOn: day,
  anonymity: 'realName',
  subjects: [{ role: 'petitioner', name: '周某山', address: '某县某镇某村1号', phone: '13800000001' }],
  matters: [
    {
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      purpose: 'claim',
      summary: '请求补发津贴',
      points: ['补发津贴', '说明原因'],
    },
  ],
  title: '请求补发工龄津贴',
  content: '本人一九八三年参加工作,单位调资时漏算工龄,请求补发并说明情况。',
  ...change,
});

/** A report against somebody; by default a user of the system. */
export const accusationBody = (day: string, change: Record<string, unknown> = {}) => ({
  ...letterBody(day),
  subjects: [
    { role: 'petitioner', name: '吴某举', address: '某县某镇某村2号', phone: '13800000002' },
    { role: 'accused', name: '廖某被', unit: '宛州市委组织部', post: '处长', cadreAuthority: 'own' },
  ],
  matters: [
    {
      class: 'accusation',
      categoryCode: '0102',
      purpose: 'accusation',
      summary: '反映某领导卖官',
      points: ['收受财物'],
    },
  ],
  title: '反映有人买官卖官的问题',
  content: '反映在干部调整中收受财物,时间地点俱全,请求核查并依规依纪处理。',
  ...change,
});
