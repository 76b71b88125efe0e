// `logg kontrollera`: whether the log is what was once written, and where it is not.
import { timeForPeople } from '../platform/swedish-day.ts';
import type { Kontrollresultat, Manadsresultat } from '../querylog/kontroll/verify.ts';
import { CliError, columns, type Io } from './command.ts';
import { readLogArguments } from './log-arguments.ts';
import { withLog } from './log-context.ts';
import { json } from './logg-las.ts';

export async function kontrollera(args: readonly string[], { stdout, stderr }: Io): Promise<number> {
  const given = readLogArguments(args, { manad: 'text', vittne: 'text', nyckel: 'flagga' });
  const vittne = witnessOf(given.optional('vittne'));
  const manad = given.optional('manad');
  const { key, ...result } = await withLog(async ({ granskning, kontroll, signer }) => {
    const found = await granskning.kontrollera(given.begaran(), () =>
      kontroll.kontrollera({
        ...(manad && { manader: [manad] }),
        ...(vittne && { vittne }),
        onProgress: ({ manad: month, checked, total }) => stderr.write(`\r${month}: ${checked} av ${total} poster `),
      }),
    );
    return { ...found, ...(given.flag('nyckel') && { key: await signer.publicKey() }) };
  });
  stderr.write('\r');
  if (given.flag('json')) stdout.write(json({ ...result, ...key }));
  else
    stdout.write(`${resultText(result)}${key ? `\nUnderskrifterna prövas med nyckel ${key.nyckel}:\n${key.pem}` : ''}`);
  return result.antalAvvikelser === 0 ? 0 : 1;
}

/** `nummer:digest`, as the service's log lines `kontrollpunkt` have them. @throws {CliError} */
function witnessOf(text: string | undefined): { nummer: number; digest: string } | undefined {
  if (text === undefined) return undefined;
  const [, nummer, digest] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!nummer || !digest) throw new CliError('--vittne skrivs nummer:digest, ur tjänstens egen logg.');
  return { nummer: Number(nummer), digest };
}

function resultText({ manader, kontrollpunkter, avvikelser, antalAvvikelser }: Kontrollresultat): string {
  const head = ['månad', 'status', 'poster', 'gallrade', 'kedjor', 'senaste kontrollpunkt'];
  const table = columns([head, ...manader.map(row)]);
  if (antalAvvikelser === 0) return `${table}\n\nLoggen är hel. ${kontrollpunkter} kontrollpunkter är äkta.\n`;
  const found = avvikelser.map(({ slag, text, id }) => `  ${slag}: ${text}${id ? ` (${id})` : ''}`);
  const more = antalAvvikelser > found.length ? [`  … och ${antalAvvikelser - found.length} till`] : [];
  return [
    table,
    '',
    `LOGGEN ÄR INTE HEL: ${antalAvvikelser} avvikelser, den första först.`,
    ...found,
    ...more,
    '',
  ].join('\n');
}

function row({ manad, status, forsegling, poster, gallrade, kedjor, kontrollpunkt }: Manadsresultat): string[] {
  const state = { oppen: 'öppen', forseglad: 'förseglad', gallrad: 'gallrad' }[status];
  const seal = forsegling ? `, förseglingen ${forsegling}` : '';
  const point = kontrollpunkt ? `${kontrollpunkt.nummer}, ${timeForPeople(kontrollpunkt.at)}` : '–';
  return [manad, `${state}${seal}`, String(poster), String(gallrade), String(kedjor), point];
}
