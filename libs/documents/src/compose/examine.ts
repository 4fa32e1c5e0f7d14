import { type DocumentCode, paperRule } from '#domain';
import { foreignCitationsIn } from '../citations.js';
import { type DocumentCase, isRestricted } from '../document-case.js';
import type { DocumentModel } from '../document-model.js';
import { folded } from '../wording.js';

/** Every word of a paper, without regard to the width of punctuation. */
function wordsIn(model: DocumentModel): string {
  return folded(
    [
      model.title,
      model.addressee ?? '',
      model.note ?? '',
      ...(model.cc ?? []),
      ...model.attachments,
      ...model.paragraphs.map(({ text }) => text),
      ...model.sections.flatMap(({ heading, rows, checks, table }) => [
        heading,
        ...rows.flatMap(({ label, value }) => [label, value]),
        ...checks.flatMap(({ name, remark }) => [name, remark]),
        ...(table?.rows.flat() ?? []),
      ]),
    ].join('\n'),
  );
}

const SECRET = /^\s*(秘密|机密|绝密)/u;

/** What everybody may see of a paper that belongs to no petition. */
export function examineOffice(model: DocumentModel, organName: string): string[] {
  const words = wordsIn(model);
  return [
    ...foreignCitationsIn(words).map((citation) => `${citation}规定的是其他机关的职权，不得引作依据（R-53）`),
    ...(model.issuer === organName ? [] : ['发文机关只能是本机关全称，不能是内设机构（§5.1）']),
    ...(SECRET.test(model.classification ?? '')
      ? ['本系统为非涉密系统，不得制发标注国家秘密密级的文书（O-112）']
      : []),
    ...(/此页无正文/u.test(words) ? ['不得标“此页无正文”（GB/T 9704）'] : []),
  ];
}

/**
 * What may not be said in this paper and is: a power that others have, the reporter in a paper that goes below,
 * beside or to the accused (30③, O-19), the accused in the answer to an appeal, a section as issuer.
 * @shape Chinese, for the person at the screen; the words that are at fault are not repeated
 */
export function examine(model: DocumentModel, theCase: DocumentCase, code: DocumentCode): string[] {
  const { to } = paperRule(code);
  const words = wordsIn(model);
  const outside = to === 'below' || to === 'peer' || to === 'accused';
  const restricted = isRestricted(theCase) || theCase.state.class === 'accusation';
  const faults = examineOffice(model, theCase.organName);
  if (
    ((outside && restricted) || to === 'accused') &&
    tellsOf(theCase, words, ['petitioner', 'representative'])
  )
    faults.push(
      '文中出现举报人的姓名、电话、证件号码、住址或者单位，不得写入发往举报人以外的文书（30③、O-19）',
    );
  if (to === 'petitioner' && restricted && tellsOf(theCase, words, ['accused', 'accusedOrganisation']))
    faults.push('告知举报人的文书不复述被反映人和反映内容（30③）');
  if (to === 'petitioner' && !restricted && tellsOfAccusations(theCase, words))
    faults.push('答复中出现同一来信的举报内容，不得写入（R-23）');
  return faults;
}

type Role = DocumentCase['state']['arrival']['subjects'][number]['role'];

function tellsOf({ state, texts }: DocumentCase, words: string, roles: readonly Role[]): boolean {
  return state.arrival.subjects
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ subjectId }) => {
      const person = texts.persons[subjectId];
      return [person?.name, person?.phone, person?.idNo, person?.address];
    })
    .some((known) => known !== undefined && known.trim().length >= 2 && words.includes(folded(known.trim())));
}

/** The summary or a point of a matter of accusation in the same letter, or its accused, in an answer to another class. */
function tellsOfAccusations(theCase: DocumentCase, words: string): boolean {
  const { state, texts } = theCase;
  const accusations = state.arrival.matters.filter((matter) => matter.class === 'accusation');
  const told = accusations.flatMap(({ matterNo }) => {
    const matter = texts.arrival.matters[String(matterNo)];
    return [matter?.summary ?? '', ...(matter?.points ?? [])];
  });
  return (
    told.some((text) => text.trim().length >= 4 && words.includes(folded(text.trim()))) ||
    (accusations.length > 0 && tellsOf(theCase, words, ['accused', 'accusedOrganisation']))
  );
}
