// The list of driftinformation over REST: what goes on and comes, what has been, or what the service suggests.
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import { LONGEST_AHEAD_MS } from '../../servicelevel/driftinformation/utkast.ts';
import type { Input, Reply } from '../endpoint.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import { ProblemError } from '../problem.ts';
import { cursorOf, cursorText } from './markor.ts';
import { notisJson } from './notis-json.ts';
import { allaKallor, type EndpointServices } from './services.ts';

const A_PAGE = 50;

const URVAL = ['aktuella', 'arkiv', 'forslag'] as const;

/** @throws {ProblemError} 422 for a query that means nothing, 403 for suggestions to others than those who may see them */
export async function readList(
  services: EndpointServices,
  { query, aktor }: Input<Person | undefined>,
): Promise<Reply> {
  const urval = chosen(query.get('urval') ?? 'aktuella', URVAL, 'urval');
  const keys = allaKallor(services).map(({ kalla }) => kalla);
  const asked = query.get('kalla');
  const kalla = asked === null ? undefined : chosen(asked, keys, 'kalla');
  const efter = cursorOf(query.get('efter'));
  if (query.has('efter') && !efter) throw breach('efter', 'skicka det som förra sidan lämnade.');
  if (urval === 'forslag' && !hasRole(aktor, 'drift', 'forvaltare'))
    throw new ProblemError('forbidden', 403, 'urval: förslag visas för driftpersonal och förvaltare.');
  const own = { ...(kalla !== undefined && { kalla }) };
  switch (urval) {
    case 'aktuella': {
      const all = await services.driftinformation.aktuella(services.clock.now(), LONGEST_AHEAD_MS);
      return listJson(all.filter(({ kallor }) => kalla === undefined || kallor.includes(kalla)));
    }
    case 'forslag':
      return listJson(await services.driftinformation.lista({ ...own, lagen: ['förslag'] }));
    case 'arkiv': {
      const over = { lagen: ['avslutad', 'återkallad'], publicerade: true, antal: A_PAGE } as const;
      const found = await services.driftinformation.lista({ ...own, ...over, ...(efter && { efter }) });
      return listJson(found, found.length === A_PAGE ? found.at(-1) : undefined);
    }
  }
}

function listJson(notiser: readonly Driftnotis[], last?: Driftnotis): Reply {
  return { json: { driftinformation: notiser.map(notisJson), ...(last && { efter: cursorText(last) }) } };
}

function chosen<const T extends string>(text: string, words: readonly T[], name: string): T {
  const found = words.find((one) => one === text);
  if (found === undefined) throw breach(name, `ska vara något av ${words.join(', ')}.`);
  return found;
}

function breach(name: string, rule: string): ProblemError {
  return new ProblemError('ogiltig', 422, `${name}: ${rule}`);
}
