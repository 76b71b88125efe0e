// Fault E18: a personal number in a field of free text is warned of, and goes into no log line, no header to a source, no fault.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Constellation } from '../constellation.ts';
import { createIdentityFinder } from '../fuzz/identity-forms.ts';
import { questionV11 } from '../fuzz/question-v11.ts';
import { type Recorder, startRecorder } from '../helhet/leaks-recorder.ts';
import { AGENCIES, faultOf, partsOf, questionJson, questionV10 } from '../questions.ts';
import { everybody, faultConstellation } from './describe-fault.ts';

const digits = persons.allaSvarar.personnummer;
const other = persons.samordningMigration.personnummer;
const finder = createIdentityFinder([digits, other]);
const ORGANISATION = '162120000142';

/** Content of the question's element in XML and in JSON. */
interface Field {
  readonly rule: string;
  xml(text: string): Record<string, string>;
  json(text: string): object;
}

const same = (name: string): Pick<Field, 'xml' | 'json'> => ({
  xml: (text) => ({ [name]: text }),
  json: (text) => ({ [name]: text }),
});

function ingivare(name: 'namn' | 'handlaggare'): Pick<Field, 'xml' | 'json'> {
  const values = (text: string) => ({ namn: 'Provköping', handlaggare: 'system', [name]: text });
  return {
    xml(text) {
      const { namn, handlaggare } = values(text);
      const organisation = `<organisationsnummer>${ORGANISATION}</organisationsnummer>`;
      return { ingivare: `${organisation}<namn>${namn}</namn><handlaggare>${handlaggare}</handlaggare>` };
    },
    json: (text) => ({ ingivare: { organisationsnummer: ORGANISATION, ...values(text) } }),
  };
}

const fields: Readonly<Record<string, Field>> = {
  korrelationsid: { rule: 'PERSONNUMMER_I_KORRELATIONSID', ...same('korrelationsid') },
  arendeidentitet: { rule: 'PERSONNUMMER_I_ARENDEIDENTITET', ...same('arendeidentitet') },
  'ingivare/handlaggare': { rule: 'PERSONNUMMER_I_HANDLAGGARE', ...ingivare('handlaggare') },
  'ingivare/namn': { rule: 'PERSONNUMMER_I_NAMN', ...ingivare('namn') },
  'personuppgiftsbitrade/namn': {
    rule: 'PERSONNUMMER_I_NAMN',
    xml: (text) => ({
      tidsperiod: `${PERIOD_XML}</tidsperiod><personuppgiftsbitrade><organisationsnummer>${ORGANISATION}</organisationsnummer><namn>${text}</namn></personuppgiftsbitrade><tidsperiod>`,
    }),
    json: (namn) => ({ personuppgiftsbitrade: [{ organisationsnummer: ORGANISATION, namn }] }),
  },
  syfte: { rule: 'PERSONNUMMER_I_SYFTE', ...same('syfte') },
  lagtext: { rule: 'PERSONNUMMER_I_LAGTEXT', ...same('lagtext') },
};

const PERIOD_XML = /<ns:tidsperiod>(.*?)<\/ns:tidsperiod>/.exec(questionV10())?.[1]?.replaceAll('ns:', '') ?? '';

/** The biträde is put in through tidsperiod: what then stands empty behind it is taken out. */
const tidy = (xml: string) => xml.replace('<ns:tidsperiod></ns:tidsperiod>', '');

const texts = [
  `akt ${digits}`,
  `${digits.slice(0, 8)}-${digits.slice(8)}`,
  `p${digits.slice(2)}.`,
  `${digits.slice(2, 8)}-${digits.slice(8)}`,
  `${digits.slice(2, 8)} ${digits.slice(8)}`,
  `samordning ${other}`,
];

