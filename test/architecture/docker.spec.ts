import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { loadSettings, SETTINGS } from '#platform';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

type Service = {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
};
type Compose = { services: Record<string, Service>; volumes: Record<string, unknown> };

const compose = parse(read('docker/compose.yaml'), { merge: true }) as Compose;
const dockerfile = read('docker/Dockerfile');
const GIVEN: Record<string, string> = { POSTGRES_PASSWORD: 'langemima2026', TLS_FOLDER: './tls' };

/** As compose fills in `${NAME}`, `${NAME:-default}` and `${NAME:?complaint}`. */
const filled = (text: string): string =>
  text.replace(
    /\$\{(\w+)(?::[-?]([^}]*))?\}/g,
    (_, name: string, otherwise = '') => GIVEN[name] ?? otherwise,
  );

describe.each(['api', 'worker'])('the service %s of compose.yaml', (name) => {
  const service = compose.services[name] as Service;
  const environment = Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([key, value]) => [key, filled(value)]),
  );

  it('sets only variables of the settings table, and such as are accepted at start', () => {
    const known = SETTINGS.map((row) => row.name as string);
    expect(Object.keys(environment).filter((key) => !known.includes(key))).toEqual([]);
    const settings = loadSettings(environment, '/app');
    expect(settings).toMatchObject({ background: 'separate', redisUrl: 'redis://redis:6379', warnings: [] });
    expect(settings.database).toMatchObject({ kind: 'server' });
    expect(settings.backup.folder).toBe('/backups');
  });

  it('lets the office set in docker/.env whatever is not the business of the containers', () => {
    const fixed = ['DATA_DIR', 'DATABASE_URL', 'KEYS_DATABASE_URL', 'REDIS_URL', 'BACKGROUND', 'BACKUP_DIR'];
    const inside = [...fixed, 'PORT', 'HOST', 'TLS_CERT_FILE', 'TLS_KEY_FILE'];
    // the key lies in the volume, and a demonstration needs no containers
    const nobodys = ['XINFANG_KEY_FILE', 'XINFANG_DEMO'];
    // read by the petitioner's pages alone, which belong on another machine than the case files
    const elsewhere = ['PETITIONER_API', 'PETITIONER_PORT', 'PETITIONER_HOST', 'PETITIONER_BEHIND_PROXY'];
    const offered = SETTINGS.map((row) => row.name as string).filter(
      (variable) => ![...inside, ...nobodys, ...elsewhere].includes(variable),
    );
    const example = read('docker/env.example');
    for (const variable of offered) {
      expect([variable, service.environment?.[variable]]).toEqual([variable, `\${${variable}:-}`]);
      expect([variable, example.includes(`\n# ${variable}=`)]).toEqual([variable, true]);
    }
  });

  it('waits for services that are there and tell that they are well, and keeps its data in named volumes', () => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(compose.services[other]?.healthcheck?.test.length).toBeGreaterThan(0);
    }
    const mounted = (service.volumes ?? []).map((volume) => filled(volume).split(':'));
    for (const [source] of mounted)
      expect(source?.startsWith('.') || Object.hasOwn(compose.volumes, source ?? '')).toBe(true);
    const { dataDir, keyFile } = loadSettings(environment, '/app');
    expect(mounted.map(([, target]) => target)).toEqual(expect.arrayContaining([dataDir, '/backups']));
    expect(keyFile.startsWith(`${dataDir}/`)).toBe(true);
    // a named volume takes owner and mode of the folder in the image; where there is none it is root's
    const [, made = ''] = /^RUN install -d -o node -g node -m 700 (.+)$/m.exec(dockerfile) ?? [];
    const own = mounted.filter(([source]) => !source?.startsWith('.')).map(([, target]) => target);
    expect(made.split(' ')).toEqual(expect.arrayContaining(own));
  });

  it('runs a program of the build as npm start runs it', () => {
    const command = service.command ?? /CMD (\[.*\])/.exec(dockerfile)?.[1];
    const words = (typeof command === 'string' ? JSON.parse(command) : command) as string[];
    const scripts = (
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
    ).scripts;
    expect(words.slice(0, -1)).toEqual(scripts.start.split(' ').slice(0, -2));
    const source = (words.at(-1) ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts');
    expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
  });
});

describe('the images', () => {
  it('are pinned to a version each', () => {
    const images = [
      ...Object.values(compose.services).map(({ image }) => image ?? ''),
      ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image ?? ''),
    ];
    for (const image of images) expect(image).toMatch(/:\d+/);
    expect(compose.services['api']?.image).toBe(
      `xinfang:${(JSON.parse(read('package.json')) as { version: string }).version}`,
    );
  });

  it('copy what is there, and build by scripts of package.json without running any script of a package', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      (paths ?? '').split(' '),
    );
    expect(copied.length).toBeGreaterThan(2);
    for (const path of copied) expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    for (const [, script] of dockerfile.matchAll(/npm run (\S+)/g))
      expect(scripts).toHaveProperty(script ?? '');
    for (const [line] of dockerfile.matchAll(/npm (?:ci|prune).*/g))
      expect(line).toContain('--ignore-scripts');
  });
});
