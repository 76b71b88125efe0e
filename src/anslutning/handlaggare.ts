// When two writings of a handläggare's stable id are the same id.

/** The form in which ids are stored and compared: blanks around, case and the coding of å, ä, ö do not tell people apart. */
export function normalHandlaggare(id: string): string {
  return id.trim().normalize('NFC').toLocaleLowerCase('sv');
}

export function sameHandlaggare(one: string, other: string): boolean {
  return normalHandlaggare(one) === normalHandlaggare(other);
}
