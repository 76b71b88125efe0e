// The forms in which a personal number can hide in a text, so that searches for leaks look for more than twelve digits.

/** Where a personal number was found; nothing of the number itself. */
export interface IdentityFinding {
  readonly form: string;
  /** The text around it, every identity masked. */
  readonly around: string;
}

export interface IdentityFinder {
  /** The first of the identities that a text holds, in any form. */
  find(text: string): IdentityFinding | undefined;
  mask(text: string): string;
}

/** @param identities 12 digits each */
export function createIdentityFinder(identities: Iterable<string>): IdentityFinder {
  const forms = new Map([...new Set(identities)].flatMap(formsOf));
  const pattern = forms.size === 0 ? /(?!)/g : new RegExp([...forms.keys()].map(escaped).join('|'), 'g');
  const mask = (text: string) => text.replaceAll(pattern, '[person]');
  return {
    mask,
    find(text) {
      const at = text.search(pattern);
      if (at === -1) return undefined;
      const [found = ''] = text.slice(at).match(pattern) ?? [];
      return { form: forms.get(found) ?? '', around: mask(text.slice(Math.max(0, at - 60), at + found.length + 60)) };
    },
  };
}

/** What is searched for, with the name of its form. The twelve digits hold the ten, so the ten are enough. */
export function formsOf(identity: string): (readonly [string, string])[] {
  const [date, last] = [identity.slice(2, 8), identity.slice(8)];
  const plain = [
    [date + last, 'siffror'],
    [`${date}-${last}`, 'bindestreck'],
    [`${date}+${last}`, 'plustecken'],
    [`${date} ${last}`, 'blanksteg'],
    [`${date}%2D${last}`, 'URL-kodat bindestreck'],
    [`${date}%2B${last}`, 'URL-kodat plustecken'],
    [`${date}%20${last}`, 'URL-kodat blanksteg'],
  ] as const;
  const encoded = plain.slice(0, 2).flatMap(([text, form]) => {
    const hex = Buffer.from(text).toString('hex');
    const percent = hex.replaceAll(/../g, '%$&');
    return [
      ...base64Cores(text).map((core) => [core, `${form}, base64`] as const),
      [hex, `${form}, hex`] as const,
      ...(hex === hex.toUpperCase() ? [] : [[hex.toUpperCase(), `${form}, hex`] as const]),
      [percent, `${form}, procentkodat`] as const,
    ];
  });
  return [...plain, ...encoded];
}

/** What base64 always has of a text, wherever in a longer text it stands: one core for each of the three alignments. */
function base64Cores(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('\0'.repeat(offset) + text).toString('base64');
    const from = Math.ceil((offset * 8) / 6);
    return encoded.slice(from, Math.floor(((offset + text.length) * 8) / 6));
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
