// One source on a page: how it stands, its time series, causes and qualities, avstämning, and how its guard is steered.

import { AnslutningError } from '../../anslutning/anslutning-error.ts';
import { DriftError } from '../../bastjanster/drift/drift-error.ts';
import type { Begaran } from '../../platform/spar.ts';
import { AvstamningError } from '../../servicelevel/avstamning.ts';
import { begaranOf } from '../anslutning/services.ts';
import { type Draft, emptyDraft, type FormError, fieldText } from '../form.ts';
import { hasRole } from '../inloggning/person.ts';
import type { OwnInput, Page, PageReply } from '../page.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { synligKalla } from '../synliga-kallor.ts';
import { enKallaView, type KallaDeps } from './en-kalla-view.ts';
import { HELHETEN } from './oversiktslage.ts';
import { periodOf } from './perioder.ts';
import { ATGARDER, type Atgard, allErrors } from './styrning.ts';

const PATH = '/oversikt/:kalla';

export function createKallaPages(deps: KallaDeps): Page[] {
  return [
    {
      method: 'get',
      path: PATH,
      access: ['drift', 'forvaltare', 'uppgiftslamnare'],
      handle: async (input) => onePage(deps, input as OwnInput, await kallaOf(deps, input as OwnInput)),
    },
    ...ATGARDER.map(
      (atgard): Page => ({
        method: 'post',
        path: `${PATH}/${atgard.namn}`,
        access: ['drift'],
        handle: (input) => act(deps, input as OwnInput, atgard),
      }),
    ),
    {
      method: 'post',
      path: `${PATH}/avstamning`,
      access: ['drift', 'uppgiftslamnare'],
      handle: (input) => reconcile(deps, input as OwnInput),
    },
  ];
}

/** @throws {PageError} status 404 */
async function kallaOf({ services }: KallaDeps, { person, params }: OwnInput): Promise<Kalla> {
  const isWhole = params.kalla === HELHETEN.kalla && hasRole(person, 'drift', 'forvaltare');
  return isWhole ? HELHETEN : synligKalla(services, person, params.kalla);
}

async function onePage(deps: KallaDeps, input: OwnInput, om: Kalla, draft: Draft = emptyDraft): Promise<PageReply> {
  const { person, csrf, query } = input;
  const main = await enKallaView(deps, {
    om,
    period: periodOf(query.get('period')),
    csrf,
    draft,
    mayDecide: hasRole(person, 'drift'),
    mayReconcile: hasRole(person, 'drift', 'uppgiftslamnare'),
  });
  return { title: om.namn, main, skript: ['strom', 'diagram'] };
}

async function act(deps: KallaDeps, input: OwnInput, atgard: Atgard): Promise<PageReply> {
  const { driftlagen } = deps.services;
  return settled(deps, input, allErrors(atgard, input.form), atgard.namn, (begaran, { kalla }) =>
    atgard.run(driftlagen, begaran, kalla, input.form),
  );
}

async function reconcile(deps: KallaDeps, input: OwnInput): Promise<PageReply> {
  const { form } = input;
  const [dag, antal] = [fieldText(form, 'avstamning-dag'), fieldText(form, 'avstamning-antal')];
  return settled(deps, input, [], 'avstamning', (begaran, { kalla }) =>
    // What is no count becomes NaN, which the store refuses with a text of its own.
    deps.services.avstamning.registrera(begaran, kalla, dag, /^\d+$/.test(antal) ? Number(antal) : Number.NaN),
  );
}

async function settled(
  deps: KallaDeps,
  input: OwnInput,
  errors: readonly FormError[],
  namn: string,
  work: (begaran: Begaran, om: Kalla) => Promise<unknown>,
): Promise<PageReply> {
  const om = await kallaOf(deps, input);
  const again = async (wrong: readonly FormError[]) => ({
    ...(await onePage(deps, input, om, { values: input.form, errors: wrong })),
    status: 422,
  });
  if (errors.length > 0) return again(errors);
  try {
    await work(begaranOf(input.person, fieldText(input.form, `${namn}-skal`)), om);
    return { next: `/oversikt/${om.kalla}` };
  } catch (error) {
    return again([refusal(error, namn)]);
  }
}

/** What was refused, at the field that it is about. */
function refusal(error: unknown, namn: string): FormError {
  if (error instanceof DriftError) return { text: error.message };
  if (error instanceof AvstamningError) return { field: `avstamning-${error.falt}`, text: error.message };
  if (error instanceof AnslutningError) return { field: `${namn}-skal`, text: error.message };
  throw error;
}
