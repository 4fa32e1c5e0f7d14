// The picture of the transition table: docs/transitions.md, from the built table of the domain (`--check` compares).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = `${ROOT}docs/transitions.md`;

/** @param {{ statuses: Record<string, { zh: string }>, commands: Record<string, { zh: string }>, allowedIn: Record<string, readonly string[]>, leadsTo: Record<string, readonly string[]>, ends: readonly string[] }} table */
export function pictureOf({ statuses, commands, allowedIn, leadsTo, ends }) {
  const lines = [
    '# Which command leads where',
    '',
    'Generated from `libs/domain/src/petition/transitions.ts` (§1.14); the unit run compares it. A command that leaves the state as it',
    'is stands in the table only. Where a command may lead to several states, its decision says to which.',
    '',
    '```mermaid',
    'stateDiagram-v2',
  ];
  for (const [code, { zh }] of Object.entries(statuses)) if (code !== 'draft') lines.push(`  ${code}: ${zh}`);
  const edges = new Map();
  for (const [command, targets] of Object.entries(leadsTo))
    for (const from of allowedIn[command].length === 0 ? ['[*]'] : allowedIn[command])
      for (const to of targets) {
        if (from === to) continue;
        const key = `${from} --> ${to}`;
        edges.set(key, [...(edges.get(key) ?? []), commands[command].zh]);
      }
  for (const [edge, names] of edges) lines.push(`  ${edge}: ${names.join('、')}`);
  for (const end of ends) lines.push(`  ${end} --> [*]`);
  lines.push('```', '', '| command | allowed in | may lead to |', '| --- | --- | --- |');
  for (const [command, { zh }] of Object.entries(commands)) {
    const words = (codes) => codes.map((code) => statuses[code].zh).join('、');
    lines.push(
      `| ${zh} \`${command}\` | ${words(allowedIn[command]) || '尚无此件'} | ${words(leadsTo[command] ?? []) || '不变'} |`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The page as it is committed; blanks do not count, the formatter sets them. */
export const committed = () => readFileSync(PAGE, 'utf8');
export const write = (text) => writeFileSync(PAGE, text);
