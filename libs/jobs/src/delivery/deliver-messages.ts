import type { Pool } from 'pg';
import type { Calendar } from '#domain';
import type { Settings } from '#platform';
import type { Gateways } from './gateway.js';
import { makeDispatches, officeMoment, type OfficeMoment } from './make-dispatches.js';
import { type Delivered, sendDispatches } from './send-dispatches.js';

/** What delivering needs. @shape moment: another than the database's, for specs */
export type DeliveryParts = {
  readonly pools: { readonly store: Pool };
  readonly calendar: Calendar;
  readonly settings: Pick<Settings, 'delivery'>;
  readonly moment?: OfficeMoment;
};

/** Claims what is due by each way that there is, and sends it. */
export async function deliverMessages(
  { pools, calendar, settings, moment }: DeliveryParts,
  gateways: Gateways,
  stopping: () => boolean = () => false,
): Promise<Delivered> {
  const channels = (['email', 'sms'] as const).filter((channel) => gateways[channel] !== null);
  const at = moment ?? (await officeMoment(pools.store));
  await makeDispatches(pools.store, { calendar, channels, moment: at });
  return sendDispatches(pools.store, gateways, { publicUrl: settings.delivery.publicUrl, stopping });
}
