import type { Locale } from '@reglament/schema';
import type { ReportedPromise } from './endedPromises.ts';

type Named = Pick<ReportedPromise, 'client' | 'clientEn' | 'product' | 'productEn'>;

/** Company and product by the names that whoever asks reads elsewhere: in English the English one, where there is one. */
export const namedIn = (locale: Locale) => <Promised extends Named>(promise: Promised): Promised =>
  (locale === 'en' ? { ...promise, client: promise.clientEn ?? promise.client, product: promise.productEn ?? promise.product } : promise);
