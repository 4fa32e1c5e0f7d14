import type { RegisterPetition } from '#domain';
import { allowSimulatedTime } from '#event-store';
import { signedBy, type TestOffice } from './office.js';

/** Lets a test office live through years of which its database would say that they are long gone. */
export const allowOldFiles = (office: TestOffice): Promise<void> =>
  allowSimulatedTime(office.db.pools.owner, 20_000);

type Filed = {
  year?: number;
  retention?: '10y' | '30y' | 'permanent';
  arrival?: Partial<RegisterPetition>;
  /** Done to the open petition before it ends. */
  before?: (petitionId: string, day: string) => Promise<unknown>;
};

/**
 * A file put away in some year: registered in March, withdrawn by its petitioner, in the archive since the end of the month.
 * @shape its 档号 ends in the year and the number of the file
 */
export async function filedFile(
  office: TestOffice,
  { year = 2012, retention = '10y', arrival = {}, before }: Filed = {},
): Promise<{ petitionId: string; displayNo: string }> {
  const [came, left, filed] = [`${year}-03-05`, `${year}-03-07`, `${year}-03-28`];
  const { petitionId, numbers } = await office.register({ ...arrival, receivedOn: came }, came);
  await before?.(petitionId, came);
  const approval = signedBy(office.staff.windowHead, left);
  await office.act(
    'windowHead',
    petitionId,
    { type: 'withdraw', withdrawnOn: left, evidence: '本人到场书面撤回', approval },
    left,
  );
  const archivalCode = `Z001-XF·${year}-${numbers[0] ?? ''}`;
  await office.act(
    'windowHead',
    petitionId,
    { type: 'archive', archivalCode, retention, pageCount: 7, archivedOn: filed },
    filed,
  );
  return { petitionId, displayNo: numbers[0] ?? '' };
}
