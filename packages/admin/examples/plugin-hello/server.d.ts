import type { Feature } from '@reglament/api/kit';

declare const feature: Feature;
export default feature;
