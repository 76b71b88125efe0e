// Elements of an XML answer that its schema does not know: the JSON form keeps them under `_ovrigt`, and nobody can say what they mean.
import { fieldsOf, isObject, itemsOf, type Place } from '../../../bastjanster/json-place.ts';
import type { Okant } from '../../../bastjanster/oversikt.ts';
import { okant } from '../../../bastjanster/oversikt-post.ts';

const OVRIGT = '_ovrigt';

/** Every one of them; and the answer itself, where it is no object at all. */
export function ovrigaI(data: Place): Okant[] {
  if (!isObject(data.value)) return [okant(data)];
  return below(data);
}

function below(place: Place): Okant[] {
  const items = itemsOf(place).flatMap(below);
  const fields = fieldsOf(place).flatMap(([name, inner]) =>
    name === OVRIGT ? itemsOf(inner).map((one) => okant(one)) : below(inner),
  );
  return [...items, ...fields];
}
