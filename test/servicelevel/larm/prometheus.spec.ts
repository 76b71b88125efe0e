// What Prometheus and Grafana are given: rules made of those of the service, and no name that the service does not have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { LARMREGLER, larmregler } from '../../../scripts/larmregler.ts';
import { createMetrics } from '../../../src/platform/metrics.ts';
import type { LarmFigures } from '../../../src/platform/metrics-larm.ts';
import { PROJECT_ROOT } from '../../../src/platform/schema-files.ts';
import { regelnamn } from '../../../src/servicelevel/larm/regler.ts';

const DYGN = 86_400_000;

const figures: LarmFigures = {
  loggSkrivbar: true,
  gallringSenMs: 3_600_000,
  gallringHindrad: false,
  certifikatMs: new Map([['TLS_CERT', 36 * DYGN]]),
  klockanForeMs: -2_500,
  oskrivenMatningMs: 0,
};
const state = {
  sources: [{ kalla: 'AF', level: 'open', running: 1, waiting: 0 }],
  questions: 0,
} as const;
const textOf = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');

describe('Prometheus', () => {
  it('has the rules of the service', () => {
    expect(textOf(LARMREGLER), 'out of date: node scripts/med-node.mjs scripts/larmregler.ts').to.equal(larmregler());
    const [{ rules }] = parse(larmregler()).groups;
    expect(new Set(rules.map(({ alert }: { alert: string }) => alert))).to.deep.equal(new Set(regelnamn));
  });

  for (const path of [LARMREGLER, 'docker/grafana/oversikter/sammansatt.json']) {
    it(`finds every name of ${path} among the metrics`, async () => {
      const metrics = createMetrics({ state: () => state, larm: async () => figures });
      metrics.call({ kalla: 'AF', slag: 'anrop', utfall: 'lyckad', svarstidMs: 3, kotidMs: 0 });
      metrics.question('rest', 'answered');
      metrics.answerTime(5);
      const known = await metrics.text();
      const names = new Set(textOf(path).match(/\bsammansatt_[a-z_]+/g) ?? []);
      expect(names).to.have.property('size').above(5);
      for (const name of names) expect(known, name).to.match(new RegExp(`^${name}(\\{| )`, 'm'));
    });
  }

  it('is told what the rules go by, and nothing where it cannot be read', async () => {
    let read: () => Promise<LarmFigures> = async () => figures;
    const metrics = createMetrics({ larm: () => read() });
    const text = await metrics.text();
    for (const line of [
      'sammansatt_logg_skrivbar 1',
      'sammansatt_gallring_sen_sekunder 3600',
      'sammansatt_gallring_hindrad 0',
      'sammansatt_klocka_avvikelse_sekunder -2.5',
      'sammansatt_matning_oskriven_sekunder 0',
      'sammansatt_certifikat_dagar{namn="TLS_CERT"} 36',
    ]) {
      expect(text.split('\n')).to.include(line);
    }
    read = async () => ({ ...figures, klockanForeMs: undefined, certifikatMs: new Map() });
    const without = await metrics.text();
    expect(without).to.not.match(/^sammansatt_(klocka_avvikelse_sekunder|certifikat_dagar)[ {]/m);
    expect(without).to.contain('sammansatt_logg_skrivbar 1');
    read = () => Promise.reject(new Error('away'));
    expect(await metrics.text()).to.not.match(/^sammansatt_(logg|gallring|klocka|certifikat)_\w+[ {]/m);
  });
});
