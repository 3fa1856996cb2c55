import type { ProductKind } from '@reglament/schema';
import { optional, otherwise, required } from '../platform/input/fields.ts';
import { asSent, latinKey, line, lines, text } from '../platform/input/values.ts';

/** §1 says what a product is: the clause of this directory. */
export const clause = '1';

const longestDescription = 10_000;
const mostVersions = 200;
/** As long as a ticket can name one. */
const longestVersion = 120;

/** What is kept of a product. */
export const productFields = {
  key: required(latinKey(64)),
  name: required(line(200)),
  nameEn: optional(line(200)),
  kind: required(asSent<ProductKind>),
  description: optional(text(longestDescription)),
  descriptionEn: optional(text(longestDescription)),
  versions: otherwise(lines(mostVersions, longestVersion), []),
  active: otherwise(asSent<boolean>, true),
};
