import { type DocumentCode, paperRule, type PetitionState } from '#domain';
import { organisationOf, type Seat } from './city.js';
import { petitionIdOf } from './command-ids.js';
import { handlerOf } from './life/routing.js';
import {
  type Compose,
  documentIdAt,
  drafting,
  type PaperAct,
  paperOfStep,
  receiptsUntil,
  sending,
  sheetsAfter,
} from './paper-roads.js';
import type { Stage } from './stage.js';
import type { CommandStep } from './step.js';
import { WRITTEN } from './stories/index.js';
import type { Story } from './story.js';

/** Told with papers: what the city handles itself and was written by hand. */
const PAPERED: ReadonlyMap<string, Story> = new Map(
  WRITTEN.filter(({ org, parts }) => org === 'city' && parts === undefined).map((story) => [
    story.key,
    story,
  ]),
);

type PaperStage = Stage & { compose: Compose };
type Wanted = { code: DocumentCode; fields: Record<string, string> };
type Writers = { author: Seat; checker: Seat };

/** One step of a petition that is told with papers. */
type Scene = { stage: PaperStage; step: CommandStep; story: Story; plain: PaperAct; state: PetitionState };

/**
 * The acts of a step: the step alone, or of a petition that is told with papers receipts that have come back, then the
 * road of the paper by which the step is done, then the sheets that lie beside it. What a case carries no paper for is
 * done as it stands.
 */
export async function* actsOf(step: CommandStep, stage: Stage): AsyncGenerator<PaperAct> {
  const plain: PaperAct = { name: '', seat: step.seat, input: step.command(stage.cast) };
  const story = PAPERED.get(step.story);
  const { compose } = stage;
  if (compose === undefined || story === undefined || plain.input.type === 'register') return yield plain;
  const stateNow = () => stage.desk.stateOf(petitionIdOf(step.story));
  const state = await stateNow();
  const scene: Scene = { stage: { ...stage, compose }, step, story, plain, state };
  if (state.zone === 'sealed') return yield plain;
  for (const { documentId, input } of receiptsUntil(state, step.day, stage.calendar))
    yield { name: `/received/${documentId}`, seat: 'windowHead', input };
  const done = (await issuing(scene)) ?? served(scene) ?? [plain];
  for (const act of done) yield act;
  const after = { ...scene, state: await stateNow() };
  const to = { addressee: targetOf(story), day: step.day };
  for (const sheet of sheetsAfter(plain.input, to)) yield* beside(after, sheet);
}

/** Where it goes, by its name. */
const targetOf = ({ life: { target, targetOrg } }: Story): string =>
  target ?? (targetOrg === undefined ? '' : organisationOf(targetOrg).name);

const placeOf = ({ step, stage }: Scene) => ({ step, cast: stage.cast, org: step.org });
const isRestricted = ({ zone }: PetitionState): boolean => zone !== 'general';

const composed = (
  { stage, step }: Scene,
  { wanted, author }: { wanted: Wanted; author: Seat },
): Promise<Record<string, unknown> | null> =>
  stage.compose(stage.viewer(step.org, author), petitionIdOf(step.story), wanted);

/** Who writes and who checks. An accusation is told of by the head, who alone besides the leader may know who reported (§9). */
function writersOf({ story, state, plain }: Scene, code: DocumentCode): Writers {
  const handler = handlerOf(story);
  if (plain.input.type === 'issue') return { author: handler, checker: 'windowHead' };
  if (isRestricted(state)) return { author: 'windowHead', checker: handler };
  return { author: paperRule(code).to === 'petitioner' ? 'reception' : handler, checker: 'windowHead' };
}

/** 告知、延期告知: drafted, checked, signed, stamped, and sent by the step; 签发: drafted, checked, and signed by it. */
async function issuing(scene: Scene): Promise<PaperAct[] | null> {
  const { plain, story, state } = scene;
  const wanted = paperOfStep(plain.input, teamOf(story));
  // an accusation that nobody was given is known to the head alone: nobody else could check its paper
  if (wanted === null || (isRestricted(state) && state.handlerId === null)) return null;
  const { code } = wanted;
  const writers = writersOf(scene, code);
  const draft = await composed(scene, { wanted, author: writers.author });
  if (draft === null) return null;
  const place = placeOf(scene);
  const documentId = documentIdAt(place, code);
  const { issuedOn, approval, title, method, lateStatement } = plain.input;
  if (plain.input.type === 'issue') {
    const input = { type: 'signDocument', documentId, signedOn: issuedOn, approval, title } as const;
    return drafting(place, { code, draft }, { ...writers, signing: { ...plain, input } });
  }
  const how = { method, ...(lateStatement === undefined ? {} : { lateStatement }) };
  return [
    ...drafting(place, { code, draft }, { ...writers, signing: null }),
    ...sending(place, code, { name: '', documentId, how }),
  ];
}

/** 送达 of the signed result, and its receipt or return. */
function served({ plain, state, ...scene }: Scene): PaperAct[] | null {
  const { type, ...said } = plain.input;
  const paper = state.papers.findLast(
    ({ code, status }) => paperRule(code).act === 'result' && status !== 'voided',
  );
  if (paper === undefined) return null;
  const { documentId, code } = paper;
  if (type === 'dispatch' && paper.sent === null) {
    const { method, trackingNo, receivedBy } = said;
    const how = { method, ...(trackingNo ? { trackingNo } : {}), ...(receivedBy ? { receivedBy } : {}) };
    return sending(placeOf({ plain, state, ...scene }), code, { name: '', documentId, how });
  }
  if (paper.sent === null || paper.receipt !== null) return null;
  const back = (more: Record<string, unknown>): PaperAct[] => [
    { ...plain, input: { type: 'recordDocumentReceipt', documentId, ...more } },
  ];
  if (type === 'recordServiceFailure')
    return back({ outcome: 'returned', on: said['occurredOn'], reason: said['evidence'] });
  if (type === 'recordDelivery' && said['how'] === 'signed')
    return back({ outcome: 'signed', on: said['deliveredOn'], receivedBy: said['receivedBy'] });
  return null;
}

/** A sheet that stays in the house, or a letter that goes out beside the step. */
async function* beside(scene: Scene, wanted: Wanted): AsyncGenerator<PaperAct> {
  const { code } = wanted;
  // before a handler is named nobody but the head knows of an accusation: nobody could check it
  if (isRestricted(scene.state)) return;
  const writers = { author: 'reception', checker: 'windowHead' } as const;
  const draft = await composed(scene, { wanted, author: writers.author });
  if (draft === null) return;
  const place = placeOf(scene);
  yield* drafting(place, { code, draft }, { ...writers, signing: null });
  if (code === 'D03') return;
  const documentId = documentIdAt(place, code);
  // to whom has no account it goes on paper, with who carried it (O-106)
  const onPaper = scene.state.triage?.targetOrgId == null;
  const how = { method: 'posted', ...(onPaper ? { toPaperUnit: true, carriedBy: '机要交通员' } : {}) };
  yield* sending(place, code, { name: `/${code}/send`, documentId, how });
}

/** The two who verify, as the report names them. */
const teamOf = ({ handler = 'supervision' }: Story): string =>
  handler === 'supervision' ? '干部监督科、组织科各一人' : '承办科室、干部监督科各一人';
