import type { Calibrated } from './queries';

const WIDTH = 72;
const HEIGHT = 20;
const EDGE = 2;

/** The figures of earlier years as a line; the numbers stand beside it, so it is for the eye alone. */
export function Sparkline({ history }: { history: Calibrated['history'] }) {
  // Places on a picture, not figures: a float is exact enough for a pixel.
  const values = history.map((one) => Number(one.value));
  if (values.length < 2) return null;
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const points = values
    .map((value, i) => {
      const x = EDGE + (i * (WIDTH - 2 * EDGE)) / (values.length - 1);
      const y = HEIGHT - EDGE - ((value - least) * (HEIGHT - 2 * EDGE)) / span;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
