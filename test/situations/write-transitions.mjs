// The picture of the transition table: docs/transitions.md, from the built table of the domain (`--check` compares).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = `${ROOT}docs/transitions.md`;

/**
 * @param {{ statuses: Record<string, { zh: string }>, commands: Record<string, { zh: string }>, allowedIn: Record<string, readonly string[]>,
 *   leadsTo: (command: string, from: string | null) => readonly string[], leadsThere: (command: string, from: string | null) => readonly string[], ends: readonly string[] }} table
 */
export function pictureOf({ statuses, commands, allowedIn, leadsTo, leadsThere, ends }) {
  const lines = [
    '# Which command leads where',
    '',
    'Generated from `libs/domain/src/petition/leads-to.ts` and `transitions.ts` (§1.14); the unit run compares it and holds random',
    'histories against it. A command that leaves the state as it is stands in the table only. Where a command may lead to several',
    'states, its decision says to which. 〔…〕 is done by the organ on the other side of a letter.',
    '',
    '```mermaid',
    'stateDiagram-v2',
  ];
  const states = Object.keys(statuses).filter((code) => code !== 'draft');
  for (const code of states) lines.push(`  ${code}: ${statuses[code].zh}`);
  const edges = new Map();
  const draw = (from, to, words) =>
    edges.set(`${from ?? '[*]'} --> ${to}`, [...(edges.get(`${from ?? '[*]'} --> ${to}`) ?? []), words]);
  for (const [command, { zh }] of Object.entries(commands)) {
    const opens = allowedIn[command].length === 0;
    for (const from of opens ? [null] : allowedIn[command])
      for (const to of leadsTo(command, from)) draw(from, to, zh);
    if (command === 'sendDown') for (const to of leadsThere(command, null)) draw(null, to, `〔${zh}〕`);
    else for (const from of states) for (const to of leadsThere(command, from)) draw(from, to, `〔${zh}〕`);
  }
  for (const [edge, names] of edges) lines.push(`  ${edge}: ${names.join('、')}`);
  for (const end of ends) lines.push(`  ${end} --> [*]`);
  lines.push('```', '', '| command | allowed in | may lead to |', '| --- | --- | --- |');
  for (const [command, { zh }] of Object.entries(commands)) {
    const words = (codes) => codes.map((code) => statuses[code].zh).join('、');
    const froms = allowedIn[command].length === 0 ? [null] : allowedIn[command];
    const targets = states.filter((to) => froms.some((from) => leadsTo(command, from).includes(to)));
    lines.push(
      `| ${zh} \`${command}\` | ${words(allowedIn[command]) || '尚无此件'} | ${words(targets) || '不变'} |`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The page as it is committed; blanks do not count, the formatter sets them. */
export const committed = () => readFileSync(PAGE, 'utf8');
export const write = (text) => writeFileSync(PAGE, text);
