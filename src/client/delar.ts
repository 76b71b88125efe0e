// What a part of an answer is worth, for the compiler too.

interface Del {
  readonly kontroll: { readonly schema: 'giltigt' | 'avviker' };
}

/**
 * Whether the data of a part follows the schema, so that its type is known. What does not is delivered as the agency sent it, and
 * is read with care: it is `unknown`.
 */
export function foljerSchemat<D extends object>(
  del: D,
): del is Extract<D, { readonly kontroll: { readonly schema?: 'giltigt' } }> {
  return (del as Partial<Del>).kontroll?.schema === 'giltigt';
}
