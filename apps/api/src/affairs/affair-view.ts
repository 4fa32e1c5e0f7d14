import { affairCapacity, CaseworkRefused, concernedOf } from '#casework';
import {
  type Affair,
  type AffairCommandSpec,
  type AffairField,
  type AffairNames,
  type AnyAffairState,
  ARTICLES,
  citationOf,
  CLOCKS,
  type PetitionState,
  type RecordedAffairEvent,
  REDACTED_TEXT,
  whyNot,
} from '#domain';
import type { Viewer } from '#identity';
import type { AffairListRow } from '#projections';
import { lightView } from '../petitions/case/wording.js';
import type { AffairAction, AffairEntry, AffairFieldView, AffairRow } from './affairs.dto.js';

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A line of the register as it is shown. */
export function affairRowView(affair: Affair, row: AffairListRow, names: AffairNames): AffairRow {
  const { clock } = row;
  return {
    affairId: row.affairId,
    category: row.category,
    number: row.number,
    title: row.title,
    status: row.status,
    statusZh: affair.statuses[row.status]?.zh ?? row.status,
    open: row.open,
    orgId: row.orgId,
    orgName: names.organisation(row.orgId),
    petitionId: row.petitionId,
    petitionNo: row.petitionNo,
    openedOn: row.openedOn,
    clock:
      clock === null
        ? null
        : {
            zh: CLOCKS[clock.kind].zh,
            nominalDue: clock.nominalDue,
            legalDue: clock.legalDue,
            provisional: clock.provisional,
            light: lightView(clock.face),
            remaining: clock.face.remaining,
            unit: clock.face.unit,
          },
    cells: affair.columns.map(({ value }) => value(row.facts, names)),
    version: row.version,
  };
}

function fieldView(name: string, field: AffairField): AffairFieldView {
  return {
    name,
    zh: field.zh,
    kind: field.kind,
    required: field.optional !== true,
    max: 'max' in field ? field.max : null,
    min: field.kind === 'int' ? field.min : null,
    rows: field.kind === 'text' ? (field.rows ?? 1) : null,
    unit: field.kind === 'int' ? (field.unit ?? null) : null,
    role: field.kind === 'account' && typeof field.role === 'string' ? field.role : null,
    own: field.kind === 'account' && field.own === true,
    whenEmpty: field.whenEmpty ?? null,
    of: 'of' in field ? field.of : null,
    options:
      'options' in field
        ? inOrder(Object.entries(field.options))
            .filter(([value]) => field.kind !== 'choice' || (field.offered?.includes(value) ?? true))
            .map(([value, { zh }]) => ({ value, label: zh }))
        : [],
  };
}

function actionView(
  affair: Affair,
  command: string,
  at: { spec: AffairCommandSpec<AnyAffairState>; path: string; why: string | null },
): AffairAction {
  return {
    command,
    zh: at.spec.zh,
    possible: at.why === null,
    why: at.why,
    path: `/api/${affair.path}${at.path}/${kebab(command)}`,
    fields: Object.entries(at.spec.fields).map(([name, field]) => fieldView(name, field)),
  };
}

const refusal = (attempt: () => unknown): string | null => {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof CaseworkRefused) return error.message;
    throw error;
  }
};

/** What this person may open in his own organisation. */
export function openingsFor(affair: Affair, viewer: Viewer): AffairAction[] {
  return Object.entries(affair.commands)
    .filter(([, spec]) => spec.opens === true && spec.inner !== true)
    .filter(
      ([, spec]) =>
        refusal(() =>
          affairCapacity(viewer, spec, { orgId: viewer.orgId, partyOrgIds: [], petition: null }),
        ) === null,
    )
    .map(([command, spec]) => actionView(affair, command, { spec, path: '', why: null }));
}

/** What may be done with an affair now, by this person, and why not. Opening commands that go on from a status are among them. */
export function actionsFor(
  affair: Affair,
  at: {
    state: AnyAffairState;
    partyOrgIds: readonly number[];
    petition: PetitionState | null;
    viewer: Viewer;
  },
): AffairAction[] {
  const { state, partyOrgIds, petition, viewer } = at;
  const concerned = petition === null ? null : concernedOf(petition);
  return Object.entries(affair.commands)
    .filter(([, spec]) => spec.from.length > 0 && spec.inner !== true)
    .map(([command, spec]) => {
      const why =
        whyNot(affair, spec, state) ??
        refusal(() => affairCapacity(viewer, spec, { orgId: state.orgId, partyOrgIds, petition: concerned }));
      return actionView(affair, command, { spec, path: `/${state.id}`, why });
    })
    .sort((a, b) => Number(b.possible) - Number(a.possible));
}

/** The events as sentences, newest last. */
export function timelineView(
  affair: Affair,
  events: readonly RecordedAffairEvent[],
  names: AffairNames,
): AffairEntry[] {
  return events.map((event) => ({
    version: event.meta.version,
    on: event.occurredOn,
    recordedAt: event.meta.recordedAt,
    sentence: affair.events[event.type]?.sentence(event, names) ?? event.type,
    actorName: event.meta.actorId === null ? '系统' : names.account(event.meta.actorId),
    article: event.article in ARTICLES ? citationOf(ARTICLES[event.article]) : null,
    texts: textsOf(affair, event.sealed),
  }));
}

function textsOf(affair: Affair, sealed: unknown): Record<string, string> {
  if (typeof sealed !== 'object' || sealed === null) return {};
  if ('redacted' in sealed) return { 内容: REDACTED_TEXT };
  return Object.fromEntries(
    Object.entries(sealed)
      .filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && Boolean(affair.texts[entry[0]]),
      )
      .map(([key, text]) => [affair.texts[key] ?? key, text]),
  );
}

/** Codes of digits stand in the order of the book: as keys of an object those without a leading nought come first. */
const inOrder = <T>(options: [string, T][]): [string, T][] =>
  options.every(([code]) => /^\d+$/.test(code))
    ? options.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    : options;
