// What CSN's answer is worth, subsystem by subsystem, by its result code and the person's blocks. Read by local names: v3.0 too.
import { type Assessment, type Quality, type Responder, summarise } from '../../composite/quality.ts';
import { child, children, descend, type XmlElement } from '../../platform/xml.ts';
import { shortCode, UNKNOWN_CODE } from '../status-code.ts';
import { RESULTAT, type ResultatKod, SUBSYSTEMS } from './codes.ts';

type Subsystem = (typeof SUBSYSTEMS)[number];

export function assess(answer: XmlElement): Assessment {
  const code = shortCode(descend(answer, 'GemensamtSvarEkbistand', 'Resultat', 'ResultatKod')?.content);
  const resultat = code !== undefined && Object.hasOwn(RESULTAT, code) ? RESULTAT[code] : undefined;
  const list = child(answer, 'Personer');
  const persons = list ? children(list).filter(({ name }) => name === 'Person') : [];
  const responders = SUBSYSTEMS.map((one) => responder(one, code, resultat, persons));
  return { quality: summarise(responders), responders, flags: persons.some(isProtected) ? ['protected'] : [] };
}

function responder(
  subsystem: Subsystem,
  code: string | undefined,
  resultat: ResultatKod | undefined,
  persons: readonly XmlElement[],
): Responder {
  const { id, name } = subsystem;
  const own = (quality: Quality): Responder => ({ id, name, quality });
  const because = (quality: Quality): Responder => {
    return { id, name, quality, ...(code ? { code } : {}), text: resultat?.text ?? UNKNOWN_CODE };
  };
  if (!resultat) return because('unverifiable');
  switch (resultat.means) {
    case 'answered':
      return own(contentOf(persons, subsystem));
    case 'no-such-identity':
      return because('nothing');
    case 'refused':
      return because('unverifiable');
    case 'silent':
      return resultat.who.includes(id) ? because('failed') : own(contentOf(persons, subsystem));
  }
}

function contentOf(persons: readonly XmlElement[], subsystem: Subsystem): Quality {
  const each = persons.map((person) => contentOfPerson(person, subsystem));
  if (each.includes('answered')) return 'answered';
  return each.length > 0 && each.every((quality) => quality === 'nothing') ? 'nothing' : 'unverifiable';
}

/** `nothing` where the person is said to be unknown ("Ej träff"), or to be known (blanks) and every block is there and empty. */
function contentOfPerson(person: XmlElement, { blocks }: Subsystem): Quality {
  const found = blocks.map((name) => child(person, name));
  if (found.some((block) => block && descend(block, 'Arenden', 'Arende'))) return 'answered';
  const status = person.attr('Status')?.value.trim();
  if (status === 'Ej träff') return 'nothing';
  return status === '' && found.every(isEmpty) ? 'nothing' : 'unverifiable';
}

function isEmpty(block: XmlElement | undefined): boolean {
  return block !== undefined && children(block).every((one) => one.name === 'Arenden' && children(one).length === 0);
}

/** "Ja" or blanks by the contract; anything but a clear no counts. */
function isProtected(person: XmlElement): boolean {
  return !['', 'nej'].includes(person.attr('sekretess')?.value.trim().toLowerCase() ?? '');
}
