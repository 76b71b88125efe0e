// CSN as a simulator: its result codes, and a person with one block for each kind of support.
import { children, childText, standalone, type XmlElement } from '../../platform/xml.ts';
import { attribute, type Edits, edited, fields, type SoapSimulator, tag, type Variant } from '../simulation/agency.ts';
import { type Calendar, calendarAt, compact } from '../simulation/calendar.ts';
import { findPerson, somebodyElse, type TestPerson } from '../simulation/population.ts';
import { type Arende, BLOCKS, type Block, csnRecord, weeksOf } from './testdata.ts';

const ROOT = 'http://schema.csn.se/v4.0/kommunfraga';
const TYPES = 'http://schema.csn.se/v4.0/csntyper';
const PERSON = 'http://schema.csn.se/v4.0/person';
const OF_BLOCK: Record<Block, string> = {
  Studiemedel: 'studiemedel',
  Studiehjalp: 'studiehjalp',
  HemutrustningsLan: 'hemutrustningslan',
  Studiestartsstod: 'studiestartsstod',
  Omstallningsstudiestod: 'omstallningsstudiestod',
};

const EDITS: Edits = {
  'schema-invalid': [/<\/Personer>/, '<Okand/>$&'],
  'bad-enum': [/(Status=")[^"]*/, '$1KANSKE'],
  'missing-required': [/ schemaVersion="[^"]*"/, ''],
  'extra-element': [/<\/CSNSvar>/, '<Tillagg>Ett nytt element</Tillagg>$&'],
  duplicates: [/<p:Arende .*?<\/p:Arende>/s, '$&$&'],
};

const RESULTS: Record<string, string> = {
  '0': 'OK',
  '-1004': 'Personnumret har fel format',
  '-1005': 'Frågan följer inte avtalet',
  '-1006': 'Perioden är inte tillåten',
  '-1101': 'Hemutrustningslån svarar inte',
  '-1103': 'CSN svarar inte',
};

/** Refusals of a question that does not follow its own schema. */
const UNREADABLE = ['-1004', '-1005'];

/** Variants in which a part of CSN, or all of it, is silent. */
const SILENT: Partial<Record<Variant, string>> = { partial: '-1101', 'business-fault': '-1103' };

export const simulator: SoapSimulator = {
  id: 'CSN',
  folder: 'csn',
  path: '/csn',
  question: { namespace: ROOT, name: 'SBNUppgEkBistandBegar' },

  asked: (question) => childText(question, 'Personnummer') ?? '',

  answer(question, variant, now) {
    const at = calendarAt(now);
    const asked = this.asked(question);
    const code = refusalOf(question, asked, at) ?? SILENT[variant] ?? '0';
    const person = variant === 'wrong-person' ? somebodyElse(asked) : findPerson(asked);
    const told = code === '0' || code === '-1101';
    const resultat = tag('Resultat', fields({ ResultatKod: code, ResultatText: RESULTS[code] }));
    // A value that it refuses would break the schema of the answer, which may carry the question empty.
    const echo = UNREADABLE.includes(code) ? [] : children(question).map((one) => standalone(one));
    const content = [
      tag('GemensamtSvarEkbistand', resultat),
      tag('GemensamtFragaEkbistand', ...echo),
      tag('Personer', told ? personElement(asked, person, variant, at) : ''),
    ];
    const root = `CSNSvar xmlns="${ROOT}" xmlns:p="${PERSON}" xmlns:c="${TYPES}" schemaVersion="4.0"`;
    return { xml: edited(tag(root, ...content), variant, EDITS) };
  },
};

/** The code of a question that CSN does not answer. */
function refusalOf(question: XmlElement, asked: string, at: Calendar): string | undefined {
  if (!/^\d{4}[01]\d[0-3]\d{5}$/.test(asked)) return '-1004';
  if ((childText(question, 'ArendeId') ?? '').length > 31) return '-1005';
  const from = childText(question, 'FromDatum') ?? '';
  const tom = childText(question, 'TomDatum') ?? '';
  const day = Number(at.today.slice(8));
  if (from < compact(at.inMonth(-2, day)) || tom > compact(at.inMonth(1, day))) return '-1006';
  return undefined;
}

