import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createPublicApp } from '../../apps/public/src/create-public-app.js';
import { openTestApi, type TestApi } from './api.js';

export const DESK_SECRET = 'ceshi-kouling-ceshi-kouling-ceshi-kouling';

/** The API with the petitioner's desk open, and the pages that ask it. @shape desk: address of the pages */
export async function openDeskApi(
  options: { behindProxy?: boolean } = {},
): Promise<{ api: TestApi; desk: string; close(): Promise<void> }> {
  const api = await openTestApi({
    settings: (settings) => {
      const secretFile = join(settings.dataDir, 'petitioner.secret');
      writeFileSync(secretFile, `${DESK_SECRET}\n`);
      return { ...settings, petitioner: { ...settings.petitioner, secretFile } };
    },
  });
  const { petitioner } = api.office.runtime.settings;
  const pages = await createPublicApp(
    { tls: null, petitioner: { ...petitioner, apiUrl: api.url, ...options } },
    DESK_SECRET,
    { perMinute: 1000 },
  );
  await pages.listen({ port: 0, host: '127.0.0.1' });
  return {
    api,
    desk: `http://127.0.0.1:${(pages.getHttpServer().address() as AddressInfo).port}`,
    close: async () => {
      await pages.close();
      await api.close();
    },
  };
}
