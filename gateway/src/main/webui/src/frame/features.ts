import type { Me } from '../api/types';
import type { Feature } from './feature';

const found = import.meta.glob<Feature>('../features/*/routes.ts', { eager: true, import: 'default' });

/** Every folder of `features` that has a `routes`: nothing else names it. */
export const features: readonly Feature[] = Object.values(found);

export const places = features
  .flatMap(({ place }) => (place ? [place] : []))
  .sort((a, b) => a.order - b.order);

/** The places in which somebody with these roles has something to see. */
export const placesFor = (me: Me) =>
  places.filter(({ roles }) => !roles || roles.some((role) => me.roles.includes(role)));
