import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Schema = Record<string, any>;
export type OpenApi = {
  paths: Record<string, Record<string, any>>;
  components: { schemas: Record<string, Schema> };
};
/** One operation. @shape path with `{names}`; schema of the JSON body, null where there is none */
export type ApiRoute = {
  method: string;
  path: string;
  operationId: string;
  responses: Record<string, any>;
  schema: Schema | null;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The committed description; a spec holds it against the code. */
export const readOpenApi = (): OpenApi =>
  JSON.parse(readFileSync(fileURLToPath(new URL('../../apps/api/openapi.json', import.meta.url)), 'utf8'));

export const routesOf = ({ paths }: OpenApi): ApiRoute[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operationId: operation.operationId,
        responses: operation.responses,
        schema: operation.requestBody?.content?.['application/json']?.schema ?? null,
      })),
  );

export const writeRoutesOf = (document: OpenApi): ApiRoute[] =>
  routesOf(document).filter(({ method }) => method !== 'GET');

/** A body that the description allows; the seed chooses among codes and says which optional fields are there. */
export function sampleOf(document: OpenApi, schema: Schema | null, seed: number): unknown {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const sample = (given: Schema): unknown => {
    const either = (given['oneOf'] ?? given['anyOf'] ?? given['allOf']) as Schema[] | undefined;
    if (either?.[0]) return sample(either[0]);
    const ref: string | undefined = given['$ref'];
    if (ref) return sample(document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {});
    if (Array.isArray(given['enum'])) return given['enum'][next(given['enum'].length)];
    const type = [given['type']].flat().find((each) => each !== 'null');
    switch (type) {
      case 'array':
        return Array.from({ length: 1 + next(2) }, () => sample(given['items'] ?? {}));
      case 'object':
        return Object.fromEntries(
          Object.entries((given['properties'] ?? {}) as Record<string, Schema>)
            .filter(([key]) => (given['required'] ?? []).includes(key) || next(3) === 0)
            .map(([key, each]) => [key, sample(each)]),
        );
      case 'integer':
        return (given['minimum'] ?? 1) + next(5);
      case 'boolean':
        return next(2) === 0;
      default:
        if (given['format'] === 'uuid') return '01a205ad-db03-76e7-a976-5d4440eaea2b';
        if (given['format'] === 'date') return `2026-11-${String(1 + next(22)).padStart(2, '0')}`;
        if (given['format'] === 'date-time') return '2026-11-20T02:00:00Z';
        return given['maxLength'] === 4 ? '0801' : given['maxLength'] === 6 ? '411300' : '按规定办理';
    }
  };
  return sample(schema ?? {});
}
