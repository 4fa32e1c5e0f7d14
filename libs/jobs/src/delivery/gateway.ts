import { createTransport } from 'nodemailer';
import type { Settings } from '#platform';

/** A line of a message: number, what, when, days left, article, and where to open it; never a name or content. */
export type DeliveryLine = { readonly sentence: string; readonly link: string | null };

/** One message to one person. @shape id: the same at each attempt, so that a receiver can tell a repetition */
export type Message = {
  readonly id: string;
  readonly to: string;
  readonly urgent: boolean;
  readonly day: string;
  readonly lines: readonly DeliveryLine[];
};

/** A way out of the house. Rejects when the message was not taken. */
export type Gateway = { send(message: Message): Promise<void>; close?(): void };

/** The ways that this installation has; none on an isolated network. */
export type Gateways = { readonly email: Gateway | null; readonly sms: Gateway | null };

/** A gateway's refusal under a code of ours: what it said may hold anything. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  constructor(
    readonly code:
      | 'REFUSED'
      | 'UNREACHABLE'
      | 'NO_ADDRESS'
      | 'NO_GATEWAY'
      | 'TIMED_OUT'
      | 'ADDRESS_REFUSED'
      | 'SIGN_IN_FAILED',
  ) {
    super(code);
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  REFUSED: '服务器或网关出错,拒绝发送',
  UNREACHABLE: '连接不上服务器',
  NO_ADDRESS: '没有填写地址或号码',
  NO_GATEWAY: '本系统没有配置这种方式',
  TIMED_OUT: '对方没有在时限内应答',
  ADDRESS_REFUSED: '地址或号码被对方拒收',
  SIGN_IN_FAILED: '登录网关失败(账号、口令或令牌)',
} satisfies Record<DeliveryFailed['code'], string>;

/** Why a message was not taken, for people. @shape code: of `DeliveryFailed`; one of another version is told without a reason */
export const failureInWords = (code: string): string => FAILURES[code] ?? '未送达';

const TIMEOUT_MS = 20_000;

/** What stands above the lines. */
export const subjectOf = ({ urgent, day, lines }: Message): string =>
  urgent ? `【信访催办】${day} ${lines.length} 项` : `【信访到期提醒】${day} ${lines.length} 项`;

/** The body of a message by mail, plain text. */
export const textOf = (message: Message): string =>
  [
    ...message.lines.map(({ sentence, link }, at) => `${at + 1}. ${sentence}${link ? `\n   ${link}` : ''}`),
    '',
    '本邮件由系统自动发出,不含姓名和内容;请登录系统查看。',
  ].join('\n');

type MailError = { code?: string; responseCode?: number; command?: string };

/** Whose fault it is: a sender that is not wanted and a server that is shutting down concern every message, a recipient one of them. */
const mailCode = ({ code, responseCode = 0, command }: MailError): DeliveryFailed['code'] => {
  if (code === 'EAUTH' || responseCode === 530) return 'SIGN_IN_FAILED';
  if (code === 'ETIMEDOUT') return 'TIMED_OUT';
  if (responseCode === 421 || command === 'MAIL FROM') return 'REFUSED';
  if (code === 'EENVELOPE' && command !== 'DATA') return 'ADDRESS_REFUSED';
  if (responseCode >= 550 && responseCode < 560) return 'ADDRESS_REFUSED';
  return responseCode > 0 ? 'REFUSED' : 'UNREACHABLE';
};

/** E-mail by SMTP. A server that takes the connection and says nothing has as long as any other. */
export function smtpGateway(url: string, from: string, timeoutMs = TIMEOUT_MS): Gateway {
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url, ...timeouts }, { from });
  return {
    send: async (message) => {
      try {
        await transport.sendMail({
          to: message.to,
          subject: subjectOf(message),
          text: textOf(message),
          messageId: `<${message.id}@xinfang.invalid>`,
          // Neither vacation answers nor threads of machines.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw new DeliveryFailed(mailCode(error as MailError));
      }
    },
    close: () => transport.close(),
  };
}

/** What a template of a short message may hold. */
const fill = (template: string, { lines, day }: Message): string =>
  template
    .replaceAll('{count}', String(lines.length))
    .replaceAll('{day}', day)
    .replaceAll('{first}', lines[0]?.sentence ?? '');

/** 400, 410 and 422 are about what was asked, a number above all; everything else is about the gateway or how it is called. */
const httpCode = (status: number): DeliveryFailed['code'] => {
  if (status === 401 || status === 403) return 'SIGN_IN_FAILED';
  return status === 400 || status === 410 || status === 422 ? 'ADDRESS_REFUSED' : 'REFUSED';
};

/** Short messages and messengers by HTTP: one POST of JSON for each message. */
export function httpGateway(place: { url: string; token: string | null; template: string }): Gateway {
  return {
    send: async (message) => {
      const body = { id: message.id, to: message.to, text: fill(place.template, message) };
      let answer: Response;
      try {
        answer = await fetch(place.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'idempotency-key': message.id,
            ...(place.token === null ? {} : { authorization: `Bearer ${place.token}` }),
          },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
      } catch (error) {
        throw new DeliveryFailed((error as Error).name === 'TimeoutError' ? 'TIMED_OUT' : 'UNREACHABLE');
      }
      await answer.body?.cancel();
      if (!answer.ok) throw new DeliveryFailed(httpCode(answer.status));
    },
  };
}

/** The gateways of the settings. */
export function gatewaysOf({ delivery }: Pick<Settings, 'delivery'>): Gateways {
  const { smtpUrl, mailFrom, smsUrl, smsToken, smsTemplate } = delivery;
  return {
    email: smtpUrl === null ? null : smtpGateway(smtpUrl, mailFrom),
    sms: smsUrl === null ? null : httpGateway({ url: smsUrl, token: smsToken, template: smsTemplate }),
  };
}
