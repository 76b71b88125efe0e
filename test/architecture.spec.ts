// The import table of src/README.md as data; a breach fails with a sentence that says where the rule stands.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';

const SRC = join(PROJECT_ROOT, 'src');

/** What each folder may import of ours; a file name stands for that file alone. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  composite: [],
  platform: [],
  anslutning: ['composite', 'platform'],
  querylog: ['composite', 'platform'],
  bastjanster: ['composite', 'platform'],
  profiles: ['composite', 'bastjanster', 'platform'],
  inbound: ['composite', 'anslutning', 'profiles/profile.ts', 'bastjanster/module.ts', 'platform'],
  servicelevel: ['composite', 'platform'],
  portal: ['composite', 'platform'],
  uppdrag: ['composite', 'platform'],
  // what others install: it has nothing of ours
  client: [],
  testbench: ['composite', 'bastjanster', 'profiles', 'platform'],
  web: [
    'composite',
    'anslutning',
    'profiles/profile.ts',
    'bastjanster/module.ts',
    // what operators see and decide of a source
    'bastjanster/drift/dokument.ts',
    'bastjanster/drift/drift-error.ts',
    'bastjanster/drift/driftlagen.ts',
    'bastjanster/drift/granser.ts',
    'bastjanster/guard/guard.ts',
    'bastjanster/guard/limits.ts',
    'platform',
    'inbound',
    'querylog',
    'servicelevel',
    'portal',
    'testbench',
    'uppdrag',
  ],
  // the command line: beside the folders, as the files there are
  cli: [
    'composite',
    'anslutning',
    'bastjanster',
    'profiles',
    'querylog',
    'servicelevel',
    'portal',
    'testbench',
    'platform',
    'assembly',
  ],
  // what the composition root puts together
  assembly: [
    'composite',
    'anslutning',
    'bastjanster',
    'profiles',
    'inbound',
    'querylog',
    'servicelevel',
    'portal',
    'testbench',
    'uppdrag',
    'web',
    'platform',
    'app.ts',
    'example-question.ts',
  ],
};

/** What a file in an agency's folder may import of bastjanster/ outside its own folder. */
const AGENCY_MAY_IMPORT = [
  'module.ts',
  'soap.ts',
  'rest.ts',
  'status-code.ts',
  'wire.ts',
  'json-place.ts',
  'belopp.ts',
  'datum.ts',
  'oversikt.ts',
  'oversikt-post.ts',
  'simulation/population.ts',
  'simulation/agency.ts',
  'simulation/calendar.ts',
];

/** Libraries with one owner file each. */
const OWNERS: Record<string, readonly string[]> = {
  soap: ['platform/soap-server.ts'],
  axios: ['platform/http-axios.ts'],
  undici: ['platform/http-pool.ts'],
  opossum: ['bastjanster/guard/breaker.ts'],
  'p-limit': ['bastjanster/guard/bulkhead.ts'],
  winston: ['platform/log.ts'],
  'prom-client': ['platform/metrics.ts', 'platform/metrics-larm.ts'],
  'markdown-it': ['platform/markdown.ts'],
  fflate: ['platform/zip.ts'],
  'hdr-histogram-js': ['platform/histogram.ts'],
  '@opentelemetry': ['platform/tracing.ts'],
  nodemailer: ['platform/mail.ts'],
  personnummer: ['platform/identity.ts'],
  ajv: ['platform/schema.ts'],
  'ajv-formats': ['platform/schema.ts'],
  'libxml2-wasm': ['platform/xml.ts', 'platform/xsd.ts'],
  pg: ['platform/sql/postgres.ts'],
  'openid-client': ['platform/oidc.ts'],
  'oidc-provider': ['platform/oidc-provider.ts'],
  jose: ['platform/jwt.ts', 'platform/jws.ts', 'platform/jwe.ts', 'client/oppna.ts'],
  'pg-boss': ['platform/job-queue.ts'],
  '@peculiar': ['platform/trial-ca.ts'],
};

/** Written by a program of scripts/, as long as it gets. */
const GENERATED = ['client/typer.ts'];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const imports = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g)];
    return { path, text, imports: imports.map(([, a, b]) => a ?? b ?? '') };
  });

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const ours = ({ path, imports }: SourceFile) =>
  imports.filter((one) => one.startsWith('.')).map((one) => relative(SRC, join(SRC, dirname(path), one)));