function personElement(asked: string, person: TestPerson | undefined, variant: Variant, at: Calendar): string {
  const number = person?.personnummer ?? asked;
  const record = variant === 'empty-valid' ? undefined : csnRecord(person?.profile);
  const status = record || variant === 'wrong-person' ? ' '.repeat(10) : 'Ej träff';
  const attributes = [
    attribute('personnummer', number.slice(2)),
    attribute('Status', status),
    attribute('sekretess', person?.skyddad ? 'Ja' : '  '),
    attribute('sekel', number.slice(0, 2)),
  ].join('');
  const has = (block: Block) => ((record?.[block] ?? []).length > 0 ? 'Ja' : 'Nej');
  const listed = typed(Object.fromEntries(BLOCKS.map((block) => [OF_BLOCK[block], has(block)])));
  const blocks = BLOCKS.map((block) => {
    const silent = variant === 'partial' && block === 'HemutrustningsLan';
    const arenden = (silent ? undefined : record?.[block])?.map((arende, n) => arendeElement(block, arende, n + 1, at));
    return tag(`p:${block}`, arenden ? tag('p:Arenden', ...arenden) : '');
  });
  return tag(`Person${attributes}`, tag('p:Studiestodstypforteckning', listed), ...blocks);
}

function arendeElement(block: Block, arende: Arende, lopnummer: number, at: Calendar): string {
  const { stodform, klartext, status, relarende, utbetalningar } = arende;
  const own = { stodform, klartext, status, relarende: block === 'Omstallningsstudiestod' ? undefined : relarende };
  const plan = tag('UtbetalningsPlan', ...utbetalningar.map((payment) => utbetalning(arende, payment, at)));
  const times = block === 'HemutrustningsLan' ? '' : tider(arende, at);
  const namespace = `xmlns="http://schema.csn.se/v4.0/${OF_BLOCK[block]}"`;
  return tag(`p:Arende ${namespace} lopnummer="${lopnummer}"`, fields(own), times, plan);
}

function tider({ rader, utbetalningar, sokt }: Arende, at: Calendar): string {
  const [from, tom, takt] = sokt ?? [-120, 60, '100'];
  const period = { soktfrom: compact(at.day(from)), sokttom: compact(at.day(tom)) };
  const soktTid = sokt ? tag('soktTid', typed({ ...period, soktomfattning: takt, soktlan: 'J' })) : '';
  const times = utbetalningar.length;
  const bounds = typed({ starttid: at.week(from), sluttid: at.week(tom), takt });
  const beviljad = tag('BeviljadTid', bounds, belopp(rader, times), typed({ totbelopp: sum(rader) * times }));
  return tag('soktaTider', soktTid) + tag('BeviljadeTider', rader.length > 0 ? beviljad : '');
}

function utbetalning({ rader }: Arende, payment: number | null, at: Calendar): string {
  const weeks = weeksOf(payment ?? 62, at);
  const total = typed({ totbelopp: sum(rader) });
  const tid = tag('c:Utbetaldtid', typed({ startvecka: weeks.start, slutvecka: weeks.end }), belopp(rader, 1), total);
  const own = {
    utbetdatum: payment === null ? '0' : compact(at.day(payment)),
    utbetstatus: payment === null || payment > 0 ? 'Planerad' : 'Utbetald',
  };
  return tag('Utbetalning', typed(own), tag('c:Utbetaldatider', tid), total);
}

function belopp(rader: Arende['rader'], times: number): string {
  const rows = rader.map(({ typ, klartext, belopp: amount }) => {
    return tag('c:Belopp', typed({ beloppstyp: typ, klartext, belopp: amount, totbelopp: amount * times }));
  });
  return tag('c:Beloppen', ...rows);
}

/** Fields in the namespace of CSN's common types. */
function typed(values: Readonly<Record<string, string | number | undefined>>): string {
  return fields(Object.fromEntries(Object.entries(values).map(([name, value]) => [`c:${name}`, value])));
}

function sum(rader: Arende['rader']): number {
  return rader.reduce((total, { belopp: amount }) => total + amount, 0);
}
