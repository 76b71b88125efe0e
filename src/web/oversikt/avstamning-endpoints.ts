// The daily avstämning over REST: an agency's own program reads what we counted, and tells what the agency received.
import { compileSchema, readSchema } from '../../platform/schema.ts';
import { AvstamningError, type Avstamningsdag } from '../../servicelevel/avstamning.ts';
import { begaranOf } from '../anslutning/services.ts';
import type { Endpoint, Input, Reply } from '../endpoint.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import { PageError } from '../page.ts';
import { ProblemError } from '../problem.ts';
import { asRegisterProblem } from '../register-problem.ts';
import type { Kalla, ServicelevelServices } from '../servicelevel-services.ts';
import { synligKalla } from '../synliga-kallor.ts';

export type AvstamningServices = Pick<ServicelevelServices, 'avstamning' | 'kallor' | 'uppgiftslamnare'>;

type PersonInput = Input<Person | undefined>;

interface MottagnaBody {
  readonly dag: string;
  readonly antal: number;
  readonly skal: string;
}

const PATH = '/v1/avstamningar/:kalla';
const DAYS = 31;

/** For an API whose callers are `createIdentifyPerson`'s. */
export function createAvstamningEndpoints(services: AvstamningServices): Endpoint<Person | undefined>[] {
  const { avstamning } = services;
  const read = async ({ kalla }: Kalla): Promise<Reply> => ({
    json: { kalla, dygn: (await avstamning.dagar(kalla, DAYS)).map(dygnJson) },
  });
  return [
    {
      method: 'get',
      path: PATH,
      handle: (input) => known(async () => read((await kallaFor(services, input)).om)),
    },
    {
      method: 'post',
      path: PATH,
      schema: compileSchema(readSchema('schemas/avstamning/avstamning.schema.json'), '#/$defs/mottagna'),
      handle: (input) =>
        known(async () => {
          const { om, person } = await kallaFor(services, input);
          if (!hasRole(person, 'drift', 'uppgiftslamnare')) throw notYours();
          const { dag, antal, skal } = input.body as MottagnaBody;
          await avstamning.registrera(begaranOf(person, skal), om.kalla, dag, antal);
          return read(om);
        }),
    },
  ];
}

/** @throws {ProblemError} 401 for nobody in particular, 403 for those who see no bastjänst, 404 for another's */
async function kallaFor(
  services: AvstamningServices,
  { aktor, params }: PersonInput,
): Promise<{ readonly om: Kalla; readonly person: Person }> {
  if (!aktor) throw new ProblemError('not-authenticated', 401, 'Logga in först: det framgår inte vem som frågar.');
  if (!hasRole(aktor, 'drift', 'forvaltare', 'uppgiftslamnare')) throw notYours();
  return { om: await synligKalla(services, aktor, params.kalla), person: aktor };
}

function notYours(): ProblemError {
  return new ProblemError(
    'forbidden',
    403,
    'Avstämningen är för driftpersonal och för den som svarar för bastjänsten.',
  );
}

function dygnJson({ dag, stallda, mottagna, skillnad }: Avstamningsdag): object {
  return { dag, stallda, ...(mottagna && { mottagna: mottagna.antal }), ...(skillnad !== undefined && { skillnad }) };
}

async function known(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AvstamningError) throw new ProblemError('ogiltig', 422, `${error.falt}: ${error.message}`);
    if (error instanceof PageError) throw new ProblemError('okand', error.status, error.message);
    throw asRegisterProblem(error);
  }
}
