// The trial set-up in containers is reached from this machine alone, and its file is one that Docker can read.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { toConfig } from '../../src/platform/config.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { modules } from '../../src/profiles/sverige/index.ts';
import { readMasterKeys } from '../../src/querylog/keys/master-key-file.ts';
import { isInstalled, run } from './tools.ts';

const path = join(PROJECT_ROOT, 'docker/compose.yaml');

describe('docker/compose.yaml', () => {
  it('publishes every port on 127.0.0.1 alone', () => {
    const text = readFileSync(path, 'utf8');
    const published = portEntries(text);
    expect(published).to.not.have.lengthOf(0);
    for (const entry of published) expect(entry).to.match(/^"127\.0\.0\.1:\d+:\d+"$/);
    expect(text, 'no network of the host').to.not.match(/^\s*network_mode:/m);
  });

  it('gives the service what production demands', () => {
    const [, block = ''] =
      /^ {2}tjanst:\n(?:.*\n)*? {4}environment:\n((?: {6}.*\n)+)/m.exec(readFileSync(path, 'utf8')) ?? [];
    const variables = [...block.matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(([, name, value]) => [name, value]);
    const env = { NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data', ...Object.fromEntries(variables) };
    expect(toConfig(env, { bastjanster: modules.map(({ source }) => source) })).to.include({
      exposed: true,
      keyDir: '/nycklar/katalog',
      masterKeyFile: '/nycklar/huvudnyckel.txt',
    });
  });

  it('lets Prometheus read where the service tells, and Grafana look at what Prometheus has', () => {
    const [, port] = /METRICS_PORT: (\d+)/.exec(readFileSync(path, 'utf8')) ?? [];
    const prometheus = parse(readFileSync(join(PROJECT_ROOT, 'docker/prometheus/prometheus.yml'), 'utf8'));
    expect(prometheus.scrape_configs[0].static_configs[0].targets).to.deep.equal([`tjanst:${port}`]);
    const grafana = join(PROJECT_ROOT, 'docker/grafana');
    const { datasources } = parse(readFileSync(join(grafana, 'provisioning/datasources/prometheus.yaml'), 'utf8'));
    const { panels } = JSON.parse(readFileSync(join(grafana, 'oversikter/sammansatt.json'), 'utf8'));
    const uids = panels.map(({ datasource }: { datasource: { uid: string } }) => datasource.uid);
    expect(new Set(uids)).to.deep.equal(new Set([datasources[0].uid]));
    expect(datasources[0].url).to.equal('http://prometheus:9090');
  });

  it('has a master key that is made once', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sammansatt-docker-'));
    try {
      const script = join(PROJECT_ROOT, 'docker/skapa-certifikat.sh');
      const make = () => run('sh', [script, join(dir, 'certifikat'), join(dir, 'nycklar')]);
      const ids: string[] = [];
      for (const made of [await make(), await make()]) {
        expect(made.status, made.stderr).to.equal(0);
        ids.push((await readMasterKeys(join(dir, 'nycklar', 'huvudnyckel.txt'))).currentId);
      }
      expect(ids[0]).to.equal(ids[1]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  // No test where there is no Docker Compose: nothing else here needs Docker, and the check above holds without it.
  const test = isInstalled(['docker', 'compose', 'version']) ? it : () => {};
  test('is accepted by Docker Compose', async () => {
    const { status, stderr } = await run('docker', ['compose', '-f', path, 'config', '--quiet']);
    expect(status, stderr).to.equal(0);
  });
});

/** The entries of every `ports:`, block or inline, as they are written. */
function portEntries(yaml: string): string[] {
  const lines = yaml.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  return lines.flatMap((line, n) => {
    const [, indent, inline] = /^(\s*)ports:\s*(.*)$/.exec(line) ?? [];
    if (indent === undefined) return [];
    if (inline) return [inline];
    const rest = lines.slice(n + 1);
    const end = rest.findIndex(
      (one) => !new RegExp(`^${indent}\\s*- `).test(one) && !new RegExp(`^${indent}\\s{2}`).test(one),
    );
    return rest.slice(0, end === -1 ? undefined : end).map((one) => one.replace(/^\s*- /, '').trim());
  });
}
