import { randomUUID } from 'node:crypto';
import type { OpenOffice, ReceivedMessage, WritingForm } from './desk.js';
import { framed } from './frame.js';
import { type Html, html } from './html.js';
import { FILES_MEGABYTES } from './sent-form.js';

const TITLE = '反映情况';
const NOTE =
  '所填内容加密保存,登记人员才能看到;不记录您的网络地址。本系统为非涉密系统,请勿填写国家秘密。用完请关闭本页;在别人的手机或电脑上填写的,请一并清除浏览记录。';

const page = (body: Html): string => framed(body, { title: TITLE, note: NOTE });

/** What is typed and not yet sent. */
export type Draft = Omit<WritingForm, 'id' | 'files' | 'terminal'>;

/** No unit takes messages here. */
export const notOpenPage = (): string =>
  page(html`
    <p>这里没有开通网上反映。请来信、来访或者打电话反映。</p>
    <p><a href="/">查办理进度</a></p>
  `);

/**
 * 我要反映: one form without a script. Whatever was refused, all that was typed stands in it again.
 * @shape said: why it was not taken; id: of the form, the same where it may have been taken and its answer got lost
 */
export const writingPage = (
  offices: readonly OpenOffice[],
  { draft, said = null, id = randomUUID() }: { draft: Partial<Draft>; said?: string | null; id?: string },
): string => {
  const most = Math.max(...offices.map(({ characters }) => characters));
  return page(html`
    ${said === null ? null : html`<p class="said" role="alert">${said}</p>`}
    <form method="post" action="/write" enctype="multipart/form-data">
      <input type="hidden" name="id" value="${id}" />
      ${officeField(offices, draft.orgId)}
      <label for="content">反映什么情况</label>
      <p class="hint" id="content-hint">
        什么时候、什么事、经过怎样、有什么依据。不超过 ${most} 字;写不下的,请来信、来访或者打电话。
      </p>
      <textarea id="content" name="content" rows="9" required aria-describedby="content-hint">
${draft.content ?? ''}</textarea>
      ${textField('place', { label: '在什么地方(可以不填)', value: draft.place, max: 200 })}
      ${textField('concerned', { label: '涉及的人或单位(可以不填)', value: draft.concerned, max: 300 })}
      ${textField('wish', { label: '希望怎样解决(可以不填)', value: draft.wish, max: 500 })}
      ${filesField(Math.max(...offices.map(({ files }) => files)))}
      <fieldset>
        <legend>是否留下姓名</legend>
        <label class="choice"
          ><input
            type="radio"
            name="signed"
            value="realName"
            required
            ${checked(draft.signed === 'realName')}
          />实名,便于答复</label
        >
        <label class="choice"
          ><input
            type="radio"
            name="signed"
            value="anonymous"
            ${checked(draft.signed === 'anonymous')}
          />匿名,下面几栏不填也不保存</label
        >
        ${textField('name', { label: '姓名', value: draft.name, max: 60, autocomplete: 'name' })}
        ${textField('phone', { label: '电话', value: draft.phone, max: 30, autocomplete: 'tel' })}
        ${textField('idNo', { label: '身份证号码(可以不填)', value: draft.idNo, max: 30 })}
        ${textField('address', { label: '住址', value: draft.address, max: 200, autocomplete: 'street-address' })}
        <p class="hint">姓名、住址不清楚的,可能无法书面告知您是否受理。</p>
      </fieldset>
      <button>提交</button>
    </form>
    <p><a href="/">查办理进度</a></p>
  `);
};

/** What a telephone offers by itself: photographs in a form that can be read here, PDF, sound. */
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.mp3,.wav,.amr,.m4a,.mp4,.3gp,image/jpeg,image/png';

function filesField(most: number): Html | null {
  if (most === 0) return null;
  return html`<label for="files">附件(可以不选)</label>
    <p class="hint" id="files-hint">
      照片、PDF 或者录音录像,不超过 ${most} 个,一共不超过 ${FILES_MEGABYTES} MB。
      照片里记下的时间、地点和手机型号收到时即去掉;画面和声音本身可能显出您是谁,匿名反映的请留意。
    </p>
    <input
      id="files"
      type="file"
      name="files"
      multiple
      accept="${ACCEPTED}"
      aria-describedby="files-hint"
    />`;
}

/** The code, large, once, with how to keep it. */
export const receivedPage = ({ queryCode, attachments }: ReceivedMessage): string =>
  page(html`
    <p role="status">
      <strong>已经收到${attachments > 0 ? `,附件 ${attachments} 个` : ''}。</strong
      >登记以后,凭下面的查询码查办理进度。
    </p>
    <p class="kept-code">${queryCode}</p>
    <p>
      查询码<strong>只显示这一次</strong>,任何人都不能再告诉您。请现在抄在纸上,或者截图保存;不要告诉别人,也不要写上自己的姓名。
    </p>
    <p><a href="/">查办理进度</a></p>
  `);

const checked = (is: boolean): Html | null => (is ? html`checked` : null);

function officeField(offices: readonly OpenOffice[], chosen: string | undefined): Html {
  const [only] = offices;
  if (only !== undefined && offices.length === 1)
    return html`<p>向<strong>${only.name}</strong>反映。</p>
      <input type="hidden" name="orgId" value="${only.orgId}" />`;
  return html`<label for="orgId">向哪个单位反映</label>
    <select id="orgId" name="orgId" required>
      <option value="">请选择</option>
      ${offices.map(
        ({ orgId, name }) =>
          html`<option value="${orgId}" ${String(orgId) === chosen ? html`selected` : null}>${name}</option>`,
      )}
    </select>`;
}

const textField = (
  name: string,
  at: { label: string; value: string | undefined; max: number; autocomplete?: string },
): Html =>
  html`<label for="${name}">${at.label}</label>
    <input
      id="${name}"
      type="text"
      name="${name}"
      value="${at.value ?? ''}"
      maxlength="${at.max}"
      autocomplete="${at.autocomplete ?? 'off'}"
    />`;
