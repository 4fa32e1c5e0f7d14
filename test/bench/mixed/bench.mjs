// 50 people at work for half an hour: does memory grow, does the event loop stall, is anything refused (R17)?
//   npm run bench -- mixed --data <folder> [--petitions 100000] [--minutes 30]
import { loadavg } from 'node:os';
import { median, ms, percentile } from '../http/client.mjs';
import { openOffice } from '../http/office.mjs';
import { options } from '../options.mjs';

const { data, petitions, minutes } = options({ data: '/tmp/xinfang-bench', petitions: 100_000, minutes: 30 });
/** From then on memory should not grow by more than a tenth. @unit minutes */
const SETTLED = Math.min(10, Math.ceil(minutes / 3));

const office = await openOffice({ data, petitions });
let settled = null;
for (let minute = 1; minute <= minutes; minute++) {
  await office.ask('reset');
  const { times, wrong, perSecond } = await office.mixed(60);
  const { rssMb, loopP99Ms, rejections } = await office.ask('memory');
  if (minute === SETTLED) settled = rssMb;
  console.log(
    `minute ${minute}: ${perSecond.toFixed(0)} requests a second, p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}, ` +
      `wrong ${JSON.stringify(wrong)}; memory ${rssMb.toFixed(0)} MB, event loop p99 ${ms(loopP99Ms)}, ` +
      `unhandled rejections ${rejections}, load ${loadavg()[0].toFixed(1)}`,
  );
  if (minute === minutes && settled !== null)
    console.log(`memory since minute ${SETTLED}: ${((rssMb / settled - 1) * 100).toFixed(1)} %`);
}
office.close();
