import { expect, test } from 'vitest';
import type { IndicatorScore, SchemeVersion } from '../src/api/types';
import { blockNames } from '../src/features/scores/board/names';
import { leavesOf, lightRules } from '../src/features/scores/reasons';

const fixed = { on: 'achievement', green: '0.9', red: '0.6' };
const own = { on: 'achievement', green: '0.8', red: '0.5' };

const scheme = {
  scheme: 'departments',
  version: 1,
  definition: {
    tree: {
      kind: 'block',
      code: 'total',
      children: [
        { kind: 'indicator', indicator: 'budget', weight: '60', light: fixed },
        {
          kind: 'own',
          code: 'duties',
          name: '职能目标',
          nameEn: 'Duties',
          weight: '40',
          indicatorLight: own,
        },
      ],
    },
  },
} as unknown as SchemeVersion;

const score = (indicator: string, block: string) => ({ indicator, block }) as IndicatorScore;

test('an indicator that one unit alone has gets its light by the lines of its block', () => {
  const rule = lightRules(scheme);
  expect(rule(score('budget', 'total'))).toEqual(fixed);
  expect(rule(score('nursery-places', 'total/duties'))).toEqual(own);
  expect(rule(score('nursery-places', 'total'))).toBeUndefined();
  expect([...leavesOf(scheme).keys()]).toEqual(['budget']);
});

test('a block of own indicators has its name', () => {
  expect(blockNames([scheme], 'departments@1', 'zh-CN').get('duties')).toBe('职能目标');
  expect(blockNames([scheme], 'departments@1', 'en').get('duties')).toBe('Duties');
});
