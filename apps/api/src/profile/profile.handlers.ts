import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused, followSmallOffices } from '#casework';
import { type ParameterKey, PARAMETERS, type ProfileCommand } from '#domain';
import { accountById, type Viewer } from '#identity';
import { previewProfile } from '#jobs';
import { today } from '#platform';
import { CLOCKS } from '#domain/glossary';
import { Runtime } from '../shared/runtime.js';
import type {
  ProfileChanged,
  ProfileChangeRequest,
  ProfilePreviewView,
  ProfileView,
  SetParameterView,
} from './profile.dto.js';
import { ChangeProfile, GetProfile, PreviewProfile } from './profile.messages.js';
import { parameterRows, valueOf, valueZh } from './profile.view.js';

/** The administrator of the organisation or of one above it. */
const mayChange = ({ managedOrgIds }: Viewer, orgId: number): boolean => managedOrgIds.includes(orgId);

function requireChange(viewer: Viewer, orgId: number): void {
  if (mayChange(viewer, orgId)) return;
  throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '期限与参数由本单位或者上级单位的系统管理员设定。');
}

function commandOf(body: ProfileChangeRequest): ProfileCommand {
  const { orgId, reason, ends, key = '', from = '', to = null, forBelow = false, seen } = body;
  const head = { orgId, reason, basis: { ...body.basis } };
  if (ends !== undefined) return { ...head, type: 'endParameter', ends, to: to ?? '' };
  return {
    ...head,
    type: 'setParameter',
    key,
    value: valueOf(key, body),
    from,
    to,
    forBelow,
    ...(seen === undefined ? {} : { seen }),
  };
}

@QueryHandler(GetProfile)
export class GetProfileHandler implements IQueryHandler<GetProfile> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, orgId }: GetProfile): Promise<ProfileView> {
    const { profiles, pools } = this.runtime;
    if (orgId !== viewer.orgId && !viewer.orgIds.includes(orgId)) requireChange(viewer, orgId);
    await profiles.refresh();
    const now = (await today(pools.store)).today;
    const policy = profiles.policyOn(orgId, now);
    const values = await this.valuesFor(orgId);
    const inForce = new Map(profiles.valuesOn(orgId, now).map((value) => [value.key, value]));
    return {
      orgId,
      newest: profiles.current.changes,
      version: policy.version,
      mayChange: mayChange(viewer, orgId),
      parameters: parameterRows(policy, now, (key) => {
        const set = inForce.get(key);
        return set === undefined ? 'default' : set.distance === 0 ? 'own' : 'superior';
      }),
      values,
    };
  }

  /** What was set for the organisation, its superiors' for all below included; newest first. */
  private async valuesFor(orgId: number): Promise<SetParameterView[]> {
    const { profiles, pools } = this.runtime;
    const changes = new Map((await profiles.changes()).map((change) => [change.event.data.no, change]));
    const names = new Map<string, string>();
    const views: SetParameterView[] = [];
    for (const set of profiles.current.values) {
      const reaches = set.orgId === orgId || (set.forBelow && profiles.reachOf(set.orgId).includes(orgId));
      const change = changes.get(set.no);
      if (!reaches || change === undefined) continue;
      const { by } = change;
      if (by !== null && !names.has(by)) names.set(by, (await accountById(pools.store, by)).displayName);
      const key = set.key as ParameterKey;
      views.push({
        no: set.no,
        orgId: set.orgId,
        key,
        zh: PARAMETERS[key].zh,
        valueZh: valueZh(key, set.value),
        from: set.from,
        to: set.ended?.to ?? set.to,
        forBelow: set.forBelow,
        reason: set.ended?.reason ?? set.reason,
        basis: { ...(set.ended?.basis ?? set.basis) },
        by: by === null ? null : (names.get(by) ?? null),
        at: change.at,
      });
    }
    return views.reverse();
  }
}

@QueryHandler(PreviewProfile)
export class PreviewProfileHandler implements IQueryHandler<PreviewProfile> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: PreviewProfile): Promise<ProfilePreviewView> {
    const { profiles, pools, store, calendar } = this.runtime;
    requireChange(viewer, body.orgId);
    await profiles.refresh();
    const now = (await today(pools.store)).today;
    const after = profiles.preview(commandOf(body), { orgId: viewer.orgId, today: now });
    const seen = await previewProfile({ store, pool: pools.store }, profiles.reachOf(body.orgId), {
      before: profiles,
      after,
      calendar,
    });
    return {
      changed: after.version !== profiles.version,
      petitions: seen.petitions,
      clocks: seen.clocks,
      kinds: seen.kinds.map(({ kind, clocks }) => ({ kind, zh: CLOCKS[kind].zh, clocks })),
    };
  }
}

@CommandHandler(ChangeProfile)
export class ChangeProfileHandler implements ICommandHandler<ChangeProfile> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body, request }: ChangeProfile): Promise<ProfileChanged> {
    const { profiles, pools } = this.runtime;
    requireChange(viewer, body.orgId);
    const { accountId, orgId } = viewer;
    const changed = await profiles.change(commandOf(body), { accountId, orgId, ...request });
    const now = (await today(pools.store)).today;
    await followSmallOffices(pools.store, profiles, now);
    return { changed, version: profiles.policyOn(body.orgId, now).version };
  }
}
