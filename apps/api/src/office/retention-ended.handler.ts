import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { filedPetitions } from '#casework';
import { type FiledPetition, keptUntil, obstaclesTo, RETENTION_PERIODS, type Zone } from '#domain';
import { type Viewer, withViewer } from '#identity';
import { today as todayOf } from '#platform';
import { Runtime } from '../shared/runtime.js';
import type { RetentionEnded, RetentionEndedRow } from './office.dto.js';
import { GetRetentionEnded } from './office.queries.js';

/** Lines on the page; a list of files has no more than a few hundred either. */
const SHOWN = 200;
const AT_ONCE = 100;
/** These files are looked at for no list in particular. */
const NO_LIST = '00000000-0000-0000-0000-000000000000';

const SHORTEST = Math.min(
  ...Object.values(RETENTION_PERIODS).flatMap(({ years }) => (years === null ? [] : [years])),
);

// What came in later than the shortest period ago cannot have been filed for longer.
const OLD = `select p.petition_id as id, to_char(p.received_on, 'YYYY-MM-DD') as on from rm.petition p
  where p.status = 'archived' and p.org_id = $1 and p.zone = $2
    and p.received_on < $3::date - make_interval(years => $4::int)
    and ($5::date is null or (p.received_on, p.petition_id) > ($5::date, $6::uuid))
  order by p.received_on, p.petition_id limit ${AT_ONCE}`;

type Asked = { zone: Zone; today: string };
type Place = { on: string; id: string };

/** Files of the office whose retention is over, one zone at a time, each with what stands against its destruction (§6.5). */
@QueryHandler(GetRetentionEnded)
export class GetRetentionEndedHandler implements IQueryHandler<GetRetentionEnded> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, zone }: GetRetentionEnded): Promise<RetentionEnded> {
    const { today } = await todayOf(this.runtime.pools.store);
    return { today, zone, ...(await this.ended(viewer, { zone, today })) };
  }

  private async ended(viewer: Viewer, asked: Asked): Promise<Pick<RetentionEnded, 'more' | 'rows'>> {
    const rows: RetentionEndedRow[] = [];
    let after: Place | null = null;
    do {
      const places: Place[] = await this.places(viewer, asked, after);
      const ids = places.map(({ id }) => id);
      const { files } = await filedPetitions(this.runtime.pools.store, this.runtime, {
        ids,
        affairId: NO_LIST,
      });
      rows.push(...files.flatMap((file) => rowsOf(file, asked.today)));
      after = places.length < AT_ONCE ? null : (places.at(-1) ?? null);
    } while (after !== null && rows.length <= SHOWN);
    return { more: rows.length > SHOWN, rows: rows.slice(0, SHOWN) };
  }

  /** Only what this person may see. */
  private async places(viewer: Viewer, { zone, today }: Asked, after: Place | null): Promise<Place[]> {
    const { rows } = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      client.query<Place>(OLD, [viewer.orgId, zone, today, SHORTEST, after?.on ?? null, after?.id ?? null]),
    );
    return rows;
  }
}

/** A line where the period is over; none where it still runs, or never ends. */
function rowsOf(file: FiledPetition, today: string): RetentionEndedRow[] {
  const { petitionId, displayNo, archivalCode, archivedOn, retention, pageCount } = file;
  const until = archivedOn === null || retention === null ? null : keptUntil(archivedOn, retention);
  if (archivedOn === null || retention === null || until === null || today <= until) return [];
  return [
    {
      petitionId,
      displayNo,
      archivalCode: archivalCode ?? '',
      archivedOn,
      archivingEnteredOn: file.archivingEnteredOn ?? archivedOn,
      retention: RETENTION_PERIODS[retention].zh,
      keptUntil: until,
      pageCount,
      obstacles: obstaclesTo(file, today).map(({ message }) => message),
    },
  ];
}