function allowed(from: string, to: string): boolean {
  const folder = folderOf(from);
  if (folder === '' || folder === folderOf(to)) return true;
  return (MAY_IMPORT[folder] ?? []).some((entry) => entry === to || entry === folderOf(to));
}

describe('architecture', () => {
  it('imports follow the table', () => {
    const breaches = files.flatMap((file) =>
      ours(file)
        .filter((to) => !allowed(file.path, to))
        .map(
          (to) =>
            `${file.path} imports ${to}: ${folderOf(file.path)}/ may import only ${MAY_IMPORT[folderOf(file.path)]?.join(', ') || 'nothing of ours'} (table "Imports" in src/README.md)`,
        ),
    );
    expect(breaches.join('\n')).to.equal('');
  });

  it('every folder has a line in the table', () => {
    const unknown = [...new Set(files.map(({ path }) => folderOf(path)))].filter(
      (one) => one !== '' && !(one in MAY_IMPORT),
    );
    expect(unknown, 'folders without a rule in the table "Imports" of src/README.md').to.deep.equal([]);
  });

  it('a bastjänst imports no sibling', () => {
    const agencies = files.filter(({ path }) => /^bastjanster\/(?!(simulation|guard|drift)\/)[^/]+\//.test(path));
    const breaches = agencies.flatMap((file) => {
      const own = dirname(file.path);
      return ours(file)
        .filter((to) => to.startsWith('bastjanster/') && dirname(to) !== own)
        .filter((to) => !AGENCY_MAY_IMPORT.some((one) => to === `bastjanster/${one}`))
        .map(
          (to) =>
            `${file.path} imports ${to}: a bastjänst imports only ${AGENCY_MAY_IMPORT.join(', ')} beside its own folder (src/README.md)`,
        );
    });
    expect(breaches.join('\n')).to.equal('');
  });

  it('there are no cycles', () => {
    const graph = new Map(files.map((file) => [file.path, ours(file)]));
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): string | undefined => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' → ');
      if (done.has(path)) return undefined;
      for (const next of graph.get(path) ?? []) {
        const cycle = visit(next, [...trail, path]);
        if (cycle) return cycle;
      }
      done.add(path);
      return undefined;
    };
    expect(files.map(({ path }) => visit(path, [])).find(Boolean)).to.equal(undefined);
  });

  it('a library has one owner', () => {
    const breaches = files.flatMap(({ path, imports }) =>
      imports
        .map((one) => one.split('/')[0] ?? '')
        .filter((library) => OWNERS[library] && !OWNERS[library].includes(path))
        .map(
          (library) => `${path} imports ${library}, which belongs to ${OWNERS[library]?.join(' and ')} (src/README.md)`,
        ),
    );
    expect(breaches.join('\n')).to.equal('');
  });

  it('the core imports no library', () => {
    const breaches = files
      .filter(({ path }) => folderOf(path) === 'composite')
      .flatMap(({ path, imports }) =>
        imports.filter((one) => !one.startsWith('.')).map((one) => `${path} imports ${one}`),
      );
    expect(breaches).to.deep.equal([]);
  });

  it('the client needs no library but jose', () => {
    const libraries = files
      .filter(({ path }) => folderOf(path) === 'client')
      .flatMap(({ imports }) => imports.filter((one) => !one.startsWith('.')));
    expect([...new Set(libraries)]).to.deep.equal(['jose']);
  });

  it('the environment is read in one file', () => {
    const readers = files.filter(({ text }) => /process\s*\.\s*env/.test(text)).map(({ path }) => path);
    expect(readers).to.deep.equal(['platform/config.ts']);
  });

  it('files are small, say why they exist, and none is named utils', () => {
    const lengths = files.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
    const long = files.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path);
    expect(
      long.filter((path) => !GENERATED.includes(path)),
      'files over 250 lines (style.md)',
    ).to.deep.equal([]);
    expect(lengths[Math.floor(lengths.length * 0.5)], 'median length').to.be.at.most(100);
    const silent = files
      .filter(({ text }) => !text.startsWith('// ') && !text.startsWith('#!'))
      .map(({ path }) => path);
    expect(silent, 'files whose first line does not say why they exist').to.deep.equal([]);
    expect(files.filter(({ path }) => /utils?\.ts$/.test(path))).to.deep.equal([]);
  });
});
