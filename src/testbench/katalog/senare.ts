// Schemas are compiled when a case first needs them: listing the catalogues costs nothing.

/** Made when it is first needed, and once. */
export function senare<T>(gor: () => T): () => T {
  let gjord: { readonly varde: T } | undefined;
  return () => {
    gjord ??= { varde: gor() };
    return gjord.varde;
  };
}
