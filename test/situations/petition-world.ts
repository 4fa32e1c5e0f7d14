import { Rejected, type PetitionCommand, type PetitionCommandType, type PetitionEvent } from '#domain';
import {
  COMMANDS,
  decide,
  gateBefore,
  gateOutcome,
  judgeGate,
  type DecisionContext,
  type PetitionState,
} from '#domain';
import { belongsToGate } from '../../libs/domain/src/petition/decide/gate-rules.js';
import { requireWhole } from './whole-event.js';
import { probeFor } from '../../libs/domain/src/petition/action-probes.js';
import {
  on,
  PETITION_ID,
  PETITIONER,
  ACCUSED,
  STAFF,
  Story,
  uuid,
} from '../../libs/domain/src/petition/spec-fixtures.js';
import { formOf } from './forms.js';
import { accountOf, PEOPLE, signatureOf } from './people.js';
import type { Step } from './situation.js';
import { type Form, registration } from './usual-registration.js';

type Outcome = { events: readonly PetitionEvent[] } | { rejected: Rejected };

/** What somebody did, as the domain was asked: nothing of it is shortened. */
export type Act = {
  state: PetitionState | null;
  command: PetitionCommand;
  ctx: DecisionContext;
  /** Of this petition and of the other one; null where it was refused. */
  events: readonly PetitionEvent[] | null;
};

const commandOf = (does: string): PetitionCommandType => {
  const found = Object.entries(COMMANDS).find(([, { zh }]) => zh === does || zh.startsWith(does));
  if (found === undefined) throw new Error(`没有“${does}”这种操作`);
  return found[0] as PetitionCommandType;
};

const CHILD_ID = uuid(2);
const COUNTY = {
  id: 2,
  code: '411321Z',
  shortCode: '召组',
  level: 'county',
  smallOffice: false,
  name: '召川县委组织部',
} as const;

/** One office with its petitions; the story of the petition in hand is what is looked at. */
export class PetitionWorld {
  readonly story = new Story();
  /** The petition in the receiving organ, once something was sent down. */
  readonly below = new Story();
  /** Everything that was asked so far, in order. */
  readonly acts: Act[] = [];
  private notes = 100;

  constructor() {
    this.below.petitionId = CHILD_ID;
  }

  /** People of the county act on what was sent down to them. */
  private storyOf(who: string): Story {
    return who.startsWith('县') ? this.below : this.story;
  }

  private current: Story = this.story;

  get state(): PetitionState {
    return this.current.now;
  }

  /** The petition that the rest of a situation looks at. */
  lookAt(which: '本件' | '下级件'): void {
    this.current = which === '本件' ? this.story : this.below;
  }

  context({ on: day, who, form }: Step): DecisionContext {
    const inCounty = who.startsWith('县');
    const person = PEOPLE[inCounty ? who.slice(1) : who];
    if (person === undefined) throw new Error(`没有“${who}”这个人`);
    const ctx = on(day, person, form['小机关'] === '是' ? { smallOffice: true } : {});
    const moment = typeof form['时刻'] === 'string' ? form['时刻'] : null;
    const now = moment === null ? ctx.now : `${day}T${moment}:00.000Z`;
    return inCounty
      ? {
          ...ctx,
          now,
          actor: { ...ctx.actor, orgId: COUNTY.id },
          organisation: COUNTY,
          related: { state: this.story.state, organisation: null },
        }
      : { ...ctx, now, related: { state: this.below.state, organisation: COUNTY } };
  }

  /** Carries out a step; a refusal is handed back, a defect is thrown. */
  act(step: Step): Outcome {
    const { 小机关: _, 时刻: __, ...form } = step.form;
    const ctx = this.context(step);
    const story = this.storyOf(step.who);
    this.current = story;
    if (step.does === '逐项签') return this.signAll(ctx);
    const type = commandOf(step.does);
    const filled = formOf(form, accountOf, (written) => signatureOf(written, step.on));
    const command = this.complete(type, filled, ctx);
    const asked = { state: story.state, command, ctx };
    try {
      const { events, others } = decide(story.state, command, ctx);
      for (const event of [...events, ...others.flatMap((other) => other.events)]) requireWhole(event);
      this.acts.push({ ...asked, events: [...events, ...others.flatMap((other) => other.events)] });
      story.add(events);
      for (const other of others) (other.petitionId === CHILD_ID ? this.below : this.story).add(other.events);
      return { events };
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      this.acts.push({ ...asked, events: null });
      return { rejected: error };
    }
  }

