// Makes what costs a start more than it is worth: first when somebody looks, and then never again.

/** @returns what `make` gave the first time; where it threw, it is tried again */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
