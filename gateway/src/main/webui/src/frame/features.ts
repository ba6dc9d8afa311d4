import type { Feature } from './feature';

const found = import.meta.glob<Feature>('../features/*/routes.ts', { eager: true, import: 'default' });

/** Every folder of `features` that has a `routes`: nothing else names it. */
export const features: readonly Feature[] = Object.values(found);

export const places = features
  .flatMap(({ place }) => (place ? [place] : []))
  .sort((a, b) => a.order - b.order);
