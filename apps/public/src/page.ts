import { randomUUID } from 'node:crypto';
import {
  type PetitionerProgress,
  PROGRESS_STEPS,
  type ProgressStep,
  type RatingTarget,
  SATISFACTION,
} from '#domain';
import { framed } from './frame.js';
import { Html, html } from './html.js';

const TARGETS: Record<RatingTarget, string> = {
  petitionOffice: '对接待、登记、告知的评价',
  handlingOrgan: '对办理和答复的评价',
};

const page = (body: Html): string => framed(body, { title: '办理进度查询', note: SHOWN_HERE });
const SHOWN_HERE =
  '本页只显示办理到哪一步,不显示姓名和所反映的内容。用完请关闭本页;在别人的手机或电脑上查询的,请一并清除浏览记录。';

/**
 * 查进度: one field.
 * @shape said: a sentence about what was asked before; code: as it was typed; writing: whether some unit takes messages here
 */
export const askingPage = ({
  said = null,
  code = '',
  writing = false,
}: { said?: string | null; code?: string; writing?: boolean } = {}): string =>
  page(html`
    ${said === null ? null : html`<p class="said" role="alert">${said}</p>`}
    <form method="post" action="/progress">
      <label for="code">查询码</label>
      <input
        id="code"
        class="code"
        type="text"
        name="queryCode"
        value="${code}"
        required
        maxlength="60"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="code-hint"
      />
      <p class="hint" id="code-hint">
        登记时交给您的 20 位字母和数字,形如 7KQM-2XHD-9RTA-WC4N-PB6E;横线可以不填,大小写都可以。
      </p>
      <button>查询</button>
    </form>
    <p class="hint">查询码遗失的,请与您来信、来访、来电的单位联系。</p>
    ${writing ? html`<p><a href="/write">我要反映情况</a></p>` : null}
  `);

/** How far it is, and what may be rated. @shape said: what came of a rating */
export const progressPage = (
  progress: PetitionerProgress,
  { code, said = null }: { code: string; said?: string | null },
): string =>
  page(html`
    ${said === null ? null : html`<p class="said" role="status">${said}</p>`}
    <ol class="road">
      ${roadOf(progress)}
    </ol>
    ${progress.ended === null ? null : html`<p><strong>${progress.ended}</strong></p>`}
    ${progress.note === null ? null : html`<p>${progress.note}</p>`}
    ${progress.due === null ? null : dueLine(progress.due)}
    ${progress.ratings === null ? null : ratingForms(progress.ratings, code)}
    <p><a href="/">查另一件</a></p>
  `);

const dueLine = ({ of, on }: NonNullable<PetitionerProgress['due']>): Html =>
  of === 'notice'
    ? html`<p>是否受理,最迟 <time datetime="${on}">${dayZh(on)}</time> 告知您。</p>`
    : html`<p>办理期限到 <time datetime="${on}">${dayZh(on)}</time> 为止(依法延长的,另行书面告知)。</p>`;

function roadOf({ steps }: PetitionerProgress): Html[] {
  const current = steps.findLastIndex(({ done }) => done);
  return steps.map(
    ({ step, done, on }, index) =>
      html`<li
        class="${done ? 'done' : 'todo'}"
        ${index === current ? new Html('aria-current="step"') : null}
      >
        ${wordOf(step, done, index === current)}
        ${on === null ? null : html`<time datetime="${on}">${dayZh(on)}</time>`}
      </li>`,
  );
}

function ratingForms({ targets, until }: NonNullable<PetitionerProgress['ratings']>, code: string): Html {
  return html`<h2>请您评价</h2>
    <p class="hint">
      由您本人评价,${dayZh(until)}以前有效;每一项只能评价一次,交了不能更改。任何人不得代您评价,也不得要求您怎样评价。
    </p>
    ${targets.map((target) => ratingForm(target, code))}`;
}

const ratingForm = (target: RatingTarget, code: string): Html =>
  html`<form method="post" action="/ratings">
    <input type="hidden" name="id" value="${randomUUID()}" />
    <input type="hidden" name="queryCode" value="${code}" />
    <input type="hidden" name="target" value="${target}" />
    <fieldset>
      <legend>${TARGETS[target]}</legend>
      ${Object.entries(SATISFACTION).map(
        ([rating, { zh }]) =>
          html`<label class="choice"
            ><input type="radio" name="rating" value="${rating}" required />${zh}</label
          >`,
      )}
      <label for="remark-${target}">想说明的(可以不填)</label>
      <textarea id="remark-${target}" name="remark" rows="3" maxlength="1000"></textarea>
      <button>交评价</button>
    </fieldset>
  </form>`;

/** A step that is still to come is named as such: in grey alone 已受理 would read as if it were. */
const wordOf = (step: ProgressStep, done: boolean, isCurrent: boolean): string => {
  const words: { done: string; todo: string; now?: string } = PROGRESS_STEPS[step];
  return done ? ((isCurrent ? words.now : undefined) ?? words.done) : words.todo;
};

const dayZh = (on: string): string => {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
};
