import { Injectable } from '@nestjs/common';
import { periodZh, placeName } from '#domain';
import { listOrganisations, type Viewer, withViewer } from '#identity';
import {
  type AffairListRow,
  clusterMembers,
  countedFacts,
  type Counting,
  failedCheckMembers,
  figureZh,
  isCheckMeasure,
  isClusterMeasure,
  isOfficeRef,
  officeMembers,
  officeRows,
  periodOfCode,
  ProjectionsRefused,
  readStatRef,
  STAT_REF_LIMIT,
  type StatRef,
  unitsOf,
  type WeighedMember,
  weighedMembers,
  windowOfRef,
} from '#projections';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import { FiguresService } from './figures-service.js';
import type { MemberRow, Members } from './members.dto.js';
import { organisationsInView } from './organisations-in-view.js';

const AXES_ZH = { received: '按收到日', registered: '按登记日' } as const;

/** So many affairs are opened at a time. */
const PAGE = 1_000;

/** From each number to what it is made of (issue of the figures; §3.1, O-57). */
@Injectable()
export class MembersService {
  constructor(
    private readonly runtime: Runtime,
    private readonly figures: FiguresService,
  ) {}

  /** @rejects STAT_REF_INVALID STAT_REF_TOO_LARGE PERIOD_INVALID ROLE_MISSING ORGANISATION_OTHER */
  async behind(viewer: Viewer, ref: string): Promise<Members> {
    const read = readStatRef(ref);
    const orgIds = await organisationsInView(this.runtime, viewer, read);
    const { all, items } = isOfficeRef(read)
      ? await this.affairs(viewer, read, orgIds)
      : await this.petitions(viewer, read, orgIds);
    const sum = (list: readonly { adds: number }[]): number =>
      list.reduce((total, { adds }) => total + adds, 0);
    const total = sum(all);
    return { ref, ...(await this.words(viewer, read, orgIds)), total, hidden: total - sum(items), items };
  }

  /** Of which number it is the list: what, when, whose. */
  private async words(
    viewer: Viewer,
    read: StatRef,
    counted: readonly number[],
  ): Promise<Pick<Members, 'figureZh' | 'periodZh' | 'scopeZh' | 'axisZh' | 'asOf'>> {
    const { store } = this.runtime.pools;
    const organisations = await listOrganisations(store);
    // names of staff as far as the directory of this viewer has them
    const { rows: staff } = await store.query<{ id: string; name: string }>(
      'select id, display_name as name from idn.account where org_id = any($1::int[])',
      [viewer.orgIds],
    );
    const organisation = (id: number): string => organisations.find((one) => one.id === id)?.name ?? '';
    const { period, orgId, withSubordinates, axis, asOf } = read;
    return {
      figureZh: figureZh(read, {
        organisation,
        place: (code) => placeName(code, organisations),
        handler: (id) => staff.find((one) => one.id === id)?.name ?? '其他承办人',
      }),
      periodZh: periodZh(periodOfCode(period)),
      scopeZh: `${organisation(orgId)}${withSubordinates && counted.length > 1 ? '(含下级)' : ''}`,
      // information and inspections have days of their own
      axisZh: isOfficeRef(read) ? '按报送日或结案日' : AXES_ZH[axis],
      asOf,
    };
  }

  private petitions(
    viewer: Viewer,
    read: StatRef,
    orgIds: readonly number[],
  ): Promise<{ all: readonly WeighedMember[]; items: MemberRow[] }> {
    return withViewer(this.runtime.pools.reader, viewer, async (client) => {
      const all = await this.weighed(await this.figures.countingOf(viewer, client), read, orgIds);
      if (all.length > STAT_REF_LIMIT) throw tooLarge(all.length);
      const { rows } = await client.query<Omit<MemberRow, 'kind' | 'title' | 'adds'>>(
        `select petition_id as id, display_no as no, org_id as "orgId", to_char(received_on, 'YYYY-MM-DD') as on
         from rm.petition where petition_id = any($1::uuid[]) order by received_on, petition_id`,
        [all.map(({ petitionId }) => petitionId)],
      );
      const adds = new Map(all.map((one) => [one.petitionId, one.adds]));
      return {
        all,
        items: rows.map((row) => ({ kind: 'petition', title: null, ...row, adds: adds.get(row.id) ?? 0 })),
      };
    });
  }

  private async weighed(
    counting: Counting,
    read: StatRef,
    orgIds: readonly number[],
  ): Promise<WeighedMember[]> {
    const period = periodOfCode(read.period);
    if (isClusterMeasure(read.measure)) {
      const ids = await clusterMembers(counting.client, read.measure, { orgIds, ...period });
      return ids.map((petitionId) => ({ petitionId, adds: 1 }));
    }
    if (isCheckMeasure(read.measure)) {
      const to = read.asOf < period.to ? read.asOf : period.to;
      return failedCheckMembers(counting, read.measure, { ...counting, orgIds, from: period.from, to });
    }
    return weighedMembers(read, await countedFacts(counting, { orgIds, windows: [period] }));
  }

  private async affairs(
    viewer: Viewer,
    read: StatRef,
    orgIds: readonly number[],
  ): Promise<{ all: readonly { adds: number }[]; items: MemberRow[] }> {
    const { store } = this.runtime.pools;
    const organisations = (await listOrganisations(store)).filter(({ id }) => orgIds.includes(id));
    const all = officeMembers(read, {
      rows: await officeRows(store, orgIds),
      caseOrgIds: unitsOf(organisations, read.orgId).map(({ id }) => id),
      window: windowOfRef(read),
    });
    if (all.length > STAT_REF_LIMIT) throw tooLarge(all.length);
    const rows: AffairListRow[] = [];
    for (let at = 0; at < all.length; at += PAGE) {
      const affairIds = all.slice(at, at + PAGE).map(({ id }) => id);
      rows.push(...(await readAffairs(this.runtime, viewer, { affairIds })).rows);
    }
    const adds = new Map(all.map((one) => [one.id, one.adds]));
    return {
      all,
      items: rows
        .map(({ affairId, category, number, title, orgId, openedOn }) => ({
          kind: category,
          id: affairId,
          no: number,
          title,
          orgId,
          on: openedOn,
          adds: adds.get(affairId) ?? 0,
        }))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1)),
    };
  }
}

const tooLarge = (count: number): ProjectionsRefused =>
  new ProjectionsRefused(
    'STAT_REF_TOO_LARGE',
    `这个数背后有 ${count} 项,超过列表上限 ${STAT_REF_LIMIT} 项,请按单位、渠道或类别缩小范围。`,
    { field: 'ref' },
  );
