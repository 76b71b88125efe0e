// The form of a question about a test person: what was chosen, whether it holds, and in whose name it is asked.
import { type Html, html } from '../../platform/html.ts';
import { checkboxes, type Draft, errorSummary, type FormError, selectField } from '../form.ts';
import { hasRole, ownNamnder, type Person } from '../inloggning/person.ts';
import { csrfInput } from '../layout.ts';
import { numberText } from '../text.ts';
import type { ProvfragaServices, Provval } from './provfraga-services.ts';

export const PROVFRAGA = '/provfraga';

/** The organisations in whose name somebody may ask here. */
export function organisationer(person: Person, { provnamnd }: Pick<ProvfragaServices, 'provnamnd'>): readonly string[] {
  const prov = provnamnd && hasRole(person, 'drift', 'uppgiftslamnare') ? [provnamnd] : [];
  return [...new Set([...ownNamnder(person), ...prov])];
}

/** What the form says, or what is wrong in it. @throws {DatabaseError} */
export async function readVal(
  form: URLSearchParams,
  person: Person,
  services: ProvfragaServices,
): Promise<Provval | { readonly errors: readonly FormError[] }> {
  const { personer, versioner, bastjanster } = services;
  const own = organisationer(person, services);
  const val = {
    person: form.get('person') ?? '',
    version: form.get('version') ?? '',
    bastjanster: form.getAll('bastjanst'),
    organisationsnummer: form.get('organisation') ?? own[0] ?? '',
  };
  const known = new Set(bastjanster.map(({ id }) => id));
  const errors = [
    ...(personer.some(({ key }) => key === val.person) ? [] : [{ field: 'person', text: 'Välj en testperson' }]),
    ...(versioner.includes(val.version) ? [] : [{ field: 'version', text: 'Välj en version' }]),
    ...(own.includes(val.organisationsnummer) ? [] : [{ field: 'organisation', text: 'Välj vem som frågar' }]),
    ...(val.bastjanster.length > 0 && val.bastjanster.every((id) => known.has(id))
      ? []
      : [{ field: 'bastjanst', text: 'Välj minst en bastjänst' }]),
  ];
  if (errors.length > 0) return { errors };
  return { ...val, namn: await services.namnOf(val.organisationsnummer), handlaggare: person.subject };
}

/** As it is first shown: everybody is asked, by the newest version. */
export function firstDraft({ personer, bastjanster, versioner }: ProvfragaServices): Draft {
  const values = new URLSearchParams({ person: personer[0]?.key ?? '', version: versioner.at(-1) ?? '' });
  for (const { id } of bastjanster) values.append('bastjanst', id);
  return { values, errors: [] };
}

/** @param csrf of the session */
export function formView(services: ProvfragaServices, person: Person, csrf: string | undefined, draft: Draft): Html {
  const { personer, bastjanster, versioner } = services;
  const people = personer.map(({ key, namn, personnummer, beskrivning }) => {
    return { value: key, label: `${namn}, ${personnummer}: ${beskrivning}` };
  });
  const versions = versioner.map((name) => ({ value: name, label: name }));
  const agencies = bastjanster.map(({ id, namn }) => ({ value: id, label: `${namn} (${id})` }));
  const own = organisationer(person, services).map((value) => ({ value, label: numberText(value) }));
  const askedBy = { name: 'organisation', label: 'Frågan ställs av', hint: 'Organisationsnumret står i loggen.' };
  return html`${errorSummary(draft)}<form method="post" action="${PROVFRAGA}" novalidate>${csrfInput(csrf)}
${selectField({ name: 'person', label: 'Testperson', hint: 'Påhittade personer; varje person får något bestämt att hända.' }, people, draft)}
${checkboxes({ name: 'bastjanst', label: 'Bastjänster' }, agencies, draft)}
${selectField({ name: 'version', label: 'Version', hint: 'Över SOAP; samma fråga ställs också över REST.' }, versions, draft)}
${own.length > 1 || draft.errors.some(({ field }) => field === 'organisation') ? selectField(askedBy, own, draft) : ''}
<p><button class="button button--primary button--medium" type="submit" name="gor" value="fraga">Ställ frågan</button>
<button class="button button--secondary button--medium" type="submit" name="gor" value="visa">Visa vad som skickas</button></p>
</form>`;
}
