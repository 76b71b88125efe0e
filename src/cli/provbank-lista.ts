// `provbank lista`: every case there is, and which cases prove each requirement.
import { STANDARDGRANSER } from '../testbench/granser.ts';
import type { Krav, Provkatalog } from '../testbench/prov.ts';
import { json } from './anslut-context.ts';
import type { Arguments } from './arguments.ts';
import { CliError, columns, type Io } from './command.ts';
import type { ProvbankContext } from './provbank-context.ts';

/** One catalogue, or all; `--krav`: by requirement. @throws {CliError} */
export function lista({ kataloger }: Pick<ProvbankContext, 'kataloger'>, given: Arguments, { stdout }: Io): number {
  const word = given.words[1]?.toUpperCase();
  const those = word === undefined ? kataloger : kataloger.filter(({ bastjanst }) => bastjanst === word);
  if (those.length === 0) throw new CliError(`Ange en av ${kataloger.map(({ bastjanst }) => bastjanst).join(', ')}.`);
  const byKrav = given.flag('krav');
  if (given.flag('json')) stdout.write(json(those.map((one) => (byKrav ? katalogKrav(one) : katalogData(one)))));
  else stdout.write(`${those.map(byKrav ? kravText : katalogText).join('\n\n')}\n`);
  return 0;
}

function katalogData({ fall, forstaFraga: _, ...katalog }: Provkatalog) {
  return {
    ...katalog,
    fall: fall.map(({ kor: _, anrop, ...data }) => ({ ...data, anrop: anrop(STANDARDGRANSER) })),
  };
}

function katalogKrav({ bastjanst, kontraktsversion, fall }: Provkatalog) {
  return { bastjanst, kontraktsversion, krav: kravOf(fall) };
}

function katalogText(katalog: Provkatalog): string {
  const rows = katalog.fall.map(({ id, grupp, titel, fientlig }) => [
    ...[`  ${id}`, grupp],
    `${titel}${fientlig ? ' (fientligt)' : ''}`,
  ]);
  return `${head(katalog)}\n${columns(rows)}`;
}

function kravText(katalog: Provkatalog): string {
  const rows = kravOf(katalog.fall).map(({ slag, ref, fall }) => [`  ${slag}`, ref, fall.join(', ')]);
  return `${head(katalog)}\n${columns(rows)}`;
}

function head({ namn, bastjanst, kontraktsversion, fall }: Provkatalog): string {
  return `${namn} (${bastjanst}), kontrakt ${kontraktsversion}: ${fall.length} fall`;
}

function kravOf(fall: Provkatalog['fall']): (Krav & { readonly fall: string[] })[] {
  const pairs = fall.flatMap(({ id, krav }) => krav.map((one) => ({ ...one, id })));
  return [...Map.groupBy(pairs, ({ slag, ref }) => `${slag} ${ref}`).values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ slag: first.slag, ref: first.ref, fall: of.map(({ id }) => id) }] : [];
  });
}
