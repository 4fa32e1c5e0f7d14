import type { Pool } from 'pg';
import type { Calendar } from '#domain';
import type { Settings } from '#platform';
import type { Gateways } from './gateway.js';
import { makeDispatches, officeMoment, type OfficeMoment } from './make-dispatches.js';
import { noticeOutages } from './outage.js';
import { noticeRefusedAddresses } from './refused-addresses.js';
import { byEachWay, type Channel, type Delivered, sendRound } from './send-dispatches.js';

/** After so long the list is read anew: what has become urgent meanwhile waits for one message and not for a hundred. */
const ROUND_MS = 10_000;

/** What delivering needs. @shape moment: another than the database's, for specs @unit roundMs milliseconds */
export type DeliveryParts = {
  readonly pools: { readonly store: Pool };
  readonly calendar: Calendar;
  readonly settings: Pick<Settings, 'delivery'>;
  readonly moment?: OfficeMoment;
  readonly roundMs?: number;
};

/** Claims what is due by each way that there is, and sends it, in rounds; then tells of a way that fails and of addresses that are refused. */
export async function deliverMessages(
  parts: DeliveryParts,
  gateways: Gateways,
  stopping: () => boolean = () => false,
): Promise<Delivered> {
  try {
    return await byEachWay((channel) => deliverBy(parts, channel, { gateways, stopping }));
  } finally {
    await noticeOutages(parts.pools.store);
    await noticeRefusedAddresses(parts.pools.store);
  }
}

type Way = { readonly gateways: Gateways; readonly stopping: () => boolean };

async function deliverBy(
  { pools, calendar, settings, moment, roundMs = ROUND_MS }: DeliveryParts,
  channel: Channel,
  { gateways, stopping }: Way,
): Promise<Delivered> {
  const channels = gateways[channel] === null ? [] : [channel];
  const how = { publicUrl: settings.delivery.publicUrl, stopping, roundMs };
  const done = { sent: 0, failed: 0 };
  for (let more = true; more && !stopping();) {
    const at = moment ?? (await officeMoment(pools.store));
    await makeDispatches(pools.store, { calendar, channels, moment: at });
    const round = await sendRound(pools.store, channel, gateways, how);
    done.sent += round.sent;
    done.failed += round.failed;
    more = round.more;
    // a batch may take an hour: nobody waits that long to hear that the way is shut, or open again
    if (more) await noticeOutages(pools.store);
  }
  return done;
}
