import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function executable(): string {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of NAMES)
    for (const folder of ['/usr/bin', ...onPath])
      if (existsSync(join(folder, name))) return join(folder, name);
  throw new Error(`no browser: install one of ${NAMES.join(', ')}`);
}

/** A browser with a profile of its own, which is gone with it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What no page may ever do, gathered while somebody uses it. */
export type Complaints = string[];

/** One person at one computer: own cookies, and a list of what went wrong behind the page. */
export type Seat = { context: BrowserContext; page: Page; complaints: Complaints };

/** Refusals are answers, not faults: the browser writes them to the console all the same. */
const REFUSAL = /status of (400|401|404|409|412|422)\b/;

/** Opens a window of the size of an office screen and watches console, errors, policy and foreign requests. */
export async function sitDown(browser: Browser, address: string): Promise<Seat> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  const complaints: Complaints = [];
  await context.exposeFunction('reportViolation', (what: string) => complaints.push(`policy: ${what}`));
  // as text: this side of the tests knows no browser types
  await context.addInitScript({
    content: `addEventListener('securitypolicyviolation', (event) =>
      reportViolation(event.violatedDirective + ' ' + event.blockedURI))`,
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && origin !== new URL(address).origin)
      complaints.push(`foreign request: ${request.url()}`);
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !REFUSAL.test(message.text()))
        complaints.push(`console: ${message.text()} ${message.location().url}`);
    });
  });
  return { context, page: await context.newPage(), complaints };
}