describe('E18 a personal number in a free field', () => {
  let service: Constellation;
  let recorder: Recorder;
  let refusing: Constellation;
  let simulators: Awaited<ReturnType<typeof startSimulators>>;
  const directory = mkdtempSync(join(tmpdir(), 'sammansatt-e18-'));
  before(async () => {
    const rules = [...new Set(Object.values(fields).map(({ rule }) => rule))];
    const file = join(directory, 'regler.json');
    writeFileSync(file, JSON.stringify({ standard: Object.fromEntries(rules.map((rule) => [rule, 'neka'])) }));
    simulators = await startSimulators({ ports: 0 });
    recorder = await startRecorder(simulators.urls);
    const urls = Object.entries(recorder.urls).map(([id, url]) => [`BASTJANST_${id}_URL`, url]);
    service = await faultConstellation({ ...Object.fromEntries(urls), LOG_LEVEL: 'debug' });
    refusing = await faultConstellation({ REGLER_FIL: file, LOG_LEVEL: 'debug' });
  });
  after(async () => {
    await Promise.all([service.stop(), refusing.stop()]);
    await recorder.stop();
    await simulators.stop();
    rmSync(directory, { recursive: true });
  });

  for (const [name, field] of Object.entries(fields)) {
    for (const [index, text] of texts.entries()) {
      it(`${name}, form ${index + 1}: ${field.rule} is warned of, and nothing leaks`, async () => {
        const general = field.xml(text);
        for (const question of [questionV10, questionV11]) {
          const answer = await service.soap(tidy(question({ general })));
          expect(partsOf(answer.text), answer.text.slice(0, 600)).to.deep.equal(everybody('data'));
          expect(answer.headers.get('x-sammansatt-varning')).to.equal(`fraga=${field.rule}`);
        }
        const answer = await service.rest(questionJson({ general: field.json(text) }));
        expect(answer.headers.get('x-sammansatt-varning')).to.equal(`fraga=${field.rule}`);
        const { varningar } = JSON.parse(answer.text);
        expect(varningar).to.have.length(1);
        expect(finder.find(JSON.stringify(varningar))).to.equal(undefined);
        expect(finder.find(service.logLines().join('')), 'the log').to.equal(undefined);
        expect(recorder.heads()).to.have.length.above(AGENCIES.length);
        expect(finder.find(recorder.heads().join('\n')), 'what a source sees beside the body').to.equal(undefined);
      });

      it(`${name}, form ${index + 1}, with the rule in mode neka: a fault that does not repeat it`, async () => {
        const soap = await refusing.soap(tidy(questionV10({ general: field.xml(text) })));
        expect(faultOf(soap.text)).to.equal(field.rule);
        const rest = await refusing.rest(questionJson({ general: field.json(text) }));
        expect([rest.status, JSON.parse(rest.text).felkod]).to.deep.equal([422, field.rule]);
        for (const said of [soap.text, rest.text, refusing.logLines().join('')]) {
          expect(finder.find(said)).to.equal(undefined);
        }
      });
    }
  }

  it('a korrelationsid that is a UUID with a personal number in it goes to no source and no log line', async () => {
    const korrelationsid = `${digits.slice(0, 8)}-${digits.slice(8)}-4000-8000-0000${digits.slice(4)}`;
    const answer = await service.soap(questionV10({ general: { korrelationsid } }));
    expect(partsOf(answer.text)).to.deep.equal(everybody('data'));
    expect(finder.find(service.logLines().join('') + recorder.heads().join('\n'))).to.equal(undefined);
  });

  it('in a field with a form (frageTidpunkt, organisationsnummer, inkludera): refused without repeating it', async () => {
    for (const body of [
      questionV10().replace('162120000142', digits),
      questionV10().replace('inkludera="true"', `inkludera="${digits}"`),
      questionV10().replace('<ns:korrelationsid>', `<ns:frageTidpunkt>${digits}</ns:frageTidpunkt><ns:korrelationsid>`),
      questionV10().replaceAll('ns:syfte', `ns:p${digits}`),
      questionV10().replace('<ns:AF ', `<ns:AF p${digits}="x" `),
      questionV10().replaceAll('integration/ssbt/10', `integration/ssbt/${digits}`),
    ]) {
      const { text } = await service.soap(body);
      expect(faultOf(text), text).to.be.a('string');
      expect(finder.find(text + service.logLines().join(''))).to.equal(undefined);
    }
    for (const body of [
      questionJson({ general: { [`p${digits}`]: 1 } }),
      questionJson({ general: { frageTidpunkt: digits } }),
      questionJson({ specific: { [digits]: {} } }),
      questionJson({ specific: { AF: { '@inkludera': digits } } }),
    ]) {
      const { text } = await service.rest(body);
      expect(JSON.parse(text).felkod).to.equal('EJ_ENLIGT_SCHEMA');
      expect(finder.find(text + service.logLines().join(''))).to.equal(undefined);
    }
  });
});
