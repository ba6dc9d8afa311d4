export const LIGHTS = ['red', 'orange', 'yellow', 'green', 'grey', 'missing'] as const;
export type Light = (typeof LIGHTS)[number];

export function isLight(text: unknown): text is Light {
  return LIGHTS.includes(text as Light);
}

export type LightCounts = Record<Light, number>;

export function countLights(indicators: readonly { light: Light }[]): LightCounts {
  const counts: LightCounts = { red: 0, orange: 0, yellow: 0, green: 0, grey: 0, missing: 0 };
  for (const { light } of indicators) if (isLight(light)) counts[light]++;
  return counts;
}