  private complete(type: PetitionCommandType, form: Form, ctx: DecisionContext): PetitionCommand {
    if (type === 'register') return registration(form, ctx.today);
    const state = this.state;
    const usual = (this.usual(type, ctx) ?? probeFor(state, type, ctx) ?? { type }) as Form;
    const { findings, conclusions, measures, ...rest } = form as Form & Record<string, unknown[]>;
    const command: Form = { ...usual, ...rest };
    if (type === 'submitResult') {
      const words = findings ?? conclusions;
      const key = findings === undefined ? 'conclusion' : 'finding';
      if (words !== undefined)
        command['answers'] = (usual['answers'] as Form[]).map((answer, at) => ({
          ...answer,
          finding: null,
          conclusion: null,
          [key]: words[at % words.length],
        }));
      if (measures !== undefined)
        command['measures'] = measures.map((measure) => ({ measure, text: '措施', completedOn: ctx.today }));
    }
    return command as unknown as PetitionCommand;
  }

  private usual(type: PetitionCommandType, ctx: DecisionContext): Form | null {
    const { today } = ctx;
    const state = this.state;
    const signed = (who: string) => signatureOf(who, today);
    switch (type) {
      case 'triage':
        return {
          type,
          intakeDecision: 'handle',
          disposition: 'ZB',
          class: state.class,
          appealKind: state.appealKind,
          categoryCode: state.categoryCode,
          proposal: '拟由本机关办理',
          approval: signed(state.class === 'accusation' ? '部长' : '扎口负责人'),
        };
      case 'designateHandler':
        return { type, handlerId: STAFF.handler, approval: signed('部长') };
      case 'reclassify':
        return {
          type,
          class: state.class,
          appealKind: state.appealKind,
          categoryCode: state.categoryCode,
          reason: '原分类有误',
          approval: signed('部长'),
        };
      case 'correct':
        return { type, changes: {}, reason: '登记有误' };
      case 'ruleOnRecusal':
        return {
          type,
          accountId: STAFF.handler,
          ground: 'selfDeclared',
          ruling: 'confirmed',
          reason: '有利害关系',
        };
      case 'addNote': {
        this.notes += 1;
        return {
          type,
          noteId: uuid(this.notes),
          kind: 'progress',
          occurredOn: today,
          staffIds: [STAFF.handler, STAFF.second],
          text: '记录',
        };
      }
      case 'requestExtension':
        return {
          type,
          days: 30,
          reason: '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对,情况复杂,原期限内不能办结。',
          requestedOn: today,
        };
      case 'decideExtension':
        return { type, approve: true, approval: signed('部长') };
      case 'passGate': {
        const gate = gateBefore(state);
        const { failedSoft } = gateOutcome(judgeGate(state, gate, ctx));
        return {
          type,
          gate,
          softFailureRemarks: Object.fromEntries(failedSoft.map((check) => [check, '已说明'])),
        };
      }
      case 'sendDown':
        return {
          type,
          childId: CHILD_ID,
          documentId: uuid(90),
          method: 'electronic',
          sentOn: today,
          requirement: '请调查核实并报办结报告',
          queryCodeMac: 'mac-mac-mac-mac-mac',
          ...(state.zone === 'general'
            ? {}
            : { retoldTitle: '反映干部问题', retoldContent: '反映其有关问题。' }),
          text: {
            title: '来件',
            content: '内容',
            matters: { '1': { summary: '请求处理', points: ['要点1', '要点2'] } },
          },
          persons: { [PETITIONER]: { name: '某甲' }, [ACCUSED]: { name: '某乙' } },
        };
      case 'recordSigning':
        return { type, signedForOn: today, evidence: '签收回执' };
      case 'submitResult':
        return this.result(ctx);
      default:
        return null;
    }
  }

  private result(ctx: DecisionContext): Form {
    const probe = probeFor(this.state, 'submitResult', ctx) as unknown as Form;
    const evidence = this.state.notes.slice(0, 1).map(({ noteId }) => noteId);
    return {
      ...probe,
      answers: (probe['answers'] as Form[]).map((answer) => ({ ...answer, evidence, text: '予以答复' })),
      opinion: '予以处理。不服的,可自收到本意见之日起30日内向上一级机关申请复查。',
      basis: '《信访工作条例》第三十二条',
      legalBases: [{ source: '信访工作条例', article: '第三十二条第一款' }],
      petitionerOpinion: this.state.class === 'accusation' ? null : 'agree',
      measures:
        this.state.class === 'accusation'
          ? [{ measure: 'clarification', text: '澄清', completedOn: ctx.today }]
          : this.state.class === 'appeal'
            ? [{ measure: 'executeSupport', text: '补发', completedOn: ctx.today }]
            : [{ measure: 'improveSystem', text: '落实', completedOn: ctx.today }],
    };
  }

  /** 逐项签: every check that waits for a person at the gate that is open. */
  private signAll(ctx: DecisionContext): Outcome {
    const events: PetitionEvent[] = [];
    const gate = gateBefore(this.state);
    for (const check of gateOutcome(judgeGate(this.state, gate, ctx)).awaiting) {
      // What came from below is judged by both gates at once; each check is signed at its own.
      const own = belongsToGate(check, gate) ? gate : 'signing';
      const decided = decide(this.state, { type: 'signCheck', gate: own, check, passed: true }, ctx).events;
      this.current.add(decided);
      events.push(...decided);
    }
    return { events };
  }
}

export { PETITION_ID };
