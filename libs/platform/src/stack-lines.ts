import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

const FRAME =
  /^(?<before>\s+at .*?)(?<file>(?:file:\/\/)?\/[^()]*\.js):(?<line>\d+):(?<column>\d+)(?<after>\)?)$/;
const MOST_MAPS = 50;
const maps = new Map<string, SourceMap | null>();

/**
 * Where an error was thrown, in lines of the sources where the compiled program lies beside its map. Node would do so by itself, but then
 * it reads the maps of all packages when they are loaded and keeps them: 20 MB for what is needed when something fails.
 * @returns no message and no value, only the lines "at …"
 */
export function stackLines({ stack = '' }: Error, most: number): string[] {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, most).map(inSource);
}

function inSource(text: string): string {
  const { before, file, line, column, after } = FRAME.exec(text)?.groups ?? {};
  if (before === undefined || file === undefined || file.includes('/node_modules/')) return text;
  const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (found === undefined || !('originalSource' in found)) return text;
  return `${before}${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}${after ?? ''}`;
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  if (maps.size >= MOST_MAPS) maps.clear();
  const map = readMap(file);
  maps.set(file, map);
  return map;
}

/** Null where there is none, or none that can be read: an error is told all the same. */
function readMap(file: string): SourceMap | null {
  try {
    const path = file.startsWith('file://') ? fileURLToPath(file) : file;
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return null;
  }
}
