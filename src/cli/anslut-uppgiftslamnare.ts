// `uppgiftslamnare`: who provides the data, with contacts, data items, and when they came and leave.
import { kandaUppgiftslamnare } from '../anslutning/kanda-uppgiftslamnare.ts';
import type { LagradUppgiftslamnare } from '../anslutning/uppgiftslamnare.ts';
import type { RegisterService } from '../assembly/register-service.ts';
import { begaranOf, json, readJson, type WithRegister, withRegister } from './anslut-context.ts';
import { historyText, table } from './anslut-text.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, columns, type Io } from './command.ts';

const WHO = '--aktor NAMN --skal SKÄL';

const OPTIONS = {
  aktor: 'text',
  skal: 'text',
  version: 'text',
  datum: 'text',
  hinder: 'text',
  frantrade: 'text',
  kanda: 'flagga',
  json: 'flagga',
} as const;

type Act = (tjanst: RegisterService, given: Arguments, io: Io) => Promise<number>;

const ACTS: Readonly<Record<string, Act>> = { lista, visa, historik, 'lagg-till': laggTill, andra, 'sag-upp': sagUpp };

/** The command on whatever register it is given. */
export function createUppgiftslamnareCommand(withIt: WithRegister): Command {
  return {
    name: 'uppgiftslamnare',
    usage: [
      ['uppgiftslamnare lista [--json]', 'alla uppgiftslämnare'],
      ['uppgiftslamnare visa ID [--json]', 'en uppgiftslämnare med kontakter och uppgifter'],
      ['uppgiftslamnare historik ID [--json]', 'vem som ändrat vad, när och varför'],
      [`uppgiftslamnare lagg-till --kanda ${WHO}`, 'lägger till de sju, Pensionsmyndigheten och a-kassorna'],
      [`uppgiftslamnare lagg-till ${WHO} < uppgiftslamnare.json`, 'lägger till en'],
      [`uppgiftslamnare andra ID ${WHO} [--version N] < andring.json`, 'ändrar fält (JSON Merge Patch: null tar bort)'],
      [
        `uppgiftslamnare sag-upp ID --datum DAG ${WHO}`,
        'frånträde efter sex månader; tidigare med --hinder SKÄL --frantrade DAG',
      ],
    ],
    run(args, io) {
      const [word = '', ...rest] = args;
      const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
      if (!act) throw new CliError(`Skriv uppgiftslamnare och något av: ${Object.keys(ACTS).join(', ')}.`);
      const given = readArguments(rest, OPTIONS, 1);
      return withIt((tjanst) => act(tjanst, given, io));
    },
  };
}

export const uppgiftslamnare = createUppgiftslamnareCommand(withRegister);

async function lista(
  { uppgiftslamnare: register }: RegisterService,
  given: Arguments,
  { stdout }: Io,
): Promise<number> {
  const all = await register.alla();
  const rows = all.map(({ dokument: { id, namn, bastjanst, frantrade }, version }) => {
    return [id, namn, bastjanst, frantrade ? `frånträder ${frantrade.datum}` : '', String(version)];
  });
  const none = 'Inga uppgiftslämnare finns. uppgiftslamnare lagg-till --kanda lägger till de kända.';
  stdout.write(given.flag('json') ? json(all) : table(['id', 'namn', 'bastjänst', 'frånträde', 'version'], rows, none));
  return 0;
}

async function visa({ uppgiftslamnare: register }: RegisterService, given: Arguments, { stdout }: Io): Promise<number> {
  const one = await register.en(idOf(given));
  stdout.write(given.flag('json') ? json(one) : `${columns(fields(one))}\n`);
  return 0;
}

async function historik(
  { uppgiftslamnare: register }: RegisterService,
  given: Arguments,
  { stdout }: Io,
): Promise<number> {
  const { dokument } = await register.en(idOf(given));
  const handelser = await register.historik(dokument.id);
  stdout.write(given.flag('json') ? json(handelser) : historyText(handelser));
  return 0;
}

async function laggTill({ uppgiftslamnare: register }: RegisterService, given: Arguments, io: Io): Promise<number> {
  const begaran = begaranOf(given);
  if (!given.flag('kanda')) return done(await register.laggTill(begaran, await readJson(io, 'uppgiftslämnaren')), io);
  const added = await register.laggTillKanda(begaran, kandaUppgiftslamnare);
  io.stdout.write(`${added.length} uppgiftslämnare är tillagda.\n`);
  return 0;
}

async function andra({ uppgiftslamnare: register }: RegisterService, given: Arguments, io: Io): Promise<number> {
  const { dokument, version } = await register.en(idOf(given));
  const mal = { ...begaranOf(given), id: dokument.id, version: given.whole('version', version, 1, 999_999_999) };
  return done(await register.andra(mal, await readJson(io, 'ändringen')), io);
}

async function sagUpp(
  { uppgiftslamnare: register }: RegisterService,
  given: Arguments,
  { stdout }: Io,
): Promise<number> {
  const { dokument, version } = await register.en(idOf(given));
  const mal = { ...begaranOf(given), id: dokument.id, version: given.whole('version', version, 1, 999_999_999) };
  const skal = given.optional('hinder');
  const rattsligtHinder = skal === undefined ? undefined : { skal, frantrade: given.required('frantrade') };
  const notice = { datum: given.required('datum'), ...(rattsligtHinder && { rattsligtHinder }) };
  const { dokument: after } = await register.sagUpp(mal, notice);
  stdout.write(`${after.namn} frånträder ${after.frantrade?.datum}.\n`);
  return 0;
}

function idOf({ words: [id] }: Arguments): string {
  if (!id) throw new CliError('Ange uppgiftslämnarens id; uppgiftslamnare lista visar dem.');
  return id.toUpperCase();
}

function done({ dokument: { id, namn }, version }: LagradUppgiftslamnare, { stdout }: Io): number {
  stdout.write(`${namn} (${id}) är sparad, version ${version}.\n`);
  return 0;
}

function fields({ dokument, version }: LagradUppgiftslamnare): string[][] {
  const { frantrade } = dokument;
  return [
    ['id', dokument.id],
    ['namn', dokument.namn],
    ['organisationsnummer', dokument.organisationsnummer ?? 'saknas'],
    ['bastjänst', dokument.bastjanst],
    ...(dokument.fullgorsAv ? [['skyldigheter fullgörs av', dokument.fullgorsAv]] : []),
    ['UC', dokument.ucVersion ?? 'saknas'],
    ['tillträde', dokument.tilltrade ?? 'saknas'],
    ...(frantrade ? [['frånträde', `${frantrade.datum}, uppsagd ${frantrade.uppsagd}`]] : []),
    ...(frantrade?.rattsligtHinder ? [['rättsligt hinder', frantrade.rattsligtHinder]] : []),
    ...dokument.kontakter.map(({ roll, namn, epost, telefon }) => [
      `kontakt (${roll})`,
      [namn, epost, telefon].filter(Boolean).join(', '),
    ]),
    ...dokument.uppgifter.map((uppgift) => ['uppgift', uppgift]),
    ['version', String(version)],
  ];
}
