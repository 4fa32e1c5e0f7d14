import { type PetitionerProgress, RESTRICTED_STEPS } from '../petition/petitioner-progress.js';
import type { OnlineMessageState } from './online-message-commands.js';

const WAITING = '来件已收到,正在登记。登记以后,仍用这个查询码查询办理进度。';
const NOT_REGISTERED =
  '经查看,来件是空白、广告、试填或者重复提交,没有登记。有具体情况要反映的,请重新提交,或者来信、来访、打电话反映。';

/**
 * What the holder of the code is told while there is no petition: as little as of an accusation, for it may be one (§6.2).
 * @shape as `petitionerProgressOf`, without days
 */
export function messageProgressOf({ status }: Pick<OnlineMessageState, 'status'>): PetitionerProgress {
  const isAside = status === 'setAside' || status === 'destroyed';
  return {
    restricted: true,
    steps: RESTRICTED_STEPS.filter((step) => !isAside || step === 'received').map((step) => ({
      step,
      done: step === 'received',
      on: null,
    })),
    ended: isAside ? NOT_REGISTERED : null,
    note: isAside ? null : WAITING,
    due: null,
    ratings: null,
  };
}
