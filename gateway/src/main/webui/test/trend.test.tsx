import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TrendMark } from '../src/features/scores/TrendMark';
import { WhyTree } from '../src/features/scores/unit/WhyTree';
import { derivation } from './figures';

const names = {
  unit: (code: string) => code,
  indicator: (code: string) => code,
  block: (code: string) => code,
};

describe('the arrow of a trend', () => {
  it.each([
    ['up', '↑', '趋势：按期可达或已达目标'],
    ['rising', '↗', '趋势：向好'],
    ['flat', '→', '趋势：停滞'],
    ['down', '↓', '趋势：变差'],
    ['none', '–', '趋势：历史数据不足'],
  ])('is told to everybody: %s', (trend, sign, words) => {
    render(<TrendMark trend={trend} />);
    expect(screen.getByText(sign).getAttribute('aria-hidden')).toBe('true');
    expect(screen.getByText(words).className).toBe('unseen');
  });

  it('is not there where nobody asks for one', () => {
    const { container } = render(<TrendMark />);
    expect(container.innerHTML).toBe('');
    render(
      <WhyTree derivation={derivation} label="得分由来" names={names} at={undefined} onSource={() => {}} />,
    );
    expect(screen.queryByText(/^趋势/)).toBeNull();
  });
});
